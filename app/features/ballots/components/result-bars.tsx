import { useTranslator } from "~/i18n/use-translator";
import { distributionText } from "../present-outcome";
import type { BallotResult } from "../present-result";

/** Bars with the figure beside each: the picture adds nothing that the words do not say, and reads in grey. */
export function ResultBars({ bars, votes }: { bars: BallotResult["bars"]; votes: number }) {
  const translator = useTranslator();
  const { tDynamic } = translator;
  return (
    <section aria-labelledby="bars-heading">
      <h2 id="bars-heading">{tDynamic(`result.bars.${bars.measure}`)}</h2>
      <p className="st-muted">{tDynamic(`result.bars-lead.${bars.measure}`)}</p>
      <ul className="st-bars">
        {bars.rows.map((row) => (
          <li key={row.title}>
            <span>{row.title}</span>
            <span className="st-muted">{tDynamic(`result.figure.${bars.measure}`, { figure: row.figure, votes })}</span>
            <div className="st-bars__track" aria-hidden="true"><div className="st-bars__fill" style={{ width: `${row.share * 100}%` }} /></div>
            {row.distribution && votes > 0 ? <span className="st-small st-muted st-bars__note">{distributionText(translator, row.distribution)}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
