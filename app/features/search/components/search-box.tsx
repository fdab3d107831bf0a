import { Form, useNavigate } from "@remix-run/react";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { SuggestionData } from "../present";
import { mostCharacters, searchAddress, searchNames, searchPath } from "../schema";
import { MarkedText } from "./marked-text";
import { useSlashKey } from "./use-slash-key";
import { useSuggestions } from "./use-suggestions";

/**
 * The box with suggestions while one types: a combobox with a list as WAI-ARIA describes it. The focus stays in the field,
 * the arrows choose, Enter goes there, Escape closes. Keys pressed before the answer is there count once it is: who types
 * quickly is not slower than the server. Without script it is a form that asks for the page of results.
 */
export function SearchBox({ text = "", place }: { text?: string; place: "bar" | "page" }) {
  const { t } = useTranslator();
  const navigate = useNavigate();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { answer, waiting, ask, forget } = useSuggestions();
  const early = useRef({ steps: 0, enter: false });
  const slash = useSlashKey(input);
  const rows = answer ? rowsOf(answer) : [];
  const shown = open && answer !== null;
  const optionId = (index: number) => `${id}-option-${index}`;

  useEffect(() => {
    if (shown && active >= 0) document.getElementById(`${id}-option-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [shown, active, id]);

  const close = () => {
    setOpen(false);
    setActive(-1);
    early.current = { steps: 0, enter: false };
  };
  const leave = () => {
    close();
    forget();
    if (place === "bar") setTyped("");
  };
  // The list is gone and its field is done: what comes next is the page, and the slash leads back.
  const leaveForPage = () => {
    leave();
    document.getElementById("indhold")?.focus({ preventScroll: true });
  };
  const goTo = (address: string) => {
    leaveForPage();
    navigate(address);
  };
  useEffect(() => {
    if (waiting) return;
    const { steps, enter } = early.current;
    // Nothing was pressed early; what is pressed between the answer and this must stand.
    if (steps === 0) return;
    early.current = { steps: 0, enter: false };
    const wished = placeAfter(-1, steps, rows.length);
    setActive(wished);
    if (enter) goTo(rows[wished]?.to ?? searchAddress(typed, null));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- an answer that has come, not another reason to draw
  }, [answer, waiting]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return setOpen(true);
      if (waiting) return void (early.current.steps += event.key === "ArrowDown" ? 1 : -1);
      setActive(placeAfter(active, event.key === "ArrowDown" ? 1 : -1, rows.length));
    } else if (event.key === "Enter" && waiting && early.current.steps !== 0) {
      event.preventDefault();
      early.current.enter = true;
    } else if (event.key === "Enter" && shown && !waiting && rows[active]) {
      event.preventDefault();
      goTo(rows[active].to);
    } else if (event.key === "Escape" && (open || typed !== "")) {
      event.preventDefault();
      if (shown) return close();
      leave();
      setTyped("");
    }
  };

  return (
    <Form method="get" action={searchPath} role="search" aria-label={t("search.form")} className={`st-search st-search--${place}`} onSubmit={leaveForPage}
      onBlur={(event) => void (event.currentTarget.contains(event.relatedTarget) || close())}>
      <label className={place === "bar" ? "sr-only" : "form-label"} htmlFor={`${id}-field`}>{t("search.label")}</label>
      <div className="st-search__field">
        <input ref={input} id={`${id}-field`} name={searchNames.text} type="search" className="form-input" value={typed} maxLength={10 * mostCharacters} autoComplete="off" spellCheck={false}
          placeholder={place === "bar" ? t("search.placeholder") : undefined} role="combobox" aria-autocomplete="list" aria-haspopup="listbox" aria-keyshortcuts={slash.on ? "/" : undefined}
          aria-expanded={shown && rows.length > 0} aria-controls={`${id}-list`} aria-activedescendant={shown && active >= 0 ? optionId(active) : undefined}
          onChange={(event) => {
            setTyped(event.target.value);
            setOpen(true);
            setActive(-1);
            early.current = { steps: 0, enter: false };
            ask(event.target.value);
          }}
          onKeyDown={onKeyDown} />
        <button type="submit" className={`button ${place === "bar" ? "button-secondary" : "button-primary"}`}><Icon name="search" /><span className={place === "bar" ? "sr-only" : undefined}>{t("search.submit")}</span></button>
        <div className="st-search__popup" hidden={!shown}>
          <ul id={`${id}-list`} role="listbox" aria-label={t("search.suggestions")} hidden={rows.length === 0}>
            {rows.map((row, index) => (
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys belong to the field, which keeps the focus
              <li key={row.key} id={optionId(index)} role="option" aria-selected={index === active} className="st-search__row"
                onMouseDown={(event) => event.preventDefault()} onMouseMove={() => setActive(index)} onClick={() => goTo(row.to)}>
                <SuggestionRow row={row} answer={answer!} />
              </li>
            ))}
          </ul>
          {answer && rows.length === 0 ? <p className="st-search__nothing">{t("search.nothing", { text: answer.text })}</p> : null}
        </div>
        <p className="sr-only" role="status">{shown ? t("search.announce", { count: answer.found, more: answer.more ? "yes" : "no" }) : ""}</p>
      </div>
      {place === "page" && slash.known ? (
        <div className="form-group form-group-checkbox st-search__slash">
          <input type="checkbox" className="form-checkbox" id={`${id}-slash`} checked={slash.on} onChange={(event) => slash.turn(event.currentTarget.checked)} />
          <label className="form-checkbox-label" htmlFor={`${id}-slash`}>{t("search.slash")}</label>
        </div>
      ) : null}
    </Form>
  );
}

/** Where some steps lead; one place more than there are rows: the field itself (-1), between the last and the first. */
function placeAfter(from: number, steps: number, rowCount: number): number {
  const places = rowCount + 1;
  return ((((from + 1 + steps) % places) + places) % places) - 1;
}

type Row = SuggestionData["suggestions"][number] | { key: "all"; to: string };

/** The suggestions, and where there are more, the way to all of them. */
function rowsOf({ suggestions, found, text }: SuggestionData): Row[] {
  return found > suggestions.length ? [...suggestions, { key: "all", to: searchAddress(text, null) }] : suggestions;
}

function SuggestionRow({ row, answer }: { row: Row; answer: SuggestionData }) {
  const { t, tDynamic } = useTranslator();
  if (!("kind" in row)) return <span className="st-search__all">{t("search.all", { count: answer.found, more: answer.more ? "yes" : "no" })}</span>;
  return (
    <>
      <span className="st-search__title"><MarkedText pieces={row.title} /></span>
      <span className="st-search__note">{[tDynamic(`search.kind.${row.kind}`), row.note].filter(Boolean).join(" · ")}</span>
    </>
  );
}
