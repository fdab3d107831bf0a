import { Form, Link, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { ErrorSummary } from "~/ui/error-summary";
import { CheckboxField, TextAreaField, TextField } from "~/ui/field";
import type { DestinationChoice, ThemeChoice, TripFormValues } from "../present";
import { StaleComparison } from "./stale-comparison";
import { TripFrame, type FramedTrip } from "./trip-frame";
import { DatesAndPeople, DestinationBoxes, oneOf, ThemeBoxes } from "./trip-fields";

/** `theirs` comes with a stale save: what somebody else has stored meanwhile. */
export type EditTripReply = { form: FormReply; theirs?: TripFormValues };

type Props = { trip: FramedTrip; destinations: DestinationChoice[]; themes: ThemeChoice[]; values: TripFormValues; reply: EditTripReply | undefined };

export function EditTripPage({ trip, destinations, themes, values: stored, reply }: Props) {
  const { t } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const values = reply?.form.values ?? stored;
  const errors = reply?.form.errors ?? {};
  const labels = {
    title: t("trip.field.title"), purpose: t("trip.field.purpose"), overallQuestion: t("trip.field.question"), startsOn: t("trip.field.starts-on"), endsOn: t("trip.field.ends-on"),
    destination: t("trip.field.destinations"), theme: t("trip.field.themes"), memberCount: t("trip.field.members"), staffCount: t("trip.field.staff"),
    ceilingParticipant: t("trip.field.ceiling"), ceilingTrip: t("trip.field.ceiling-trip"), ceilingTerm: t("trip.field.ceiling-term"), contactNote: t("trip.field.contact"),
  };
  return (
    <TripFrame trip={trip} page={t("trip.edit")}>
      <p className="st-muted">{t("trip.edit.lead")}</p>
      <p><Link to={`/ture/${trip.tripId}/graenser`}>{t("trip.limits.link")}</Link></p>
      {reply?.theirs ? <StaleComparison typed={values} stored={reply.theirs} labels={labels} names={[...destinations, ...themes]} /> : null}
      <Form method="post" noValidate className="st-form">
        <ErrorSummary errors={reply?.form.errors} labels={labels} />
        <input type="hidden" name="version" value={oneOf(values, "version")} />
        <TextField name="title" label={labels.title} required value={oneOf(values, "title")} error={errors.title} maxLength={200} />
        <TextAreaField name="purpose" label={labels.purpose} hint={t("trip.field.purpose-hint")} value={oneOf(values, "purpose")} error={errors.purpose} />
        <TextField name="overallQuestion" label={labels.overallQuestion} value={oneOf(values, "overallQuestion")} error={errors.overallQuestion} />
        <DatesAndPeople values={values} errors={errors} />
        <CheckboxField name="moveProgramme" label={t("trip.field.move-programme")} checked={oneOf(values, "moveProgramme") === "on"} />
        <DestinationBoxes destinations={destinations} values={values} error={errors.destination} />
        <ThemeBoxes themes={themes} values={values} />
        <div className="st-columns">
          <TextField name="ceilingParticipant" inputMode="decimal" label={labels.ceilingParticipant} value={oneOf(values, "ceilingParticipant")} error={errors.ceilingParticipant} />
          <TextField name="ceilingTrip" inputMode="decimal" label={labels.ceilingTrip} value={oneOf(values, "ceilingTrip")} error={errors.ceilingTrip} />
          <TextField name="ceilingTerm" inputMode="decimal" label={labels.ceilingTerm} value={oneOf(values, "ceilingTerm")} error={errors.ceilingTerm} />
        </div>
        <TextAreaField name="contactNote" label={labels.contactNote} hint={t("trip.field.contact-hint")} value={oneOf(values, "contactNote")} error={errors.contactNote} rows={3} />
        <div className="st-row mt-6">
          <button className="button button-primary" type="submit" disabled={busy}>{busy ? t("form.saving") : t("form.save")}</button>
          <Link to={`/ture/${trip.tripId}`}>{t("form.cancel")}</Link>
        </div>
      </Form>
      <RemoveTrip trip={trip} />
    </TripFrame>
  );
}

function RemoveTrip({ trip }: { trip: FramedTrip }) {
  const { t } = useTranslator();
  const [asking, setAsking] = useState(false);
  return (
    <div className="st-danger">
      {asking ? (
        <Form method="post" action={`/ture/${trip.tripId}/slet`}>
          <p>{t("trip.remove-lead", { stops: trip.stopCount })}</p>
          <div className="st-row">
            <button className="button button-warning" type="submit">{t("trip.remove-confirm")}</button>
            <button className="button button-secondary" type="button" onClick={() => setAsking(false)}>{t("form.cancel")}</button>
          </div>
        </Form>
      ) : (
        <button className="st-link-button" type="button" onClick={() => setAsking(true)}>{t("trip.remove")}</button>
      )}
    </div>
  );
}
