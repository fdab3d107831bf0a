import L from "leaflet";

/** Land and borders as the base map's addresses send them: rings and lines are flat lists lon, lat, lon, lat … */
type BaseShapes = { land: number[][][]; borders: number[][] };
type Box = { west: number; south: number; east: number; north: number };

const detailSteps = [
  { fromZoom: 7, scale: "10m", gridDegrees: 2, maxDegrees: 24 },
  { fromZoom: 4, scale: "50m", gridDegrees: 10, maxDegrees: 120 },
] as const;

function latLngs(flat: number[]): [number, number][] {
  const points: [number, number][] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) points.push([flat[index + 1]!, flat[index]!]);
  return points;
}

/**
 * The map of this site's own, always there: the coarse world at once, and a finer cut of what is in view as soon as one
 * has zoomed in. Nothing is asked of anybody else.
 */
export class BaseLayer {
  private readonly renderer: L.Canvas;
  private detail: { scale: string; box: Box; layer: L.LayerGroup } | null = null;
  private request: AbortController | null = null;
  private readonly ended = new AbortController();

  constructor(private readonly map: L.Map) {
    const pane = map.createPane("base");
    pane.style.zIndex = "150";
    pane.style.pointerEvents = "none";
    this.renderer = L.canvas({ pane: "base", padding: 0.5 });
    void this.loadWorld();
    map.on("moveend", this.refine, this);
    this.refine();
  }

  remove() {
    this.map.off("moveend", this.refine, this);
    this.ended.abort();
    this.request?.abort();
  }

  private async loadWorld() {
    const shapes = await fetchShapes("/kort/verden.json", this.ended.signal);
    if (!shapes || this.ended.signal.aborted) return;
    this.shapesLayer(shapes).addTo(this.map);
    // The finer cut must lie above the coarse world, whichever came first.
    if (this.detail) this.detail.layer.remove().addTo(this.map);
  }

  private refine() {
    const zoom = this.map.getZoom();
    const step = detailSteps.find(({ fromZoom }) => zoom >= fromZoom);
    if (!step) {
      this.request?.abort();
      this.detail?.layer.remove();
      this.detail = null;
      return;
    }
    const box = gridBox(this.map.getBounds(), step.gridDegrees, step.maxDegrees);
    if (!box || (this.detail?.scale === step.scale && contains(this.detail.box, box))) return;
    void this.loadDetail(step.scale, box);
  }

  private async loadDetail(scale: string, box: Box) {
    this.request?.abort();
    this.request = new AbortController();
    const { signal } = this.request;
    const shapes = await fetchShapes(`/kort/detalje.json?skala=${scale}&bbox=${box.west},${box.south},${box.east},${box.north}`, signal);
    if (!shapes || signal.aborted) return;
    const sea = L.rectangle([[box.south, box.west], [box.north, box.east]], { ...this.fill("--st-map-sea") });
    const layer = this.shapesLayer(shapes, sea).addTo(this.map);
    this.detail?.layer.remove();
    this.detail = { scale, box, layer };
  }

  private shapesLayer(shapes: BaseShapes, under?: L.Layer): L.LayerGroup {
    const land = L.polygon(shapes.land.map((polygon) => polygon.map(latLngs)), this.fill("--st-map-land"));
    const borders = L.polyline(shapes.borders.map(latLngs), { renderer: this.renderer, interactive: false, color: this.color("--st-map-border"), weight: 1 });
    return L.layerGroup(under ? [under, land, borders] : [land, borders]);
  }

  private fill(variable: string): L.PolylineOptions {
    return { renderer: this.renderer, interactive: false, stroke: false, fill: true, fillOpacity: 1, fillColor: this.color(variable), smoothFactor: 0.6 };
  }

  // A canvas knows no custom properties.
  private color(variable: string): string {
    return getComputedStyle(this.map.getContainer()).getPropertyValue(variable).trim() || "#cccccc";
  }
}

/** The view, rounded outwards so that neighbours ask for the same cut; null when it is too wide for this scale. */
function gridBox(bounds: L.LatLngBounds, grid: number, max: number): Box | null {
  const west = Math.max(-180, Math.floor(bounds.getWest() / grid) * grid);
  const south = Math.max(-90, Math.floor(bounds.getSouth() / grid) * grid);
  const east = Math.min(180, Math.ceil(bounds.getEast() / grid) * grid);
  const north = Math.min(90, Math.ceil(bounds.getNorth() / grid) * grid);
  return east > west && north > south && east - west <= max && north - south <= max ? { west, south, east, north } : null;
}

function contains(outer: Box, inner: Box): boolean {
  return outer.west <= inner.west && outer.south <= inner.south && outer.east >= inner.east && outer.north >= inner.north;
}

/** Null when it could not be had: the map then stays as coarse as it is. */
async function fetchShapes(address: string, signal: AbortSignal): Promise<BaseShapes | null> {
  try {
    const response = await fetch(address, { signal });
    return response.ok ? ((await response.json()) as BaseShapes) : null;
  } catch {
    return null;
  }
}
