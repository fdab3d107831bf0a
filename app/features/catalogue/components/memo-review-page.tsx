import { Form, useNavigation } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { ErrorSummary } from "~/ui/error-summary";
import { CheckboxField, SelectField, TextAreaField, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Alert, Breadcrumbs, PageHead } from "~/ui/page-parts";
import { memoImportPath } from "../memo-review-schema";
import type { MemoReviewPage as Page, Sureness } from "../present-memo";
import { cataloguePath, reaches } from "../schema";

type Destination = Page["destinations"][number];
type Item = Destination["items"][number];
type Brief = Page["briefs"][number];
export type MemoReviewReply = { form?: FormReply; isStale?: boolean; isInUse?: boolean };
type Props = { page: Page; towns: string[]; saved: boolean; reply: MemoReviewReply | undefined };

const surenessIcons: Record<Sureness, "success" | "info" | "warning"> = { sure: "success", likely: "info", unsure: "warning" };

/** What was read from a memo, beside its lines: to be corrected, kept for later, and put into the catalogue. */
export function MemoReviewPage({ page, towns, saved, reply }: Props) {
  const { t, tDynamic } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const errors = reply?.form?.errors ?? {};
  const labels = Object.fromEntries(Object.keys(errors).map((field) => [field, labelOf(field, page)]));
  const choices = page.destinations.map((one) => ({ value: String(one.index), label: one.name }));
  return (
    <div className="container">
      <Breadcrumbs crumbs={[{ label: t("catalogue.title"), to: cataloguePath }, { label: t("memo.title"), to: memoImportPath }, { label: page.title }]} />
      <PageHead title={page.title} lead={t("memo.review-lead")} />
      {saved && !reply ? <Alert kind="success"><p>{t("memo.saved")}</p></Alert> : null}
      {reply?.isStale ? <Alert kind="warning"><p>{t("memo.stale")}</p></Alert> : null}
      {reply?.isInUse ? <Alert kind="warning"><p>{t("memo.in-use")}</p></Alert> : null}
      {page.state === "accepted" ? <Accepted busy={busy} /> : (
        <Form method="post" noValidate>
          <ErrorSummary errors={reply?.form?.errors} labels={labels} />
          <input type="hidden" name="version" value={page.version} />
          <datalist id="memo-towns">{towns.map((town) => <option key={town} value={town} />)}</datalist>
          <p>{t("memo.found", { destinations: page.destinations.length, sites: countOf(page, "site"), topics: countOf(page, "topic") })}</p>
          {page.briefs.map((brief) => <BriefReading key={brief.index} brief={brief} />)}
          {page.destinations.map((destination) => <DestinationReading key={destination.index} destination={destination} choices={choices} errors={errors} />)}
          {page.warnings.length === 0 ? null : (
            <section aria-labelledby="memo-left">
              <h2 id="memo-left">{t("memo.left")}</h2>
              <p>{t("memo.left-lead")}</p>
              <ul>
                {page.warnings.map((warning) => (
                  <li key={`${warning.code}-${warning.lines[0]}`}><strong>{tDynamic(`memo.warning.${warning.code}`)}</strong> · <Lines lines={warning.lines} />: <q>{warning.text}</q></li>
                ))}
              </ul>
            </section>
          )}
          <div className="st-row mt-6">
            <button className="button button-primary" type="submit" name="intent" value="accept" disabled={busy}>{busy ? t("form.saving") : t("memo.accept")}</button>
            <button className="button button-secondary" type="submit" name="intent" value="save" disabled={busy}>{t("memo.save")}</button>
            <button className="button button-tertiary" type="submit" name="intent" value="discard" disabled={busy}>{t("memo.discard")}</button>
          </div>
        </Form>
      )}
    </div>
  );
}

function Accepted({ busy }: { busy: boolean }) {
  const { t } = useTranslator();
  return (
    <>
      <Alert kind="success"><p>{t("memo.accepted")}</p></Alert>
      <Form method="post">
        <p>{t("memo.withdraw-lead")}</p>
        <button className="button button-secondary" type="submit" name="intent" value="withdraw" disabled={busy}>{t("memo.withdraw")}</button>
      </Form>
    </>
  );
}

const countOf = (page: Page, kind: Item["kind"]) => page.destinations.reduce((sum, one) => sum + one.items.filter((item) => item.kind === kind).length, 0);

function labelOf(field: string, page: Page): string {
  const [, part, index] = /^([di])(\d+)\./.exec(field) ?? [];
  const found = part === "d" ? page.destinations[Number(index)] : page.destinations.flatMap((one) => one.items).find((item) => item.index === Number(index));
  return found?.name ?? page.title;
}

function Lines({ lines: [from, to] }: { lines: [number, number] }) {
  const { t } = useTranslator();
  return <span className="st-muted">{from === to ? t("memo.line", { line: from }) : t("memo.lines", { from, to })}</span>;
}

