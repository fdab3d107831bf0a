import { useDroppable } from "@dnd-kit/core";
import { memo, type CSSProperties } from "react";
import { formatDateShort } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import type { DayView } from "../present-board";
import { hoursOf, type Axis } from "../present-day";
import { dayText } from "../present-findings";
import { useBoardContext } from "./board-context";
import { DayColumn, type Ghost } from "./day-column";

type Props = { days: DayView[]; axis: Axis; dayId: string; selectedId: string | null; draggedId: string | null; ghost: Ghost; ghostDayId: string | null };

/** The days side by side; where there is room for one only, one at a time with tabs and arrows. */
export function BoardDays({ days, axis, dayId, selectedId, draggedId, ghost, ghostDayId }: Props) {
  const { t } = useTranslator();
  const { acts } = useBoardContext();
  const at = days.findIndex((day) => day.id === dayId);
  const previous = days[at - 1];
  const next = days[at + 1];
  return (
    <div className="st-days" style={{ "--axis-minutes": axis.toMinute - axis.fromMinute, "--day-count": days.length } as CSSProperties}>
      <nav className="st-days__switch" aria-label={t("planner.days.switch")}>
        <button type="button" className="st-icon-button" disabled={!previous} onClick={() => previous && acts.goToDay(previous.id)} aria-label={t("planner.days.previous")}><Icon name="chevron-left" /></button>
        <ul>{days.map((day) => <DayTab key={day.id} day={day} current={day.id === dayId} />)}</ul>
        <button type="button" className="st-icon-button" disabled={!next} onClick={() => next && acts.goToDay(next.id)} aria-label={t("planner.days.next")}><Icon name="chevron-right" /></button>
      </nav>
      {/* The hours are read with every stop; the scale is for the eye. */}
      <div className="st-days__scroll">
        <div className="st-days__grid">
          <Hours axis={axis} />
          {days.map((day) => (
            <DayColumn key={day.id} day={day} axis={axis} current={day.id === dayId} selectedId={selectedId} draggedId={draggedId} ghost={day.id === ghostDayId ? ghost : null} />
          ))}
        </div>
      </div>
    </div>
  );
}

const Hours = memo(function Hours({ axis }: { axis: Axis }) {
  return (
    <div className="st-hours" aria-hidden="true">
      <div className="st-hours__scale">
        {hoursOf(axis).map((hour) => <span key={hour} style={{ "--from": hour * 60 - axis.fromMinute } as CSSProperties}>{String(hour % 24).padStart(2, "0")}</span>)}
      </div>
    </div>
  );
});

const DayTab = memo(function DayTab({ day, current }: { day: DayView; current: boolean }) {
  const translator = useTranslator();
  const { t, locale } = translator;
  const { acts, mayEdit } = useBoardContext();
  const drop = useDroppable({ id: `tab:${day.id}`, data: { type: "tab", dayId: day.id }, disabled: !mayEdit });
  const worst = day.counts.error > 0 ? "error" : day.counts.warning > 0 ? "warning" : null;
  return (
    <li>
      <button ref={drop.setNodeRef} type="button" className="st-day-tab" aria-current={current || undefined} data-over={drop.isOver || undefined} onClick={() => acts.goToDay(day.id)}
        style={{ "--day-color": `var(--st-day-${(day.index % 8) + 1})` } as CSSProperties}
        aria-label={[t("planner.day.name", { number: day.index + 1, date: dayText(day.date, translator) }), day.counts.error > 0 ? t("planner.card.errors", { count: day.counts.error }) : ""].filter(Boolean).join(", ")}>
        {formatDateShort(day.date, locale)}
        {worst ? <Icon name={worst} className={`st-severity st-severity--${worst}`} /> : null}
      </button>
    </li>
  );
});
