import L from "leaflet";
import "leaflet/dist/leaflet.css";
import { useEffect, useMemo, useRef, useState } from "react";
import { AttributionControl, MapContainer, Polyline, ScaleControl, TileLayer, Tooltip, useMap, ZoomControl } from "react-leaflet";
import type { Locale } from "~/i18n/locale";
import { useTranslator } from "~/i18n/use-translator";
import { BaseLayer } from "./base-layer";
import type { LeafletMapProps, MapLine, MapMarker, MapPoint } from "./map-types";
import { MarkerLayer } from "./marker-layer";
import { TownLayer } from "./town-layer";

const none: MapLine[] = [];
const maxFitZoom = 12;
/** So many tiles may be missing before the whole picture counts as unavailable. */
const tolerableTileErrors = 3;
const worldBounds: L.LatLngBoundsLiteral = [[-85, -220], [85, 220]];

/** The map itself, in the browser only. Everything here turns `{lon, lat}` into Leaflet's order, and nothing else does. */
export default function LeafletCanvas(props: LeafletMapProps) {
  const { t, locale } = useTranslator();
  const { markers, lines = none, selectedId = null, onSelect, fit = "keep", crowding = "spread", tileUrl, tileAttribution } = props;
  const [tilesFailed, setTilesFailed] = useState(false);
  const tiled = Boolean(tileUrl) && !tilesFailed;
  return (
    <>
      {/* A page that scrolls must not be caught by the map: the wheel zooms once the map has the focus. */}
      <MapContainer className="st-map__canvas" center={[55, 11]} zoom={4} minZoom={1} maxZoom={16} zoomSnap={0.5} zoomControl={false} attributionControl={false}
        maxBounds={worldBounds} maxBoundsViscosity={0.8} scrollWheelZoom={false}>
        <ZoomControl zoomInTitle={t("map.zoom-in")} zoomOutTitle={t("map.zoom-out")} />
        <ScaleControl imperial={false} maxWidth={120} />
        <AttributionControl prefix={false} />
        <BaseMap source={t("map.source")} />
        {/* The pictures of a tile server carry their own names. */}
        {tiled ? <Tiles url={tileUrl!} attribution={tileAttribution} onFailure={() => setTilesFailed(true)} /> : <Towns markers={markers} locale={locale} />}
        {lines.map((line) => <Line key={line.id} line={line} />)}
        <Markers markers={markers} selectedId={selectedId} onSelect={onSelect} crowding={crowding} groupTitle={(count, titles) => t("map.group", { count, titles })} />
        {props.onPick ? <Picker onPick={props.onPick} /> : null}
        <View points={props.shown ?? [...markers, ...lines.flatMap((line) => line.points)]} fit={fit} chosen={markers.find(({ id }) => id === selectedId) ?? null} />
      </MapContainer>
      <p role="status" className="st-map__note">{tilesFailed ? t("map.tiles-failed") : null}</p>
    </>
  );
}

/** Degrees to five decimals: a metre, which is nearer than anybody presses. */
const pickedDecimals = 5;

function Picker({ onPick }: { onPick: (point: MapPoint) => void }) {
  const map = useMap();
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const press = ({ latlng }: L.LeafletMouseEvent) => {
      const { lat, lng } = latlng.wrap();
      pick.current({ lon: Number(lng.toFixed(pickedDecimals)), lat: Number(lat.toFixed(pickedDecimals)) });
    };
    map.on("click", press);
    map.getContainer().classList.add("st-map__canvas--picking");
    return () => void map.off("click", press);
  }, [map]);
  return null;
}

function BaseMap({ source }: { source: string }) {
  const map = useMap();
  useEffect(() => {
    const base = new BaseLayer(map);
    map.attributionControl?.addAttribution(source);
    return () => {
      base.remove();
      map.attributionControl?.removeAttribution(source);
    };
  }, [map, source]);
  useEffect(() => {
    const wheelOn = () => map.scrollWheelZoom.enable();
    const wheelOff = () => map.scrollWheelZoom.disable();
    map.on("focus", wheelOn).on("blur", wheelOff);
    return () => void map.off("focus", wheelOn).off("blur", wheelOff);
  }, [map]);
  return null;
}

function Towns({ markers, locale }: { markers: MapMarker[]; locale: Locale }) {
  const map = useMap();
  const [towns, setTowns] = useState<TownLayer | null>(null);
  useEffect(() => {
    const created = new TownLayer(map, locale);
    setTowns(created);
    return () => {
      setTowns(null);
      created.remove();
    };
  }, [map, locale]);
  useEffect(() => towns?.makeRoomFor(markers), [towns, markers]);
  return null;
}

function Tiles({ url, attribution, onFailure }: { url: string; attribution?: string | null; onFailure: () => void }) {
  const errors = useRef(0);
  const handlers = useMemo(() => ({
    tileerror: () => {
      errors.current += 1;
      if (errors.current >= tolerableTileErrors) onFailure();
    },
    // A tile server that is down for good must not be asked again at every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }), []);
  return <TileLayer url={url} attribution={attribution ?? undefined} className="st-map__tiles" noWrap maxZoom={18} eventHandlers={handlers} />;
}

function Line({ line }: { line: MapLine }) {
  return (
    <Polyline positions={line.points.map(({ lat, lon }): L.LatLngTuple => [lat, lon])} interactive={Boolean(line.title)}
      pathOptions={{ color: line.color ?? "var(--st-primary)", weight: 3, opacity: 0.85, dashArray: line.dashed ? "2 7" : undefined, className: "st-map__line" }}>
      {line.title ? <Tooltip sticky className="st-map__tooltip">{line.title}</Tooltip> : null}
    </Polyline>
  );
}

type MarkersProps = Required<Pick<LeafletMapProps, "markers" | "crowding">> & {
  selectedId: string | null;
  onSelect?: (id: string) => void;
  groupTitle: (count: number, titles: string) => string;
};

function Markers({ markers, selectedId, onSelect, crowding, groupTitle }: MarkersProps) {
  const map = useMap();
  const layer = useRef<MarkerLayer | null>(null);
  const select = useRef(onSelect);
  select.current = onSelect;
  useEffect(() => {
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
  return null;
}

/** Shows all places at first, and again when they change as `fit` asks; also when the map comes out of hiding. */
function View({ points, fit, chosen }: { points: MapPoint[]; fit: "follow" | "keep"; chosen: MapMarker | null }) {
  const map = useMap();
  const key = [...new Set(points.map(({ lon, lat }) => `${lon} ${lat}`))].sort().join("|");
  const latest = useRef(points);
  latest.current = points;
  const fitted = useRef(false);
  useEffect(() => {
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
    map.fire("places");
  }, [map, key]);
  useEffect(() => {
    if (chosen && map.getSize().x > 0) map.panInside([chosen.lat, chosen.lon], { padding: [40, 40] });
    // Only a new choice moves the map; markers that change under the same choice do not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [map, chosen?.id]);
  return null;
}

function boundsOf(points: (MapPoint | MapMarker)[]): L.LatLngBounds {
  return L.latLngBounds(points.map(({ lat, lon }) => [lat, lon]));
}
