import { useDraggable, useDroppable } from "@dnd-kit/core";
import { memo, useMemo, useState, type HTMLAttributes } from "react";
import type { Stop } from "~/domain/itinerary/itinerary";
import { compareTexts, formatDateShort, formatDuration } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import { dayText } from "../present-findings";
import type { PoolSite } from "../present";
import { useBoardContext, type Wish } from "./board-context";
import { KindPictogram } from "./pictograms";

type Day = { id: string; date: string };
type Props = { pool: PoolSite[]; stops: Stop[]; days: Day[]; dayId: string; selectedId: string | null };

/** What could be visited and is not placed yet: unplaced stops first, then the sites of the trip's destinations. */
export const WishList = memo(function WishList({ pool, stops, days, dayId, selectedId }: Props) {
  const translator = useTranslator();
  const { t, pick, locale } = translator;
  const { acts, mayEdit, themes } = useBoardContext();
  const [search, setSearch] = useState("");
  const [theme, setTheme] = useState("");
  const [destination, setDestination] = useState("");
  const [all, setAll] = useState(false);
  const drop = useDroppable({ id: "pool", data: { type: "pool" }, disabled: !mayEdit });

  const usedOn = useMemo(() => {
    const dates = new Map(days.map((day) => [day.id, day.date]));
    return new Map(stops.flatMap((stop) => (stop.siteId ? [[stop.siteId, stop.dayId ? (dates.get(stop.dayId) ?? "") : ""] as const] : [])));
  }, [stops, days]);
  const unplaced = stops.filter((stop) => stop.dayId === null);
  const free = pool.filter((site) => !usedOn.has(site.siteId));
  const offered = all ? pool : free;
  const matches = (...texts: string[]) => texts.some((text) => text.toLocaleLowerCase(locale).includes(search.trim().toLocaleLowerCase(locale)));
  const sites = offered.filter((site) => (theme === "" || site.themes.includes(theme)) && (destination === "" || site.destination.da === destination) && matches(site.name, pick(site.town), pick(site.offer)));
  const waiting = unplaced.filter((stop) => matches(stop.title, stop.place?.name ?? "") && theme === "" && destination === "");
  const compare = compareTexts(locale);
  const themeCodes = [...new Set(pool.flatMap((site) => site.themes))].filter((code) => themes[code]).sort((a, b) => compare(pick(themes[a]!), pick(themes[b]!)));
  const destinations = [...new Map(pool.map((site) => [site.destination.da, pick(site.destination)]))];
  const date = days.find((day) => day.id === dayId)?.date;

  return (
    <section className="st-wishes" aria-labelledby="wishes-head" ref={drop.setNodeRef} data-over={drop.isOver || undefined}>
      <div className="st-pane__head">
        <h2 id="wishes-head">{t("planner.wishes.title")}</h2>
        {mayEdit ? <button type="button" className="st-link-button" onClick={acts.openNew}><Icon name="plus" />{t("planner.wishes.own")}</button> : null}
      </div>
      <div className="st-wishes__filters">
        <label className="sr-only" htmlFor="wish-search">{t("planner.wishes.search")}</label>
        <input id="wish-search" type="search" className="form-input" placeholder={t("planner.wishes.search")} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        <div className="st-wishes__selects">
          <Filter id="wish-theme" label={t("planner.wishes.theme")} every={t("planner.wishes.every-theme")} value={theme} onChange={setTheme} choices={themeCodes.map((code) => [code, pick(themes[code]!)])} />
          {destinations.length > 1 ? <Filter id="wish-destination" label={t("planner.wishes.destination")} every={t("planner.wishes.every-destination")} value={destination} onChange={setDestination} choices={destinations} /> : null}
        </div>
        <div className="st-toggle" role="group" aria-label={t("planner.wishes.shown")}>
          <button type="button" aria-pressed={!all} onClick={() => setAll(false)}>{t("planner.wishes.unplanned", { count: free.length + unplaced.length })}</button>
          <button type="button" aria-pressed={all} onClick={() => setAll(true)}>{t("planner.wishes.all", { count: pool.length + unplaced.filter((stop) => !stop.siteId).length })}</button>
        </div>
        {mayEdit && date ? (
          <label className="st-wishes__day" htmlFor="wish-day">
            {t("planner.wishes.to-day")}
            <select id="wish-day" className="form-select" value={dayId} onChange={(event) => acts.goToDay(event.currentTarget.value)}>
              {days.map((day) => <option key={day.id} value={day.id}>{formatDateShort(day.date, locale)}</option>)}
            </select>
          </label>
        ) : null}
      </div>
      <ul className="st-wishes__list" aria-label={t("planner.wishes.title")}>
        {waiting.map((stop) => (
          <WishRow key={stop.id} wish={{ type: "stop", stopId: stop.id }} title={stop.title} town={stop.place?.name ?? t("planner.card.no-place")} minutes={stop.durationMinutes} themeNames={[]}
            note={t("planner.wishes.set-aside")} dayId={dayId} date={date} kind={stop.kind} selected={stop.id === selectedId} onOpen={() => acts.open(stop.id)} locked={stop.locked} />
        ))}
        {sites.map((site) => {
          const used = usedOn.get(site.siteId);
          const note = used ? t("planner.wishes.used", { date: formatDateShort(used, locale) }) : site.concreteness === "type-only" ? t("planner.wishes.find-host") : site.hasCaveat ? t("planner.wishes.caveat") : null;
          return (
            <WishRow key={site.siteId} wish={{ type: "site", siteId: site.siteId }} title={site.name} town={pick(site.town)} minutes={site.visitMinutes} note={note}
              themeNames={site.themes.slice(0, 2).map((code) => (themes[code] ? pick(themes[code]) : code))} dayId={dayId} date={date} kind="visit" selected={false} href={`/besoegssteder/${site.code}`} locked={false} />
          );
        })}
      </ul>
      {waiting.length + sites.length === 0 ? <p className="st-wishes__none">{search || theme || destination ? t("planner.wishes.no-match") : t("planner.wishes.none")}</p> : null}
    </section>
  );
});

