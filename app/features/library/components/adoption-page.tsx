import { Form, Link, useNavigation } from "@remix-run/react";
import { destinationPath, siteKinds, sitePath } from "~/features/catalogue/schema";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { ErrorSummary } from "~/ui/error-summary";
import { CheckboxField, RadioGroup, SelectField, TextField } from "~/ui/field";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";
import type { AdoptionPageData } from "../present-adoption";
import { casePath, libraryPath } from "../schema";

/** What seems to be there already. */
export type DuplicateView = { name: string; code: string; as: "site" | "destination" } | null;
export type AdoptionReply = { form: FormReply; duplicate: DuplicateView };

/** A case becomes a visit site or a destination: a name, a place, and under which destination. */
export function AdoptionPage({ adoption, requestKey, reply }: { adoption: AdoptionPageData; requestKey: string; reply?: AdoptionReply }) {
  const { t, tDynamic } = useTranslator();
  const busy = useNavigation().state === "submitting";
  const typed = (name: string, proposed: string) => {
    const value = reply?.form.values[name];
    return typeof value === "string" ? value : proposed;
  };
  const errors = reply?.form.errors ?? {};
  const duplicate = reply?.duplicate ?? null;
  return (
    <div className="container st-page">
      <Breadcrumbs crumbs={[{ label: t("library.title"), to: libraryPath }, { label: adoption.title, to: casePath(adoption.code) }, { label: t("library.adopt.title") }]} />
      <PageHead title={t("library.adopt.title")} lead={t("library.adopt.lead", { title: adoption.title })} />
      {adoption.places.length === 0 ? <p>{t("library.adopt.no-place")}</p> : (
        <Form method="post" className="st-form">
          {reply && Object.keys(errors).length > 0 ? <ErrorSummary errors={errors} labels={{ name: t("library.adopt.name"), place: t("library.adopt.place"), destination: t("library.adopt.destination"), kind: t("catalogue.filter.kind"), as: t("library.adopt.as") }} /> : null}
          {duplicate ? (
            <Alert kind="warning" heading={t("library.adopt.duplicate")}>
              <p><Link to={duplicate.as === "site" ? sitePath(duplicate.code) : destinationPath(duplicate.code)}>{duplicate.name}</Link></p>
              <p>{t("library.adopt.duplicate-help")}</p>
            </Alert>
          ) : null}
          <input type="hidden" name="requestKey" value={typed("requestKey", requestKey)} />
          {adoption.committees.length > 1
            ? <SelectField name="committeeId" label={t("library.adopt.committee")} required value={typed("committeeId", adoption.committees[0]!.value)} choices={adoption.committees} error={errors.committeeId} />
            : <input type="hidden" name="committeeId" value={adoption.committees[0]!.value} />}
          <RadioGroup name="as" label={t("library.adopt.as")} required value={typed("as", "site")} error={errors.as}
            choices={[{ value: "site", label: t("library.adopt.as-site") }, { value: "destination", label: t("library.adopt.as-destination") }]} />
          <TextField name="name" label={t("library.adopt.name")} hint={t("library.adopt.name-hint")} required maxLength={120} value={typed("name", adoption.name)} error={errors.name} />
          <SelectField name="place" label={t("library.adopt.place")} required value={typed("place", adoption.places[0]!.value)} choices={adoption.places} error={errors.place} />
          <SelectField name="destination" label={t("library.adopt.destination")} hint={t("library.adopt.site-only")} value={typed("destination", adoption.destination)} error={errors.destination}
            choices={[{ value: "", label: t("form.choose") }, ...adoption.destinations]} />
          <SelectField name="kind" label={t("catalogue.filter.kind")} hint={t("library.adopt.site-only")} value={typed("kind", "municipal-service")} error={errors.kind}
            choices={siteKinds.map((kind) => ({ value: kind, label: tDynamic(`catalogue.kind.${kind}`) }))} />
          {duplicate ? <CheckboxField name="anyway" label={t("library.adopt.anyway")} /> : null}
          <p className="st-small st-muted">{t("library.adopt.unverified")}</p>
          <div className="st-row">
            <button type="submit" className="button button-primary" disabled={busy}>{t("library.adopt.make")}</button>
            <Link to={casePath(adoption.code)}>{t("form.cancel")}</Link>
          </div>
        </Form>
      )}
    </div>
  );
}
