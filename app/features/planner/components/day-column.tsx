import { useDroppable } from "@dnd-kit/core";
import { memo, type CSSProperties } from "react";
import { formatClock, formatDateShort, formatDuration } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import { dayText } from "../present-findings";
import type { CardView, DayView } from "../present-board";
import type { Axis } from "../present-day";
import { useBoardContext } from "./board-context";
import { KindPictogram } from "./pictograms";
import { LegChip } from "./leg-chip";
import { StopCard, cardPlace, untilText } from "./stop-card";

export type Ghost = { card: CardView; stretching: boolean } | null;

type Props = {
  day: DayView;
  axis: Axis;
  current: boolean;
  selectedId: string | null;
  /** The stop that is being dragged, wherever it is. */
  draggedId: string | null;
  /** Where it would stand on this day. */
  ghost: Ghost;
};

/** A day of the trip: its head, the stops without a time, the axis with stops and legs, and where the group sleeps. */
export const DayColumn = memo(function DayColumn({ day, axis, current, selectedId, draggedId, ghost }: Props) {
  const translator = useTranslator();
  const { t, locale } = translator;
  const { acts, mayEdit } = useBoardContext();
  const body = useDroppable({ id: `day:${day.id}`, data: { type: "day", dayId: day.id }, disabled: !mayEdit });
  const strip = useDroppable({ id: `strip:${day.id}`, data: { type: "strip", dayId: day.id }, disabled: !mayEdit });
  const headId = `day-${day.id}`;
  const cards = day.cards;
  const entries = [...cards.map((card) => ({ at: card.number, card, leg: null })), ...day.legs.map((leg, index) => ({ at: legOrder(leg, cards, index), card: null, leg }))].sort((a, b) => a.at - b.at);
  const empty = cards.length === 0 && day.untimed.length === 0;
  return (
    <section className={`st-day${current ? " st-day--current" : ""}`} aria-labelledby={headId} style={{ "--day-color": `var(--st-day-${(day.index % 8) + 1})` } as CSSProperties}>
      <header className="st-day__head">
        <div className="st-day__line">
          <h2 id={headId}>
            <span className="st-day__number" aria-hidden="true">{day.index + 1}</span>
            <span aria-hidden="true">{formatDateShort(day.date, locale)}</span>
            <span className="sr-only">{t("planner.day.name", { number: day.index + 1, date: dayText(day.date, translator) })}</span>
          </h2>
          {mayEdit && day.counts.error > 0 ? (
            <button type="button" className="st-fix st-day__fix" aria-label={t("planner.fix-day.open-name", { day: dayText(day.date, translator) })} onClick={() => acts.openFixDay(day.id)}>{t("planner.fix-day.title")}</button>
          ) : null}
        </div>
        <p className="st-day__sum">
          {empty ? t("planner.day.empty") : t("planner.day.sum", { visits: day.visits, travel: formatDuration(day.travelMinutes, locale) })}
        </p>
        {day.inTrip ? null : <p className="st-day__outside"><Icon name="error" />{t("planner.day.outside")}</p>}
      </header>
      <div className="st-day__strip" ref={strip.setNodeRef} data-over={strip.isOver || undefined}>
        {day.wakes ? <NightChip word={day.wakes.stopId ? t("planner.night.wakes") : t("planner.night.from")} title={day.wakes.title} stopId={day.wakes.stopId} home={day.wakes.stopId === null} /> : null}
        {day.untimed.length > 0 ? (
          <ul className="st-day__untimed" aria-label={t("planner.day.untimed")}>
            {day.untimed.map((card) => <li key={card.id}><StopCard card={card} axis={axis} selected={card.id === selectedId} moving={card.id === draggedId} /></li>)}
          </ul>
        ) : null}
        {strip.isOver ? <p className="st-day__drop">{t("planner.day.drop-untimed")}</p> : null}
      </div>
      <div className="st-day__body" ref={body.setNodeRef} data-day-body={day.id} data-over={body.isOver || undefined}>
        <ol className="st-day__list" aria-label={t("planner.day.list", { date: dayText(day.date, translator) })}>
          {entries.map(({ card, leg }) => (
            <li key={card ? card.id : leg.key}>
              {card ? (
                <StopCard card={card} axis={axis} selected={card.id === selectedId} moving={card.id === draggedId} />
              ) : (
                <LegChip leg={leg} axis={axis} selected={selectedId !== null && (leg.fromStopId === selectedId || leg.toStopId === selectedId)} />
              )}
            </li>
          ))}
        </ol>
        {ghost && ghost.card.startMinute !== null ? <GhostBlock ghost={ghost} axis={axis} /> : null}
        {empty && !ghost && mayEdit ? <button type="button" className="st-day__add" onClick={() => acts.fillDay(day.id)}><Icon name="plus" />{t("planner.day.add")}</button> : null}
      </div>
      <footer className="st-day__foot">
        {day.sleeps ? <NightChip word={t("planner.night.sleeps")} title={day.sleeps.title} stopId={day.sleeps.stopId} home={false} /> : null}
        {day.bedMissing ? <p className="st-night st-night--missing"><Icon name="error" />{t("planner.night.missing")}</p> : null}
      </footer>
    </section>
  );
});

/** Legs stand in the list between the stops they join: before the one they lead to, else after the one they leave. */
function legOrder(leg: DayView["legs"][number], cards: CardView[], index: number): number {
  const to = cards.find((card) => card.id === leg.toStopId);
  if (to) return to.number - 0.5;
  const from = cards.find((card) => card.id === leg.fromStopId);
  return from ? from.number + 0.5 : index + 1e6;
}

function NightChip({ word, title, stopId, home }: { word: string; title: string; stopId: string | null; home: boolean }) {
  const { acts } = useBoardContext();
  const content = <>{home ? <KindPictogram kind="visit" /> : <KindPictogram kind="lodging" />}<span>{word} <strong>{title}</strong></span></>;
  return stopId ? <button type="button" className="st-night" onClick={() => acts.reveal(stopId)}>{content}</button> : <p className="st-night">{content}</p>;
}

function GhostBlock({ ghost, axis }: { ghost: NonNullable<Ghost>; axis: Axis }) {
  const translator = useTranslator();
  const { card } = ghost;
  return (
    <div className="st-stop st-stop--ghost" style={cardPlace(card, axis)} aria-hidden="true">
      <span className="st-stop__body"><span className="st-stop__line"><span className="st-stop__time">{formatClock(card.startMinute!, translator.locale)}–{untilText(card.endMinute!, translator)}</span><span className="st-stop__title">{card.title}</span></span></span>
    </div>
  );
}
