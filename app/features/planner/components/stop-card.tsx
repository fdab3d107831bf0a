import { useDraggable } from "@dnd-kit/core";
import { memo, type CSSProperties, type KeyboardEvent, type MouseEvent } from "react";
import type { Severity } from "~/domain/itinerary/finding";
import { formatClock, formatDuration } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { CardView } from "../present-board";
import { shortestDrawnMinutes, type Axis } from "../present-day";
import { useBoardContext, type BoardActs } from "./board-context";
import { KindPictogram } from "./pictograms";

/** "01.30 næste dag": when a stop ends, by the clock of the place where it does. */
export function untilText(endMinute: number, { t, locale }: Translator, inText = false): string {
  return t("planner.card.until", { clock: formatClock(endMinute, locale, inText), days: Math.floor(endMinute / 1440) });
}

/** "Besøg 3: Jobcenter Silkeborg, 10.00–11.30, bekræftet, 1 advarsel": everything the card shows, in words. */
export function cardName(card: CardView, translator: Translator): string {
  const { t, tDynamic, locale } = translator;
  const time = card.startMinute === null ? t("planner.card.untimed") : `${formatClock(card.startMinute, locale, true)}–${untilText(card.endMinute!, translator, true)}`;
  const parts = [
    t("planner.card.head", { kind: tDynamic(`planner.kind.${card.kind}`), number: card.number, title: card.title }),
    time,
    card.town ?? "",
    tDynamic(`planner.status.${card.status}`).toLowerCase(),
    card.locked ? t("planner.card.locked") : "",
    card.counts.error > 0 ? t("planner.card.errors", { count: card.counts.error }) : "",
    card.counts.warning > 0 ? t("planner.card.warnings", { count: card.counts.warning }) : "",
  ];
  return parts.filter(Boolean).join(", ");
}

/** The keys of a card. True when the key was one of them. */
function handleKey(event: KeyboardEvent, card: CardView, acts: BoardActs, mayEdit: boolean): boolean {
  if (event.key === "Enter") {
    acts.open(card.id);
    return true;
  }
  if (!mayEdit) return false;
  if (event.key === "Delete") {
    acts.remove(card.id);
    return true;
  }
  if (!event.altKey || event.ctrlKey || event.metaKey) return false;
  const step = event.shiftKey ? 30 : 5;
  if (event.key === "ArrowUp") acts.nudge(card.id, -step);
  else if (event.key === "ArrowDown") acts.nudge(card.id, step);
  else if (event.key === "ArrowLeft") acts.toOtherDay(card.id, -1);
  else if (event.key === "ArrowRight") acts.toOtherDay(card.id, 1);
  else if (event.key === "+" || event.key === "=" || event.code === "NumpadAdd") acts.stretch(card.id, 5);
  else if (event.key === "-" || event.code === "NumpadSubtract") acts.stretch(card.id, -5);
  else return false;
  return true;
}

type Props = { card: CardView; axis: Axis; selected: boolean; moving: boolean };

