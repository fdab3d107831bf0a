import type { CardView, DayView } from "../present-board";
import type { Ghost } from "./day-column";

/**
 * While a stop is dragged its card stays where it was (an element that a finger holds must not leave the page) and a ghost
 * stands where it would land. `days` are those of the plan as it would be, `before` those of the plan as it is.
 */
export function liftDragged(days: DayView[], draggedId: string | null, stretching: boolean, before: DayView[]): { days: DayView[]; ghost: Ghost; ghostDayId: string | null } {
  const nothing = { days, ghost: null, ghostDayId: null };
  if (draggedId === null || stretching) return nothing;
  const holds = (day: DayView) => [...day.cards, ...day.untimed].some((card) => card.id === draggedId);
  const landing = days.find(holds);
  const home = before.find(holds);
  const ghostCard: CardView | undefined = landing?.cards.find((card) => card.id === draggedId);
  const kept = home && [...home.cards, ...home.untimed].find((card) => card.id === draggedId);
  const lifted = days.map((day) => {
    if (day.id !== landing?.id && day.id !== home?.id) return day;
    const without = (cards: CardView[]) => cards.filter((card) => card.id !== draggedId);
    const own = day.id === home?.id ? kept : undefined;
    return {
      ...day,
      cards: own && own.startMinute !== null ? [...without(day.cards), own].sort((a, b) => a.number - b.number) : without(day.cards),
      untimed: own && own.startMinute === null ? [...without(day.untimed), own] : without(day.untimed),
    };
  });
  return { days: lifted, ghost: ghostCard ? { card: ghostCard, stretching } : null, ghostDayId: landing?.id ?? null };
}
