/** Degrees in WGS 84. The map takes no other order and no arrays; only its canvas turns them for Leaflet. */
export type MapPoint = { lon: number; lat: number };

/**
 * `plain` a filled marker; `uncertain` a dashed outline, for a place that is only roughly known or a host still to be
 * found; `muted` a pale one, for what is not placed or belongs to another day.
 */
export type MapTone = "plain" | "uncertain" | "muted";

export type MapMarker = MapPoint & {
  id: string;
  /** A number or a letter, the same as in the list beside the map. */
  label: string;
  /** What stands there, in words; read aloud after the label and shown when the marker is pointed at. */
  title: string;
  /** Any CSS colour, `var(--st-day-1)` included; white figures must be readable on it. */
  color?: string;
  tone?: MapTone;
};

export type MapLine = {
  id: string;
  points: MapPoint[];
  color?: string;
  /** For a way that is estimated, flown or impossible. */
  dashed?: boolean;
  title?: string;
};

/** Where tiles come from; null: only the base map of this site is used. Both come from the settings, through a loader. */
export type MapTiles = { tileUrl: string | null; tileAttribution: string | null };

export type LeafletMapProps = Partial<MapTiles> & {
  /** The name of the map: what it shows. Every map has a list beside it that says the same. */
  label: string;
  markers: MapMarker[];
  lines?: MapLine[];
  selectedId?: string | null;
  /** Without it the markers are figures and no buttons. */
  onSelect?: (id: string) => void;
  /** What the view fits to; without it, everything on the map. */
  shown?: MapPoint[];
  /** `follow`: the view fits again whenever the places change; `keep`: only when something would fall outside of it. */
  fit?: "follow" | "keep";
  /** What happens to markers that would cover each other: `spread` moves them apart, `group` makes one of them that opens when pressed. */
  crowding?: "spread" | "group";
  /** With it a press on the map itself gives the point pressed. */
  onPick?: (point: MapPoint) => void;
  className?: string;
};
