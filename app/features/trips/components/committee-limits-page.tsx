import { Form, Link, useNavigation } from "@remix-run/react";
import type { TextPair } from "~/i18n/locale";
import { useTranslator } from "~/i18n/use-translator";
import { ErrorSummary } from "~/ui/error-summary";
import { Breadcrumbs, PageHead } from "~/ui/page-parts";
import type { TripFormValues } from "../present";
import type { LimitRow } from "../present-limits";
import type { EditTripReply } from "./edit-trip-page";
import { LimitFields, limitLabels, showLimit } from "./limits-page";
import { StaleComparison } from "./stale-comparison";
import { oneOf } from "./trip-fields";

type Props = { committee: TextPair; committeeId: string; rows: LimitRow[]; values: TripFormValues; reply: EditTripReply | undefined };

/** What a committee allows on all its trips; a single trip can stretch or tighten it. */
export function CommitteeLimitsPage({ committee, committeeId, rows, values: stored, reply }: Props) {
  const translator = useTranslator();
  const { t, pick } = translator;
  const busy = useNavigation().formMethod === "POST";
  const values = reply?.form.values ?? stored;
  return (
    <div className="container">
      <Breadcrumbs crumbs={[{ label: t("people.title"), to: "/udvalg" }, { label: t("trip.limits.committee-title") }]} />
      <PageHead title={`${t("trip.limits.committee-title")}: ${pick(committee)}`} lead={t("trip.limits.committee-lead")} />
      {reply?.theirs ? <StaleComparison typed={values} stored={reply.theirs} labels={limitLabels(translator)} names={[]} /> : null}
      <Form method="post" noValidate className="st-form">
        <ErrorSummary errors={reply?.form.errors} labels={limitLabels(translator)} />
        <input type="hidden" name="committeeId" value={oneOf(values, "committeeId") ?? committeeId} />
        <LimitFields values={values} errors={reply?.form.errors ?? {}} rows={rows} hint={({ kind, fallback }) => t("trip.limits.usual", { usual: showLimit(fallback, kind, translator) })} />
        <div className="st-row mt-6">
          <button className="button button-primary" type="submit" disabled={busy}>{busy ? t("form.saving") : t("form.save")}</button>
          <Link to="/udvalg">{t("form.cancel")}</Link>
        </div>
      </Form>
    </div>
  );
}
