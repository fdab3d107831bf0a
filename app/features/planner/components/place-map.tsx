import { useState } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { LeafletMap } from "~/ui/map/leaflet-map";
import type { MapMarker, MapPoint, MapTiles } from "~/ui/map/map-types";
import { degreesText } from "./stop-fields";

type Props = {
  /** The trip's other places: they show where one is, until a point is chosen and would be pushed aside by them. */
  around: MapMarker[];
  tiles: MapTiles;
  /** The point the fields hold when the map is opened; null when they hold none. */
  readPoint: () => MapPoint | null;
  onPick: (point: MapPoint) => void;
};

/** A place pressed on a map instead of typed. Closed at first: most places come from the catalogue or are a town. */
export function PlaceMap({ around, tiles, readPoint, onPick }: Props) {
  const { t, locale } = useTranslator();
  const [open, setOpen] = useState(false);
  const [point, setPoint] = useState<MapPoint | null>(null);
  const [picked, setPicked] = useState(false);
  const pin: MapMarker[] = point ? [{ id: "pin", ...point, label: "•", title: t("planner.place.pin") }] : [];
  return (
    <details className="st-place__map" onToggle={(event) => {
      setOpen(event.currentTarget.open);
      setPoint(readPoint());
      setPicked(false);
    }}>
      <summary>{t("planner.place.on-map")}</summary>
      {open ? (
        <>
          <p className="form-hint">{t("planner.place.map-hint")}</p>
          <LeafletMap {...tiles} label={t("planner.place.map")} markers={point ? pin : around} selectedId={point ? "pin" : null} fit="keep"
            onPick={(pressed) => {
              setPoint(pressed);
              setPicked(true);
              onPick(pressed);
            }} />
        </>
      ) : null}
      <p role="status" className="form-hint">{picked && point ? t("planner.place.picked", { lat: degreesText(point.lat, locale), lon: degreesText(point.lon, locale) }) : null}</p>
    </details>
  );
}
