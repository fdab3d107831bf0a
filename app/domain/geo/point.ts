/** A position in WGS 84 degrees: `lon` −180…180 (east positive), `lat` −90…90 (north positive). Never an array, never `lat` first. */
export type Point = { lon: number; lat: number };
