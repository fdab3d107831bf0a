import L from "leaflet";
import "leaflet/dist/leaflet.css";
import { useEffect, useRef, useState } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { BaseLayer } from "./base-layer";
import type { LeafletMapProps, MapLine, MapMarker, MapPoint } from "./map-types";
import { MarkerLayer } from "./marker-layer";
import { TownLayer } from "./town-layer";

const none: MapLine[] = [];
const maxFitZoom = 12;
/** So many tiles may be missing before the whole picture counts as unavailable. */
const tolerableTileErrors = 3;

/** The map itself, in the browser only. Everything here turns `{lon, lat}` into Leaflet's order, and nothing else does. */
export default function LeafletCanvas(props: LeafletMapProps) {
  const { t, locale } = useTranslator();
  const { markers, lines = none, selectedId = null, onSelect, fit = "keep", crowding = "spread", tileUrl, tileAttribution } = props;
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<L.Map | null>(null);
  const [tilesFailed, setTilesFailed] = useState(false);
  const tiled = Boolean(tileUrl) && !tilesFailed;

  useEffect(() => {
    const created = createMap(container.current!, { zoomIn: t("map.zoom-in"), zoomOut: t("map.zoom-out"), source: t("map.source") });
    setMap(created);
    return () => {
      setMap(null);
      created.remove();
    };
  }, [t]);

  useEffect(() => {
    if (!map) return;
    const base = new BaseLayer(map);
    return () => base.remove();
  }, [map]);

  const [towns, setTowns] = useState<TownLayer | null>(null);
  useEffect(() => {
    // The pictures of a tile server carry their own names.
    if (!map || tiled) return;
    const created = new TownLayer(map, locale);
    setTowns(created);
    return () => {
      setTowns(null);
      created.remove();
    };
  }, [map, locale, tiled]);
  useEffect(() => towns?.makeRoomFor(markers), [towns, markers]);

  useEffect(() => {
    if (!map || !tiled) return;
    let errors = 0;
    const tiles = L.tileLayer(tileUrl!, { attribution: tileAttribution ?? undefined, className: "st-map__tiles", noWrap: true, maxZoom: 18 });
    tiles.on("tileerror", () => {
      errors += 1;
      if (errors >= tolerableTileErrors) setTilesFailed(true);
    });
    tiles.addTo(map);
    return () => void tiles.remove();
  }, [map, tiled, tileUrl, tileAttribution]);

  useEffect(() => {
    if (!map) return;
    const drawn = L.layerGroup(lines.map(lineLayer)).addTo(map);
    return () => void drawn.remove();
  }, [map, lines]);

  useMarkers(map, { markers, selectedId, onSelect, crowding }, (count, titles) => t("map.group", { count, titles }));
  useView(map, [...markers, ...lines.flatMap((line) => line.points)], fit);

  useEffect(() => {
    const chosen = markers.find(({ id }) => id === selectedId);
    if (map && chosen && map.getSize().x > 0) map.panInside([chosen.lat, chosen.lon], { padding: [40, 40] });
    // Only a new choice moves the map; markers that change under the same choice do not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [map, selectedId]);

  return (
    <>
      {/* Leaflet adds classes of its own to this element: its class must never change. */}
      <div ref={container} className="st-map__canvas" />
      <p role="status" className="st-map__note">{tilesFailed ? t("map.tiles-failed") : null}</p>
    </>
  );
}

function createMap(container: HTMLElement, texts: { zoomIn: string; zoomOut: string; source: string }): L.Map {
  const map = L.map(container, {
    center: [55, 11], zoom: 4, minZoom: 1, maxZoom: 16, zoomControl: false, attributionControl: false, zoomSnap: 0.5,
    maxBounds: [[-85, -220], [85, 220]], maxBoundsViscosity: 0.8,
    // A page that scrolls must not be caught by the map: the wheel zooms once the map has the focus.
    scrollWheelZoom: false,
  });
  L.control.zoom({ zoomInTitle: texts.zoomIn, zoomOutTitle: texts.zoomOut }).addTo(map);
  L.control.scale({ imperial: false, maxWidth: 120 }).addTo(map);
  L.control.attribution({ prefix: false }).addAttribution(texts.source).addTo(map);
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  return map;
}

function lineLayer(line: MapLine): L.Layer {
  const drawn = L.polyline(line.points.map(({ lat, lon }) => [lat, lon]), {
    color: line.color ?? "var(--st-primary)", weight: 3, opacity: 0.85, dashArray: line.dashed ? "2 7" : undefined, className: "st-map__line",
    interactive: Boolean(line.title),
  });
  if (line.title) drawn.bindTooltip(line.title, { sticky: true, className: "st-map__tooltip" });
  return drawn;
}

function useMarkers(
  map: L.Map | null,
  { markers, selectedId, onSelect, crowding }: Required<Pick<LeafletMapProps, "markers" | "crowding">> & { selectedId: string | null; onSelect?: (id: string) => void },
  groupTitle: (count: number, titles: string) => string,
) {
  const layer = useRef<MarkerLayer | null>(null);
  const select = useRef(onSelect);
  select.current = onSelect;
  useEffect(() => {
    if (!map) return;
    layer.current = new MarkerLayer(map, (pressed) => {
      if (pressed.length === 1) select.current?.(pressed[0]!.id);
      else if (pressed.length > 1) map.fitBounds(boundsOf(pressed), { padding: [60, 60], maxZoom: maxFitZoom });
    });
    return () => {
      layer.current?.remove();
      layer.current = null;
    };
  }, [map]);
  useEffect(() => {
    layer.current?.update(markers, crowding, { selectedId, pressable: Boolean(onSelect), groupTitle: (titles) => groupTitle(titles.length, titles.join("; ")) });
  });
}

/** Shows all places at first, and again when they change as `fit` asks; also when the map comes out of hiding. */
function useView(map: L.Map | null, points: MapPoint[], fit: "follow" | "keep") {
  const key = [...new Set(points.map(({ lon, lat }) => `${lon} ${lat}`))].sort().join("|");
  const latest = useRef(points);
  latest.current = points;
  const fitted = useRef(false);
  useEffect(() => {
    if (!map) return;
    fitted.current = false;
    const show = () => {
      if (latest.current.length === 0 || map.getSize().x === 0) return;
      const bounds = boundsOf(latest.current);
      if (fitted.current && fit === "keep" && map.getBounds().contains(bounds)) return;
      map.fitBounds(bounds, { padding: [36, 36], maxZoom: maxFitZoom, animate: false });
      fitted.current = true;
    };
    show();
    const watcher = new ResizeObserver(() => {
      map.invalidateSize({ pan: false });
      if (!fitted.current) show();
    });
    watcher.observe(map.getContainer());
    map.on("places", show);
    return () => {
      map.off("places", show);
      watcher.disconnect();
    };
  }, [map, fit]);
  useEffect(() => {
    map?.fire("places");
  }, [map, key]);
}

function boundsOf(points: (MapPoint | MapMarker)[]): L.LatLngBounds {
  return L.latLngBounds(points.map(({ lat, lon }) => [lat, lon]));
}