/** One stop on the axis (or in the strip of untimed stops): a button that opens it, and a handle for its end. */
export const StopCard = memo(function StopCard({ card, axis, selected, moving }: Props) {
  const translator = useTranslator();
  const { t } = translator;
  const { acts, mayEdit, themes } = useBoardContext();
  const fixed = !mayEdit || card.locked;
  const drag = useDraggable({ id: card.id, data: { type: "stop", stopId: card.id, title: card.title }, disabled: fixed });
  const timed = card.startMinute !== null;
  const shownMinutes = timed ? card.endMinute! - card.startMinute! : card.durationMinutes;
  const press = (event: MouseEvent) => {
    // A press by keyboard or by a screen reader has no pointer: it opens, as Enter does.
    if (event.detail === 0 || event.detail >= 2 || window.matchMedia("(max-width: 1199px)").matches) acts.open(card.id);
    else acts.select(card.id);
  };
  const classes = ["st-stop", `st-stop--${card.kind}`, `st-stop--${card.status}`, timed ? "" : "st-stop--untimed", selected ? "st-stop--selected" : "", moving ? "st-stop--moving" : "", shownMinutes < 25 ? "st-stop--tiny" : ""];
  return (
    <div className={classes.filter(Boolean).join(" ")} style={timed ? cardPlace(card, axis) : undefined}>
      <button
        type="button"
        id={`stop-${card.id}`}
        ref={drag.setNodeRef}
        className="st-stop__face"
        aria-label={cardName(card, translator)}
        aria-current={selected || undefined}
        aria-describedby={mayEdit ? "board-keys" : undefined}
        aria-keyshortcuts={mayEdit ? "Enter Delete Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight Alt+Plus Alt+Minus" : "Enter"}
        {...(fixed ? {} : drag.listeners)}
        onClick={press}
        onKeyDown={(event) => {
          if (handleKey(event, card, acts, mayEdit)) {
            event.preventDefault();
            event.stopPropagation();
          } else if (!fixed) drag.listeners?.onKeyDown?.(event);
        }}
      >
        <CardFace card={card} themeNames={card.themes.map((code) => (themes[code] ? translator.pick(themes[code]) : code))} />
      </button>
      {fixed || !timed ? null : <StretchHandle card={card} />}
      {mayEdit && selected ? (
        <button type="button" className="st-stop__edit" tabIndex={-1} aria-hidden="true" onClick={() => acts.open(card.id)} title={t("planner.card.edit", { title: card.title })}>
          <Icon name="edit" />
        </button>
      ) : null}
    </div>
  );
});

/** Top, height and lane of a block on the axis; the length of an hour is the style sheet's. */
export function cardPlace(block: Pick<CardView, "startMinute" | "endMinute" | "lane" | "lanes">, axis: Axis): CSSProperties {
  const start = block.startMinute ?? 0;
  const from = start - axis.fromMinute;
  const minutes = Math.max(shortestDrawnMinutes, Math.min(block.endMinute ?? 0, axis.toMinute) - start);
  return { "--from": from, "--minutes": minutes, "--lane": block.lane, "--lanes": block.lanes } as CSSProperties;
}

/** What a card shows. How much of it there is room for is decided by the card's own height. */
export function CardFace({ card, themeNames }: { card: CardView; themeNames: string[] }) {
  const translator = useTranslator();
  const { t, tDynamic, locale } = translator;
  const clock = card.startMinute === null ? null : formatClock(card.startMinute, locale);
  return (
    <span className="st-stop__body">
      <span className="st-stop__line">
        <span className="st-stop__number">{card.number}</span>
        <span className="st-stop__time">{clock ?? formatDuration(card.durationMinutes, locale)}{clock === null ? null : <span className="st-stop__until">–{untilText(card.endMinute!, translator)}</span>}</span>
        <span className="st-stop__title">{card.title}</span>
        <span className="st-stop__marks">
          {card.locked ? <Icon name="lock" /> : null}
          <Worst counts={card.counts} />
        </span>
      </span>
      <span className="st-stop__more">
        <KindPictogram kind={card.kind} />
        <span className="st-stop__town">{card.town ?? t("planner.card.no-place")}</span>
        <span className={`st-status st-status--${card.status}`}>{tDynamic(`planner.status.${card.status}`)}</span>
      </span>
      {themeNames.length > 0 ? <span className="st-stop__themes">{themeNames.join(" · ")}</span> : null}
    </span>
  );
}

function Worst({ counts }: { counts: Record<Severity, number> }) {
  const worst = counts.error > 0 ? "error" : counts.warning > 0 ? "warning" : null;
  return worst ? <span className={`st-badge st-badge--${worst}`}><Icon name={worst} /><span className="st-badge__count">{counts.error + counts.warning}</span></span> : null;
}

/** The lower edge: a pointer pulls it; keys and the form do the same. */
function StretchHandle({ card }: { card: CardView }) {
  const drag = useDraggable({ id: `stretch:${card.id}`, data: { type: "stretch", stopId: card.id, title: card.title } });
  return <span ref={drag.setNodeRef} className="st-stop__handle" aria-hidden="true" {...drag.listeners} />;
}
