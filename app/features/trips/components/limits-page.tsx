import { Form, Link, useNavigation } from "@remix-run/react";
import { formatClock, formatDuration, formatNumber } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { ErrorSummary } from "~/ui/error-summary";
import { TextField } from "~/ui/field";
import { limitFields } from "../limits-schema";
import type { TripFormValues } from "../present";
import type { LimitRow } from "../present-limits";
import type { EditTripReply } from "./edit-trip-page";
import { StaleComparison } from "./stale-comparison";
import { TripFrame, type FramedTrip } from "./trip-frame";
import { oneOf } from "./trip-fields";

type Props = { trip: FramedTrip; rows: LimitRow[]; values: TripFormValues; ownCount: number; reply: EditTripReply | undefined };

/** Every limit's name as the reader sees it. */
export function limitLabels({ tDynamic }: Translator): Record<string, string> {
  return Object.fromEntries(limitFields.map(({ name }) => [name, tDynamic(`trip.limits.field.${name}`)]));
}

/** The fields of all limits with the version they were read at; an empty one leaves what `hint` says. */
export function LimitFields({ values, errors, rows, hint }: { values: TripFormValues; errors: Record<string, string>; rows: LimitRow[]; hint: (row: LimitRow) => string }) {
  const labels = limitLabels(useTranslator());
  return (
    <>
      <input type="hidden" name="version" value={oneOf(values, "version")} />
      {rows.map((row) => (
        <TextField key={row.name} name={row.name} inputMode={row.kind === "hours" ? "decimal" : row.kind === "clock" ? undefined : "numeric"} label={labels[row.name]!} hint={hint(row)}
          value={oneOf(values, row.name)} error={errors[row.name]} />
      ))}
    </>
  );
}

export function showLimit(value: number, kind: LimitRow["kind"], { t, locale }: Translator): string {
  if (kind === "hours" || kind === "minutes") return formatDuration(value, locale);
  if (kind === "clock") return formatClock(value, locale, true);
  return kind === "days" ? t("trip.limits.days", { count: value }) : formatNumber(value, locale);
}

/** What this trip may stretch or tighten of what the committee has set for all its trips. */
export function LimitsPage({ trip, rows, values: stored, ownCount, reply }: Props) {
  const translator = useTranslator();
  const { t } = translator;
  const busy = useNavigation().formMethod === "POST";
  const values = reply?.form.values ?? stored;
  const errors = reply?.form.errors ?? {};
  const labels = limitLabels(translator);
  return (
    <TripFrame trip={trip} page={t("trip.limits.title")}>
      <h2>{t("trip.limits.title")}</h2>
      <p className="st-muted">{t("trip.limits.lead")}</p>
      {reply?.theirs ? <StaleComparison typed={values} stored={reply.theirs} labels={labels} names={[]} /> : null}
      <Form method="post" noValidate className="st-form">
        <ErrorSummary errors={reply?.form.errors} labels={labels} />
        <LimitFields values={values} errors={errors} rows={rows} hint={({ kind, committee, fallback }) => t("trip.limits.hint", { committee: showLimit(committee, kind, translator), fallback: showLimit(fallback, kind, translator), same: committee === fallback ? "yes" : "no" })} />
        <div className="st-row mt-6">
          <button className="button button-primary" type="submit" disabled={busy}>{busy ? t("form.saving") : t("form.save")}</button>
          <Link to={`/ture/${trip.tripId}`}>{t("form.cancel")}</Link>
        </div>
      </Form>
      {ownCount > 0 ? (
        <Form method="post" className="mt-6">
          <input type="hidden" name="version" value={oneOf(values, "version")} />
          <button className="button button-secondary" type="submit" disabled={busy}>{t("trip.limits.reset", { count: ownCount })}</button>
        </Form>
      ) : null}
    </TripFrame>
  );
}
