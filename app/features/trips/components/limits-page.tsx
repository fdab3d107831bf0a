import { Form, Link, useNavigation } from "@remix-run/react";
import { formatClock, formatDuration, formatNumber } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import { ErrorSummary } from "~/ui/error-summary";
import { TextField } from "~/ui/field";
import type { TripFormValues } from "../present";
import type { LimitRow } from "../present-limits";
import type { EditTripReply } from "./edit-trip-page";
import { StaleComparison } from "./stale-comparison";
import { TripFrame, type FramedTrip } from "./trip-frame";
import { oneOf } from "./trip-fields";

type Props = { trip: FramedTrip; rows: LimitRow[]; values: TripFormValues; ownCount: number; reply: EditTripReply | undefined };

function showLimit(value: number, kind: LimitRow["kind"], { t, locale }: Translator): string {
  if (kind === "hours" || kind === "minutes") return formatDuration(value, locale);
  if (kind === "clock") return formatClock(value, locale, true);
  return kind === "days" ? t("trip.limits.days", { count: value }) : formatNumber(value, locale);
}

/** What this trip may stretch or tighten of what the committee has set for all its trips. */
export function LimitsPage({ trip, rows, values: stored, ownCount, reply }: Props) {
  const translator = useTranslator();
  const { t, tDynamic } = translator;
  const busy = useNavigation().formMethod === "POST";
  const values = reply?.form.values ?? stored;
  const errors = reply?.form.errors ?? {};
  const labels = Object.fromEntries(rows.map(({ name }) => [name, tDynamic(`trip.limits.field.${name}`)]));
  return (
    <TripFrame trip={trip} page={t("trip.limits.title")}>
      <h2>{t("trip.limits.title")}</h2>
      <p className="st-muted">{t("trip.limits.lead")}</p>
      {reply?.theirs ? <StaleComparison typed={values} stored={reply.theirs} labels={labels} names={[]} /> : null}
      <Form method="post" noValidate className="st-form">
        <ErrorSummary errors={reply?.form.errors} labels={labels} />
        <input type="hidden" name="version" value={oneOf(values, "version")} />
        {rows.map(({ name, kind, committee, fallback }) => (
          <TextField
            key={name}
            name={name}
            inputMode={kind === "hours" ? "decimal" : kind === "clock" ? undefined : "numeric"}
            label={labels[name]!}
            hint={t("trip.limits.hint", { committee: showLimit(committee, kind, translator), fallback: showLimit(fallback, kind, translator), same: committee === fallback ? "yes" : "no" })}
            value={oneOf(values, name)}
            error={errors[name]}
          />
        ))}
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