/** Where a reading came from and how sure it is, in words. */
function Source({ of: one }: { of: Destination | Item | Brief }) {
  const { t, tDynamic } = useTranslator();
  return (
    <div className="st-memo__source">
      <p><Icon name={surenessIcons[one.sureness]} /> <strong>{tDynamic(`memo.sureness.${one.sureness}`)}</strong> · {tDynamic(`memo.why.${one.why}`)} · <Lines lines={one.lines} /></p>
      <blockquote>{one.source}</blockquote>
      {one.knownAs ? <p><Icon name="warning" /> {t("memo.known", { name: one.knownAs })}</p> : null}
    </div>
  );
}

type Errors = Record<string, string>;

function BriefReading({ brief }: { brief: Brief }) {
  const { t } = useTranslator();
  const field = `b${brief.index}`;
  const name = t("destination.brief", { reach: brief.reach });
  return (
    <section className="st-memo" aria-labelledby={`${field}-heading`}>
      <h2 id={`${field}-heading`}>{name}</h2>
      <div className="st-memo__row">
        <fieldset>
          <legend className="sr-only">{name}</legend>
          <input type="hidden" name={`${field}.held`} value="1" />
          <CheckboxField name={`${field}.keep`} label={t("memo.keep-brief")} checked={brief.keep} />
          <TextAreaField name={`${field}.basis`} label={t("memo.field.basis")} value={brief.basis} rows={3} maxLength={4000} />
          <TextAreaField name={`${field}.wishes`} label={t("memo.field.wishes")} hint={t("memo.field.wishes-hint")} value={brief.wishes.join("\n")} rows={Math.max(2, brief.wishes.length)} />
        </fieldset>
        <Source of={brief} />
      </div>
    </section>
  );
}

function DestinationReading({ destination, choices, errors }: { destination: Destination; choices: { value: string; label: string }[]; errors: Errors }) {
  const { t, tDynamic } = useTranslator();
  const field = `d${destination.index}`;
  return (
    <section className="st-memo" aria-labelledby={`${field}-heading`}>
      <h2 id={`${field}-heading`}>{destination.name}</h2>
      <div className="st-memo__row">
        <fieldset>
          <legend className="sr-only">{t("memo.destination", { name: destination.name })}</legend>
          <input type="hidden" name={`${field}.held`} value="1" />
          <CheckboxField name={`${field}.keep`} label={t("memo.keep-destination")} checked={destination.keep} />
          <TextField name={`${field}.name`} label={t("memo.field.name")} required value={destination.name} error={errors[`${field}.name`]} maxLength={200} />
          <TextField name={`${field}.headline`} label={t("memo.field.headline")} value={destination.headline} maxLength={200} />
          <div className="st-columns">
            <SelectField name={`${field}.reach`} label={t("catalogue.filter.reach")} required value={destination.reach} choices={reaches.map((reach) => ({ value: reach, label: tDynamic(`reach.${reach}`) }))} />
            <TextField name={`${field}.place`} label={t("memo.field.place")} hint={t("memo.field.place-hint")} required list="memo-towns" value={destination.place} error={errors[`${field}.place`]} />
          </div>
          <TextAreaField name={`${field}.reason`} label={t("memo.field.reason")} value={destination.reason} rows={3} />
        </fieldset>
        <Source of={destination} />
      </div>
      {destination.items.map((item) => <ItemReading key={item.index} item={item} choices={choices} errors={errors} />)}
    </section>
  );
}

function ItemReading({ item, choices, errors }: { item: Item; choices: { value: string; label: string }[]; errors: Errors }) {
  const { t } = useTranslator();
  const field = `i${item.index}`;
  return (
    <div className="st-memo__row st-memo__row--item">
      <fieldset>
        <legend>{item.name}</legend>
        <input type="hidden" name={`${field}.held`} value="1" />
        <CheckboxField name={`${field}.keep`} label={t("memo.keep", { name: item.name })} checked={item.keep} />
        <TextField name={`${field}.name`} label={t("memo.field.name")} required value={item.name} error={errors[`${field}.name`]} maxLength={200} />
        <div className="st-columns">
          <SelectField name={`${field}.kind`} label={t("memo.field.kind")} required value={item.kind} choices={[{ value: "site", label: t("memo.kind.site") }, { value: "topic", label: t("memo.kind.topic") }]} />
          <SelectField name={`${field}.destination`} label={t("memo.field.destination")} required value={String(item.destination)} choices={choices} />
        </div>
        <TextAreaField name={`${field}.offer`} label={t("memo.field.offer")} value={item.offer} rows={2} />
        {item.alternatives.length > 0 ? <p className="form-hint">{t("memo.alternatives", { names: item.alternatives.join(" · ") })}</p> : null}
      </fieldset>
      <Source of={item} />
    </div>
  );
}
