import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { formatDate, formatMoment } from "~/i18n/format";
import type { MessageValues } from "~/i18n/translator";
import { useTranslator } from "~/i18n/use-translator";
import type { FormReply } from "~/shared/forms.server";
import { Confirmation } from "~/ui/confirmation";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { RadioGroup, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Alert, EmptyState } from "~/ui/page-parts";
import { linkKinds, type LinkKind } from "../link-schema";
import { editions } from "../present-edition";
import type { SharedLinkItem } from "../present-links";
import { ProgrammeFiles } from "./programme-files";

export type SharingReply = { form?: FormReply; made?: { label: string; kind: LinkKind; url: string } };

type Props = {
  tripId: string;
  links: SharedLinkItem[];
  values: Record<string, string>;
  requestKey: string;
  flash: { key: string; values: MessageValues } | null;
  reply: SharingReply | undefined;
};

/** Who can open the programme without signing in, and how to let somebody in or out. */
export function SharingPage({ tripId, links, values, requestKey, flash, reply }: Props) {
  const { t, tDynamic } = useTranslator();
  return (
    <div className="st-sharing">
      <h2>{t("sharing.title")}</h2>
      <p className="st-muted">{t("sharing.lead")}</p>
      <div aria-live="polite">
        {flash && !reply ? <Alert kind="success">{tDynamic(flash.key, flash.values)}</Alert> : null}
        {reply?.made ? <MadeLink key={reply.made.url} made={reply.made} /> : null}
      </div>
      <div className="st-sharing__columns">
        <NewLinkForm key={requestKey} values={values} requestKey={requestKey} reply={reply?.form} />
        <section aria-labelledby="links-heading">
          <h3 id="links-heading">{t("sharing.links")}</h3>
          {links.length === 0 ? <EmptyState text={t("sharing.none")} /> : <ul className="st-sharing__links">{links.map((link) => <LinkItem key={link.linkId} link={link} />)}</ul>}
        </section>
      </div>
      <section aria-labelledby="files-heading">
        <h3 id="files-heading">{t("sharing.files")}</h3>
        <p className="st-muted">{t("sharing.files-lead")}</p>
        <ProgrammeFiles tripId={tripId} />
      </section>
    </div>
  );
}

function MadeLink({ made }: { made: NonNullable<SharingReply["made"]> }) {
  const { t } = useTranslator();
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The link is shown once: it is what one wants to take along now.
  useEffect(() => field.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(made.url);
      setCopied(true);
    } catch {
      field.current?.select();
    }
  };
  return (
    <Alert kind="success" heading={t("sharing.made", { label: made.label })}>
      <p>{t(made.kind === "page" ? "sharing.made-page" : "sharing.made-calendar")}</p>
      <label className="form-label" htmlFor="made-link">{t("sharing.made-label")}</label>
      <div className="st-sharing__made">
        <input id="made-link" ref={field} className="form-input" readOnly value={made.url} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" className="button button-secondary" onClick={() => void copy()}><Icon name="copy" /> {copied ? t("sharing.copied") : t("sharing.copy")}</button>
      </div>
    </Alert>
  );
}

function NewLinkForm({ values: initial, requestKey, reply }: { values: Record<string, string>; requestKey: string; reply: FormReply | undefined }) {
  const { t, tDynamic } = useTranslator();
  const busy = useNavigation().formMethod === "POST";
  const errors = reply?.errors ?? {};
  const value = (name: string) => String(reply?.values[name] ?? initial[name] ?? "");
  return (
    <Form method="post" noValidate className="st-form" aria-labelledby="new-link-heading">
      <h3 id="new-link-heading">{t("sharing.new")}</h3>
      <ErrorSummary errors={reply?.errors} labels={{ label: t("sharing.label"), kind: t("sharing.kind"), edition: t("sharing.edition"), expiresOn: t("sharing.expires") }} />
      <input type="hidden" name="requestKey" value={requestKey} />
      <TextField name="label" label={t("sharing.label")} hint={t("sharing.label-hint")} required maxLength={100} autoComplete="off" value={value("label")} error={errors.label} />
      <RadioGroup name="kind" label={t("sharing.kind")} required value={value("kind")} error={errors.kind} choices={linkKinds.map((kind) => ({ value: kind, label: tDynamic(`sharing.kind.${kind}`) }))} />
      <RadioGroup name="edition" label={t("sharing.edition")} required value={value("edition")} error={errors.edition} choices={editions.map((edition) => ({ value: edition, label: tDynamic(`sharing.edition.${edition}`) }))} />
      <DateField name="expiresOn" label={t("sharing.expires")} required value={value("expiresOn")} error={errors.expiresOn} />
      <button className="button button-primary mt-6" name="intent" value="create" type="submit" disabled={busy}>{busy ? t("form.saving") : t("sharing.create")}</button>
    </Form>
  );
}

function LinkItem({ link }: { link: SharedLinkItem }) {
  const { t, tDynamic, locale } = useTranslator();
  const opened = link.lastOpenedAt ? t("sharing.opened", { count: link.openCount, moment: formatMoment(link.lastOpenedAt, locale) }) : t("sharing.never-opened");
  const life = link.state === "revoked" ? t("sharing.revoked") : t(link.state === "expired" ? "sharing.expired-on" : "sharing.expires-on", { date: formatDate(link.expiresOn, locale) });
  return (
    <li className={link.state === "open" ? undefined : "st-sharing__closed"}>
      <div>
        <p className="st-sharing__name"><Icon name={link.kind === "page" ? "smartphone" : "calendar-month"} /> <strong>{link.label}</strong></p>
        <p className="st-small">{tDynamic(`sharing.kind-short.${link.kind}`)} · {tDynamic(`sharing.edition-short.${link.edition}`)} · {life}</p>
        <p className="st-small">{opened}</p>
        <p className="st-small st-muted">{t("sharing.made-by", { moment: formatMoment(link.createdAt, locale), name: link.createdBy ?? "–" })}</p>
      </div>
      {link.state === "open" ? <RevokeForm link={link} /> : null}
    </li>
  );
}

/** Without scripts the first press closes the link; with them it asks first. */
function RevokeForm({ link }: { link: SharedLinkItem }) {
  const { t } = useTranslator();
  const [asking, setAsking] = useState(false);
  return (
    <Form method="post" className="st-row" onSubmit={() => setAsking(false)}>
      <input type="hidden" name="linkId" value={link.linkId} />
      <input type="hidden" name="intent" value="revoke" />
      {asking ? (
        <Confirmation question={t("sharing.revoke-question")} confirm={t("sharing.revoke-confirm", { label: link.label })} onCancel={() => setAsking(false)} />
      ) : (
        <button key="ask" className="button button-secondary" type="submit" aria-label={t("sharing.revoke", { label: link.label })}
          onClick={(event) => {
            event.preventDefault();
            setAsking(true);
          }}>{t("sharing.revoke-short")}</button>
      )}
    </Form>
  );
}
