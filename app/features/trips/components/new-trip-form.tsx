import { Form, Link, useNavigation } from "@remix-run/react";
import type { ViewerMembership } from "~/features/people/queries.server";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { ErrorSummary } from "~/ui/error-summary";
import { RadioGroup, SelectField, TextField } from "~/ui/field";
import { Breadcrumbs, PageHead } from "~/ui/page-parts";
import type { DestinationChoice, TripFormValues } from "../present";
import { DatesAndPeople, DestinationBoxes, oneOf } from "./trip-fields";

type Props = {
  destinations: DestinationChoice[];
  values: TripFormValues;
  requestKey: string;
  committees: ViewerMembership[];
  reply: FormReply | undefined;
};

/** The one short form that makes a trip. */
export function NewTripForm({ destinations, values: suggested, requestKey, committees, reply }: Props) {
  const { t, pick } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const values = reply?.values ?? suggested;
  const errors = reply?.errors ?? {};
  return (
    <div className="container">
      <Breadcrumbs crumbs={[{ label: t("trips.title"), to: "/ture" }, { label: t("trip.new.title") }]} />
      <PageHead title={t("trip.new.title")} lead={t("trip.new.lead")} actions={<Link to="/ture/hent">{t("check.upload.link")}</Link>} />
      <Form method="post" noValidate className="st-form">
        <ErrorSummary errors={reply?.errors} labels={{
          destination: t("trip.field.destinations"), startsOn: t("trip.field.starts-on"), endsOn: t("trip.field.ends-on"),
          memberCount: t("trip.field.members"), staffCount: t("trip.field.staff"), title: t("trip.field.title"), committeeId: t("trip.field.committee"),
        }} />
        <input type="hidden" name="requestKey" value={oneOf(values, "requestKey") ?? requestKey} />
        {committees.length > 1 ? (
          <SelectField name="committeeId" label={t("trip.field.committee")} required value={oneOf(values, "committeeId")} error={errors.committeeId}
            choices={committees.map((one) => ({ value: one.committeeId, label: pick({ da: one.committeeNameDa, en: one.committeeNameEn }) }))} />
        ) : (
          <input type="hidden" name="committeeId" value={committees[0]!.committeeId} />
        )}
        <DestinationBoxes destinations={destinations} values={values} error={errors.destination} />
        <DatesAndPeople values={values} errors={errors} />
        <TextField name="title" label={t("trip.field.title")} hint={t("trip.field.title-hint")} value={oneOf(values, "title")} error={errors.title} maxLength={200} />
        <RadioGroup name="state" label={t("trip.field.state")} hint={t("trip.field.state-hint")} value={oneOf(values, "state") ?? "draft"} error={errors.state}
          choices={[{ value: "draft", label: t("trip.field.state.draft") }, { value: "idea", label: t("trip.field.state.idea") }]} />
        <div className="st-row mt-6">
          <button className="button button-primary" type="submit" disabled={busy}>{busy ? t("form.saving") : t("trip.new.submit")}</button>
          <Link to="/ture">{t("form.cancel")}</Link>
        </div>
      </Form>
    </div>
  );
}
