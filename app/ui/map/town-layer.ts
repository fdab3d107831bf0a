import L from "leaflet";
import type { Locale } from "~/i18n/locale";
import type { MapPoint } from "./map-types";

/** A town to read the map by. `rank` 1 is shown first when one zooms in, 5 last. */
type Town = { da: string; en: string; lon: number; lat: number; rank: number };

const lineHeight = 16;
const letterWidth = 6.5;
/** A marker nearer than this covers the beginning of a name, which then stands beside it. */
const markerRadius = 14;

/** The lowest rank (1 is the greatest town) that is named at a zoom. */
function rankAt(zoom: number): number {
  return zoom < 3 ? 0 : zoom < 5 ? 1 : zoom < 6 ? 2 : zoom < 7 ? 3 : zoom < 8 ? 4 : 5;
}

/** Names of towns, as many as there is room for. They help to read the map and are said nowhere else, so they are hidden from screen readers. */
export class TownLayer {
  private towns: Town[] = [];
  private markers: MapPoint[] = [];
  private readonly layer = L.layerGroup();
  private readonly ended = new AbortController();

  constructor(private readonly map: L.Map, private readonly locale: Locale) {
    const pane = map.createPane("towns");
    pane.style.zIndex = "450";
    pane.style.pointerEvents = "none";
    pane.setAttribute("aria-hidden", "true");
    this.layer.addTo(map);
    map.on("moveend", this.draw, this);
    void this.load();
  }

  makeRoomFor(markers: MapPoint[]) {
    this.markers = markers;
    this.draw();
  }

  remove() {
    this.map.off("moveend", this.draw, this);
    this.ended.abort();
    this.layer.remove();
  }

  private async load() {
    try {
      const response = await fetch("/kort/byer.json", { signal: this.ended.signal });
      if (!response.ok) return;
      this.towns = ((await response.json()) as { towns: Town[] }).towns.sort((a, b) => a.rank - b.rank);
      if (!this.ended.signal.aborted) this.draw();
    } catch {
      // A map without names of towns is still a map.
    }
  }

  private draw() {
    this.layer.clearLayers();
    const lowest = rankAt(this.map.getZoom());
    const view = this.map.getBounds();
    const covered = this.markers.map(({ lat, lon }) => this.map.latLngToContainerPoint([lat, lon]));
    const taken: { left: number; right: number; top: number }[] = [];
    for (const town of this.towns) {
      if (town.rank > lowest) break;
      if (!view.contains([town.lat, town.lon])) continue;
      const name = town[this.locale];
      const { x, y } = this.map.latLngToContainerPoint([town.lat, town.lon]);
      const beside = covered.some((marker) => Math.hypot(marker.x - x, marker.y - y) < markerRadius);
      const spot = { left: x - 4, right: x + (beside ? 22 : 10) + name.length * letterWidth, top: y - lineHeight / 2 };
      if (taken.some((other) => spot.left < other.right && spot.right > other.left && Math.abs(spot.top - other.top) < lineHeight)) continue;
      taken.push(spot);
      const element = document.createElement("span");
      element.textContent = name;
      const icon = L.divIcon({ className: `st-map__town${beside ? " st-map__town--beside" : ""}`, html: element, iconSize: [0, 0] });
      this.layer.addLayer(L.marker([town.lat, town.lon], { icon, pane: "towns", interactive: false, keyboard: false }));
    }
  }
}
