import { Link } from "@remix-run/react";
import type { FieldChange, FieldValue, HistoryItem } from "~/features/history/schema";
import { formatAmount, formatClock, formatDate, formatDuration, formatMoment, formatNumber } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { EmptyState } from "~/ui/page-parts";
import { TripFrame, type FramedTrip } from "./trip-frame";

/** Who changed what and when, newest first. */
export function TripHistory({ trip, entries, olderThan }: { trip: FramedTrip; entries: HistoryItem[]; olderThan: number | null }) {
  const translator = useTranslator();
  const { t, tDynamic, locale } = translator;
  return (
    <TripFrame trip={trip} page={t("history.title")}>
      <p className="st-muted">{t("history.lead")}</p>
      {entries.length === 0 ? <EmptyState text={t("history.empty")} /> : (
        <div className="table--responsive-scroll" role="region" tabIndex={0} aria-label={t("history.title")}>
          <table className="table table--extracompact">
            <thead>
              <tr><th scope="col">{t("history.when")}</th><th scope="col">{t("history.who")}</th><th scope="col">{t("history.what")}</th></tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.entryId}>
                  <td className="st-nowrap">{formatMoment(entry.happenedAt, locale)}</td>
                  <td>{entry.actorName ?? t("history.system")}</td>
                  <td>
                    {tDynamic(`history.action.${entry.action}`, { title: entry.title })}
                    {entry.undone ? <span className="st-muted"> ({t("history.undone")})</span> : null}
                    {entry.fields.length > 0 ? (
                      <ul className="st-small st-muted nobullet-list">
                        {entry.fields.map((field, index) => <li key={index}>{describe(field, translator)}</li>)}
                      </ul>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {olderThan === null ? null : <p className="mt-5"><Link to={`?foer=${olderThan}`}>{t("history.older")}</Link></p>}
    </TripFrame>
  );
}

function describe({ field, before, after, isNew }: FieldChange, translator: Translator): string {
  if (isNew) return `${translator.tDynamic(`history.field.${field}`)}: ${valueText(field, after, translator)}`;
  return `${translator.tDynamic(`history.field.${field}`)}: ${valueText(field, before, translator)} → ${valueText(field, after, translator)}`;
}

function valueText(field: string, value: FieldValue, { t, tDynamic, locale }: Translator): string {
  if (field === "due_on" && value === null) return t("history.value.follows-dates");
  if (value === null || value === "") return t(field === "trip_day_id" ? "history.value.unplaced" : "history.value.empty");
  if (typeof value === "boolean") return t(value ? "history.value.yes" : "history.value.no");
  if (typeof value === "number") {
    if (field === "starts_at_minute") return formatClock(value, locale, true);
    if (field.endsWith("_minutes")) return formatDuration(value, locale);
    if (field.endsWith("_oere")) return formatAmount(value, locale);
    return String(value);
  }
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text, locale);
  if (field === "mode") return tDynamic(`mode.${text}`);
  if (field === "kind") return tDynamic(`planner.kind.${text}`);
  if (field === "state") return tDynamic(`trip.state.${text}`);
  if (field === "outcome") return tDynamic(`life.outcome.${text}`);
  const amount = /^(-?\d+(?:\.(\d+))?) ([A-Z]{3})$/.exec(text);
  if (field.endsWith("_minor") && amount) return `${formatNumber(Number(amount[1]), locale, amount[2]?.length ?? 0)} ${amount[3]}`;
  if (field === "category" || field === "unit" || field === "audience" || field === "vat") return tDynamic(`budget.${field}.${text}`);
  if (field === "booking_status") return tDynamic(`planner.status.${text}`);
  return text.length > 80 ? `${text.slice(0, 80)} …` : text;
}
