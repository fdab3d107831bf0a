import { useState } from "react";
import { useTranslator } from "~/i18n/use-translator";
import { coordinateText, readCoordinatePair } from "~/shared/form-fields";
import { FieldFrame, useFieldIds } from "~/ui/field";
import { LeafletMap } from "~/ui/map/leaflet-map";
import type { MapTiles } from "~/ui/map/map-types";

const degrees = (text: string) => (/^-?\d{1,3}([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : Number.NaN);

/** A point, typed as two numbers or pressed on the map. Everything works without the map. */
export function PinField({ values, errors, tiles }: { values: { lat: string; lon: string }; errors: Record<string, string>; tiles: MapTiles }) {
  const { t, locale } = useTranslator();
  const [lat, setLat] = useState(coordinateText(values.lat, locale));
  const [lon, setLon] = useState(coordinateText(values.lon, locale));
  const place = (point: { lat: string; lon: string }) => {
    setLat(coordinateText(point.lat, locale));
    setLon(coordinateText(point.lon, locale));
  };
  // Maps give both numbers in one piece.
  const typeLat = (text: string) => {
    const pair = readCoordinatePair(text);
    if (pair) place(pair);
    else setLat(text);
  };
  const point = { lat: degrees(lat), lon: degrees(lon) };
  const known = Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180;
  return (
    <div className="st-pin">
      <div className="st-pin__numbers">
        <Degrees name="lat" label={t("entry.field.lat")} hint={t("entry.hint.lat")} text={lat} error={errors.lat} onChange={typeLat} />
        <Degrees name="lon" label={t("entry.field.lon")} hint={t("entry.hint.lon")} text={lon} error={errors.lon} onChange={setLon} />
      </div>
      <p className="form-hint st-needs-script" id="pin-hint">{t("entry.pin-hint")}</p>
      <div className="st-pin__map st-needs-script">
        <LeafletMap label={t("entry.pin-map")} markers={known ? [{ id: "pin", ...point, label: "•", title: t("entry.pin") }] : []} fit="keep" {...tiles}
          onPick={(picked) => place({ lat: String(picked.lat), lon: String(picked.lon) })} />
      </div>
    </div>
  );
}

function Degrees({ name, label, hint, text, error, onChange }: { name: string; label: string; hint: string; text: string; error?: string; onChange: (text: string) => void }) {
  const { id, describedBy } = useFieldIds({ name, hint, error });
  return (
    <FieldFrame id={id} name={name} label={label} hint={hint} error={error} required>
      <input id={id} name={name} className="form-input" inputMode="decimal" value={text} aria-required aria-invalid={error ? true : undefined} aria-describedby={describedBy} onChange={(event) => onChange(event.currentTarget.value)} />
    </FieldFrame>
  );
}
