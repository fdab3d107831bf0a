import type { ReactNode } from "react";
import type { StopKind } from "~/domain/itinerary/itinerary";
import type { TravelMode } from "~/domain/travel/leg-estimate";

// The design system's icons know no bus and no bed: these are drawn on the same grid, in its weight.
const modes: Record<TravelMode, ReactNode> = {
  walk: <><circle cx="13" cy="4" r="1.6" fill="currentColor" /><path d="M12 8l-3 3v3M12 8l1 6 3 3 1 4M13 14l-3 3-2 4M12 8l2 3 3 1" /></>,
  coach: <><rect x="3" y="5" width="18" height="12" rx="2" /><path d="M3 11h18M9 5v6M15 5v6" /><circle cx="7.5" cy="18" r="1.7" fill="currentColor" /><circle cx="16.5" cy="18" r="1.7" fill="currentColor" /></>,
  car: <><path d="M3 16v-4l2-5h11l3 5 2 1v3z" /><path d="M5 12h14" /><circle cx="7.5" cy="17" r="1.7" fill="currentColor" /><circle cx="16.5" cy="17" r="1.7" fill="currentColor" /></>,
  transit: <><rect x="6" y="5" width="12" height="12" rx="2" /><path d="M6 11h12M9 2l3 3 3-3M8 21l2-4M16 21l-2-4" /></>,
  train: <><path d="M6 4h12v10a3 3 0 0 1-3 3H9a3 3 0 0 1-3-3z" /><path d="M6 10h12M12 4v6M8 21l2-4M16 21l-2-4" /></>,
  ferry: <><path d="M4 13l8-3 8 3-2 5H6zM8 11V6h8v5M12 6V3" /><path d="M3 21c2-1.500 4-1.500 6 0s4 1.500 6 0 4-1.500 6 0" /></>,
  flight: <path d="M21 4c-1-1-3-.5-4 .5L13.500 8 5 6 3.500 7.500 10 11l-3 3.500-3-.5L3 15l3.500 2.500L9 21l1-1-.5-3 3.500-3 3.500 6.500L18 19l-2-8.500L19.500 7c1-1 1.500-2 1.500-3z" />,
};

const kinds: Record<StopKind, ReactNode> = {
  visit: <path d="M4 20V9l8-5 8 5v11M4 20h16M9 20v-6h6v6" />,
  meal: <path d="M7 3v7M4.500 3v5a2.500 2.500 0 0 0 5 0V3M7 10v11M17 3c-2 0-3 3-3 6v4h3zM17 3v18" />,
  lodging: <path d="M3 19V6M3 16h18v3M21 16v-3a3 3 0 0 0-3-3h-7v6M7 13.500a1.700 1.700 0 1 0 0-3.400 1.700 1.700 0 0 0 0 3.400z" />,
  travel: <path d="M4 12h15M14 7l5 5-5 5" />,
  meeting: <><circle cx="8" cy="8" r="3" /><circle cx="17" cy="9" r="2.300" /><path d="M2.500 19c0-3.500 2.500-6 5.500-6s5.500 2.500 5.500 6M15 13.500c3-.5 6 1.500 6.500 5" /></>,
  free: <><circle cx="12" cy="12" r="4" /><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600L7 7M17 17l1.400 1.400M5.600 18.400L7 17M17 7l1.400-1.400" /></>,
};

function Drawing({ children }: { children: ReactNode }) {
  return <svg className="st-pictogram" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{children}</svg>;
}

/** How the group moves. Always beside the word or the minutes that say the same. */
export function ModePictogram({ mode }: { mode: TravelMode }) {
  return <Drawing>{modes[mode]}</Drawing>;
}

export function KindPictogram({ kind }: { kind: StopKind }) {
  return <Drawing>{kinds[kind]}</Drawing>;
}
