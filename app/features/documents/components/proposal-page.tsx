import { Form } from "@remix-run/react";
import type { PaperDocument } from "~/domain/documents/document";
import type { TextPair } from "~/i18n/locale";
import { useTranslator } from "~/i18n/use-translator";
import { SelectField } from "~/ui/field";
import { Alert, Breadcrumbs } from "~/ui/page-parts";
import { proposalPath } from "../proposal-schema";
import { PaperFiles, PaperView, type PaperFile } from "./paper-view";

export type ProposalChoice = { code: string; reach: string; name: TextPair; isChosen: boolean };
type Props = {
  paper: PaperDocument | null;
  files: PaperFile[];
  choices: ProposalChoice[];
  isWhole: boolean;
  committeeId: string | null;
  committees: { committeeId: string; name: TextPair }[];
};

/** The proposal as it would be sent, below what goes into it. */
export function ProposalPage({ paper, files, choices, isWhole, committeeId, committees }: Props) {
  const { t, tDynamic, pick } = useTranslator();
  const reaches = [...new Set(choices.map(({ reach }) => reach))];
  return (
    <div className="container st-page">
      <Breadcrumbs crumbs={[{ label: t("catalogue.title"), to: "/destinationer" }, { label: t("proposal.title") }]} />
      {paper ? null : <h1>{t("proposal.title")}</h1>}
      <details className="st-disclosure st-paper-choice" open={!isWhole || undefined}>
        <summary>{t("proposal.choose")}</summary>
        <Form method="get" action={proposalPath} key={choices.map((one) => (one.isChosen ? one.code : "")).join()}>
          <input type="hidden" name="valg" value="1" />
          {committees.length > 1
            ? <SelectField name="udvalg" label={t("proposal.committee")} hint={t("proposal.committee-hint")} required value={committeeId ?? undefined} choices={committees.map((one) => ({ value: one.committeeId, label: pick(one.name) }))} />
            : null}
          <div className="st-paper-choice__reaches">
            {reaches.map((reach) => (
              <fieldset key={reach}>
                <legend className="form-label">{tDynamic(`reach.${reach}`)}</legend>
                {choices.filter((one) => one.reach === reach).map((one) => (
                  <div key={one.code} className="form-group-checkbox">
                    <input type="checkbox" className="form-checkbox" id={`d-${one.code}`} name="d" value={one.code} defaultChecked={one.isChosen} />
                    <label htmlFor={`d-${one.code}`}>{pick(one.name)}</label>
                  </div>
                ))}
              </fieldset>
            ))}
          </div>
          <button className="button button-secondary" type="submit">{t("proposal.show")}</button>
        </Form>
      </details>
      {paper ? (
        <>
          <PaperFiles files={files} title={paper.title} />
          <PaperView paper={paper} titleLevel={1} />
        </>
      ) : <Alert kind="warning">{t("proposal.nothing-chosen")}</Alert>}
    </div>
  );
}
