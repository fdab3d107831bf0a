import { useState } from "react";
import { useTranslator } from "~/i18n/use-translator";
import type { BallotChoices } from "../card-queries.server";

type Choice = { key: string; reach: "denmark" | "europe" | "overseas"; name: { da: string; en: string } };
type Values = Record<string, string | string[]>;
type Props = { choices: BallotChoices; values: Values; error?: string; costError?: string; withCosts: boolean };

/** What a ballot is between: destinations, the committee's trips, or visit sites, by reach. */
export function OptionBoxes({ choices, values, error, costError, withCosts }: Props) {
  const { t, tDynamic } = useTranslator();
  const chosen = [values.option ?? []].flat();
  const has = (list: Choice[]) => list.some((one) => chosen.includes(one.key));
  return (
    <fieldset className={`st-fieldset${error || costError ? " form-group form-error" : ""}`} aria-describedby={error || costError ? "option-error" : "option-hint"}>
      <legend>{t("ballot.options")}</legend>
      <p className="form-hint" id="option-hint">{t("ballot.options-hint")}</p>
      {error || costError ? <span className="form-error-message" id="option-error">{tDynamic((error ?? costError)!)}</span> : null}
      <Group title={t("ballot.choose.destinations")} list={choices.destinations} values={values} withCosts={withCosts} isOpen />
      {choices.trips.length > 0 ? <Group title={t("ballot.choose.trips")} list={choices.trips} values={values} withCosts={withCosts} isOpen={has(choices.trips)} /> : null}
      <Group title={t("ballot.choose.sites")} list={choices.sites} values={values} withCosts={withCosts} isOpen={has(choices.sites)} />
    </fieldset>
  );
}

function Group({ title, list, values, withCosts, isOpen }: { title: string; list: Choice[]; values: Values; withCosts: boolean; isOpen: boolean }) {
  const { tDynamic } = useTranslator();
  const reaches = (["denmark", "europe", "overseas"] as const).filter((reach) => list.some((one) => one.reach === reach));
  return (
    <details className="st-choose" open={isOpen}>
      <summary>{title}</summary>
      <div className="st-columns">
        {reaches.map((reach) => (
          <div key={reach} role="group" aria-label={`${title}: ${tDynamic(`reach.${reach}`)}`}>
            <p className="weight-semibold mt-4 mb-2" aria-hidden="true">{tDynamic(`reach.${reach}`)}</p>
            {list.filter((one) => one.reach === reach).map((one) => <Box key={one.key} choice={one} values={values} withCosts={withCosts} />)}
          </div>
        ))}
      </div>
    </details>
  );
}

function Box({ choice, values, withCosts }: { choice: Choice; values: Values; withCosts: boolean }) {
  const { t, pick } = useTranslator();
  const [checked, setChecked] = useState([values.option ?? []].flat().includes(choice.key));
  const id = `option-${choice.key.replaceAll(/[^a-z0-9-]/g, "-")}`;
  const cost = values[`cost:${choice.key}`];
  return (
    <div className="form-group-checkbox">
      <input type="checkbox" className="form-checkbox" id={id} name="option" value={choice.key} checked={checked} onChange={(event) => setChecked(event.currentTarget.checked)} />
      <label htmlFor={id}>{pick(choice.name)}</label>
      {withCosts && checked ? (
        <input className="form-input st-choose__cost" name={`cost:${choice.key}`} defaultValue={typeof cost === "string" ? cost : ""} inputMode="decimal" aria-label={t("ballot.cost-of", { title: pick(choice.name) })} placeholder={t("ballot.fact.cost")} />
      ) : null}
    </div>
  );
}
