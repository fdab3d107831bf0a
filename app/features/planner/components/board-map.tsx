import { memo, useMemo, useState } from "react";
import type { CheckedItinerary, Finding } from "~/domain/itinerary/finding";
import type { Itinerary } from "~/domain/itinerary/itinerary";
import { formatDateShort } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import { LeafletMap } from "~/ui/map/leaflet-map";
import type { MapLine, MapMarker, MapTiles } from "~/ui/map/map-types";
import type { PoolSite } from "../present";
import { dayText } from "../present-findings";
import { useBoardContext } from "./board-context";

type Props = { itinerary: Itinerary; checked: CheckedItinerary; pool: PoolSite[]; tiles: MapTiles; selectedId: string | null; dayId: string };

/** The trip on the map: the same numbers as on the board, a colour a day, and what could still be visited. */
export const BoardMap = memo(function BoardMap({ itinerary, checked, pool, tiles, selectedId, dayId }: Props) {
  const translator = useTranslator();
  const { t, pick, locale } = translator;
  const { acts, mayEdit } = useBoardContext();
  const [siteId, setSiteId] = useState<string | null>(null);
  const [showWishes, setShowWishes] = useState(true);

  const { markers, lines, shown } = useMemo(() => {
    const dayIndex = new Map([...itinerary.days].sort((a, b) => (a.date < b.date ? -1 : 1)).map((day, index) => [day.id, index]));
    const color = (id: string | null) => `var(--st-day-${((dayIndex.get(id ?? "") ?? 0) % 8) + 1})`;
    const stops = new Map(itinerary.stops.map((stop) => [stop.id, stop]));
    const placed = checked.order.flatMap(({ stopId, number }): MapMarker[] => {
      const stop = stops.get(stopId);
      if (!stop?.place) return [];
      return [{ id: stopId, label: String(number), title: [stop.title, worstText(checked.findings, stopId, translator)].filter(Boolean).join(", "), lon: stop.place.lon, lat: stop.place.lat, color: color(stop.dayId), tone: stop.place.confidence === "town" ? "uncertain" : "plain" }];
    });
    const legs = checked.legs.map((leg, index): MapLine => ({
      id: String(index), points: [leg.from, leg.to], color: color(leg.dayId),
      dashed: leg.estimate.outcome === "impossible" || leg.mode === "flight" || leg.mode === "ferry",
    }));
    const journeys = itinerary.stops.flatMap((stop): MapLine[] =>
      stop.dayId && stop.place && stop.arrival ? [{ id: `journey-${stop.id}`, points: [stop.place, stop.arrival], color: color(stop.dayId), dashed: stop.travelMode === "flight" || stop.travelMode === "ferry", title: stop.title }] : [],
    );
    // Where the group flies to is what one looks at: with home and the airports in the view, a city would be one dot.
    const flies = itinerary.stops.some((stop) => stop.dayId && stop.travelMode === "flight");
    const visited = placed.filter(({ id }) => stops.get(id)?.kind !== "travel");
    return { markers: placed, lines: [...legs, ...journeys], shown: flies && visited.length > 0 ? visited : undefined };
  }, [itinerary.days, itinerary.stops, checked, translator]);

  const wishes = useMemo((): MapMarker[] => {
    const used = new Set(itinerary.stops.map((stop) => stop.siteId));
    return pool.filter((site) => !used.has(site.siteId)).map((site) => ({ id: `site:${site.siteId}`, label: "+", title: site.name, lon: site.place.lon, lat: site.place.lat, tone: "muted" }));
  }, [pool, itinerary.stops]);

  const site = pool.find((one) => one.siteId === siteId && wishes.some((wish) => wish.id === `site:${one.siteId}`));
  const date = itinerary.days.find((day) => day.id === dayId)?.date;
  return (
    <div className="st-board__map">
      <LeafletMap
        {...tiles}
        label={t("planner.map.label")}
        markers={showWishes ? [...wishes, ...markers] : markers}
        lines={lines}
        shown={shown}
        selectedId={site ? `site:${site.siteId}` : selectedId}
        onSelect={(id) => {
          if (id.startsWith("site:")) {
            setSiteId(id.slice(5));
            return;
          }
          setSiteId(null);
          acts.select(id);
        }}
      />
      <div className="st-board__map-foot">
        {site ? (
          <p>
            <strong>{site.name}</strong>, {pick(site.town)}{" "}
            {mayEdit && date ? (
              <button type="button" className="st-fix" aria-label={t("planner.wishes.add", { title: site.name, day: dayText(date, translator) })} onClick={() => acts.place({ type: "site", siteId: site.siteId }, dayId)}>
                <Icon name="plus" />{t("planner.wishes.add-short", { day: formatDateShort(date, locale) })}
              </button>
            ) : null}
          </p>
        ) : (
          <label className="st-check"><input type="checkbox" checked={showWishes} onChange={(event) => setShowWishes(event.currentTarget.checked)} />{t("planner.map.wishes")}</label>
        )}
      </div>
    </div>
  );
});

/** "1 fejl": how many there are of the worst kind, of the same findings the card counts; empty where there is nothing worse than a notice. */
function worstText(findings: Finding[], stopId: string, { t }: Translator): string {
  const own = findings.filter((one) => (one.subject.type === "stop" || one.subject.type === "leg") && one.stopIds.includes(stopId));
  const count = (severity: Finding["severity"]) => own.filter((one) => one.severity === severity).length;
  if (count("error") > 0) return t("planner.card.errors", { count: count("error") });
  return count("warning") > 0 ? t("planner.card.warnings", { count: count("warning") }) : "";
}