function Filter({ id, label, every, value, onChange, choices }: { id: string; label: string; every: string; value: string; onChange: (value: string) => void; choices: [string, string][] }) {
  return (
    <div>
      <label className="sr-only" htmlFor={id}>{label}</label>
      <select id={id} className="form-select" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{every}</option>
        {choices.map(([code, name]) => <option key={code} value={code}>{name}</option>)}
      </select>
    </div>
  );
}

type RowProps = {
  wish: Wish; title: string; town: string; minutes: number; themeNames: string[]; note: string | null; dayId: string; date: string | undefined; kind: Stop["kind"]; selected: boolean; locked: boolean;
  href?: string; onOpen?: () => void;
};

function WishRow({ wish, title, town, minutes, themeNames, note, dayId, date, kind, selected, locked, href, onOpen }: RowProps) {
  const translator = useTranslator();
  const { t, locale } = translator;
  const { acts, mayEdit } = useBoardContext();
  const id = wish.type === "site" ? `site:${wish.siteId}` : wish.stopId;
  const drag = useDraggable({ id, data: wish.type === "site" ? { type: "site", siteId: wish.siteId, title } : { type: "stop", stopId: wish.stopId, title }, disabled: !mayEdit || locked });
  return (
    <li className={`st-wish${selected ? " st-wish--selected" : ""}${drag.isDragging ? " st-wish--moving" : ""}`} ref={drag.setNodeRef} {...(mayEdit ? pointerOnly(drag.listeners) : {})}>
      <KindPictogram kind={kind} />
      <div className="st-wish__text">
        {href ? <a className="st-wish__title" href={href} target="_blank" rel="noreferrer" draggable={false}>{title}<span className="sr-only"> {t("planner.wishes.new-window")}</span></a> : <button type="button" className="st-wish__title st-link-button" id={wish.type === "stop" ? `stop-${wish.stopId}` : undefined} onClick={onOpen}>{title}</button>}
        <span className="st-wish__facts">{[town, formatDuration(minutes, locale), ...themeNames].join(" · ")}</span>
        {note ? <span className="st-wish__note">{note}</span> : null}
      </div>
      {mayEdit && date ? (
        <button type="button" className="st-wish__add" aria-label={t("planner.wishes.add", { title, day: dayText(date, translator) })} title={t("planner.wishes.add-short", { day: formatDateShort(date, locale) })} onClick={() => acts.place(wish, dayId)}>
          <Icon name="plus" />
        </button>
      ) : null}
    </li>
  );
}

/** A row holds buttons of its own: the keys belong to them, and the row is dragged by pointer alone. */
function pointerOnly(listeners: ReturnType<typeof useDraggable>["listeners"]): Pick<HTMLAttributes<HTMLLIElement>, "onMouseDown" | "onTouchStart"> {
  const { onMouseDown, onTouchStart } = (listeners ?? {}) as Pick<HTMLAttributes<HTMLLIElement>, "onMouseDown" | "onTouchStart">;
  return { onMouseDown, onTouchStart };
}
