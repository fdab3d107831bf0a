import L from "leaflet";
import { clusterPoints, jointLabel, spreadPoints } from "./arrange-markers";
import type { LeafletMapProps, MapMarker } from "./map-types";

const markerSize = 28;
const groupReach = 34;

type Shown = { key: string; markers: MapMarker[]; at: L.LatLng };
type Look = { selectedId: string | null; pressable: boolean; groupTitle: (titles: string[]) => string };

/** Draws an element of the page's own instead of Leaflet's div, so that a marker is a real button (or a plain figure). */
class ElementIcon extends L.DivIcon {
  constructor(private readonly element: HTMLElement) {
    super({ iconSize: undefined, className: "" });
  }
  override createIcon(): HTMLElement {
    return this.element;
  }
}

/** The markers of a map. They are arranged anew at every zoom; an element that still stands for the same markers stays, and keeps the focus. */
export class MarkerLayer {
  private readonly shown = new Map<string, L.Marker>();
  private markers: MapMarker[] = [];
  private crowding: NonNullable<LeafletMapProps["crowding"]> = "spread";
  private look: Look = { selectedId: null, pressable: false, groupTitle: (titles) => titles.join(", ") };

  constructor(private readonly map: L.Map, private readonly onPress: (markers: MapMarker[]) => void) {
    map.on("zoomend", this.draw, this);
  }

  update(markers: MapMarker[], crowding: "spread" | "group", look: Look) {
    // A marker that turns from a figure into a button is another element.
    if (look.pressable !== this.look.pressable) this.clear();
    this.markers = markers;
    this.crowding = crowding;
    this.look = look;
    this.draw();
  }

  remove() {
    this.map.off("zoomend", this.draw, this);
    this.clear();
  }

  private clear() {
    for (const marker of this.shown.values()) marker.remove();
    this.shown.clear();
  }

  private draw() {
    const wanted = this.arrange();
    const keys = new Set(wanted.map((one) => one.key));
    for (const [key, marker] of this.shown) {
      if (keys.has(key)) continue;
      marker.remove();
      this.shown.delete(key);
    }
    for (const one of wanted) {
      const marker = this.shown.get(one.key) ?? this.add(one);
      marker.setLatLng(one.at);
      this.dress(marker, one);
    }
  }

  private arrange(): Shown[] {
    const byId = new Map(this.markers.map((marker) => [marker.id, marker]));
    const points = this.markers.map((marker) => {
      const { x, y } = this.map.project([marker.lat, marker.lon]);
      return { id: marker.id, x, y };
    });
    const spread = (some: typeof points) =>
      spreadPoints(some, markerSize).map(({ id, x, y }) => ({ key: id, markers: [byId.get(id)!], at: this.map.unproject([x, y]) }));
    if (this.crowding === "spread") return spread(points);
    return clusterPoints(points, groupReach).flatMap((cluster) => {
      const members = cluster.ids.map((id) => byId.get(id)!);
      if (members.length === 1 || this.cannotOpen(members)) return spread(points.filter((point) => cluster.ids.includes(point.id)));
      return [{ key: cluster.ids.join(" "), markers: members, at: this.map.unproject([cluster.x, cluster.y]) }];
    });
  }

  /** No zoom parts markers of (nearly) one spot. */
  private cannotOpen(members: MapMarker[]): boolean {
    const bounds = L.latLngBounds(members.map(({ lat, lon }) => [lat, lon]));
    return bounds.getSouthWest().distanceTo(bounds.getNorthEast()) < 300 || this.map.getZoom() >= this.map.getMaxZoom();
  }

  private add(one: Shown): L.Marker {
    const element = document.createElement(this.look.pressable ? "button" : "span");
    if (element instanceof HTMLButtonElement) element.type = "button";
    else element.setAttribute("role", "img");
    const marker = L.marker(one.at, { icon: new ElementIcon(element), keyboard: false, riseOnHover: true });
    marker.bindTooltip("", { direction: "top", offset: [0, -markerSize / 2], className: "st-map__tooltip" });
    if (this.look.pressable) marker.on("click", () => this.onPress(this.membersOf(one.key)));
    marker.addTo(this.map);
    this.shown.set(one.key, marker);
    return marker;
  }

  private membersOf(key: string): MapMarker[] {
    return this.arrange().find((one) => one.key === key)?.markers ?? [];
  }

  private dress(marker: L.Marker, { markers }: Shown) {
    const element = marker.getElement();
    if (!element) return;
    const first = markers[0]!;
    const selected = markers.some(({ id }) => id === this.look.selectedId);
    const label = jointLabel(markers.map((one) => one.label));
    const title = markers.length === 1 ? first.title : this.look.groupTitle(markers.map((one) => one.title));
    const oneColor = markers.every(({ color }) => color === first.color) ? first.color : undefined;
    const tone = markers.every((one) => one.tone === first.tone) ? (first.tone ?? "plain") : "plain";
    for (const name of ["leaflet-marker-icon", "st-marker", `st-marker--${tone}`]) element.classList.add(name);
    for (const other of ["plain", "uncertain", "muted"]) if (other !== tone) element.classList.remove(`st-marker--${other}`);
    element.classList.toggle("st-marker--selected", selected);
    element.classList.toggle("st-marker--group", markers.length > 1);
    element.style.setProperty("--st-marker-color", oneColor ?? "");
    element.textContent = label;
    element.setAttribute("aria-label", `${label}: ${title}`);
    if (this.look.pressable && markers.length === 1) element.setAttribute("aria-pressed", String(selected));
    const tooltip = document.createElement("span");
    tooltip.textContent = title;
    marker.setTooltipContent(tooltip);
    marker.setZIndexOffset(selected ? 1000 : 0);
  }
}
