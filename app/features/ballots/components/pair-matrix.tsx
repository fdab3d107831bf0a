import { useTranslator } from "~/i18n/use-translator";
import type { BallotResult } from "../present-result";

/** How many prefer each to each, as a table and as a sentence for every pair; on paper the sentences stand open. */
export function PairMatrix({ result, isOpen = false }: { result: BallotResult; isOpen?: boolean }) {
  const { t } = useTranslator();
  const { titles, pairwise, pairs } = result;
  return (
    <>
      <p id="matrix-caption">{t("result.matrix-caption")}</p>
      <div className="table--responsive-scroll st-matrix" role="group" tabIndex={0} aria-labelledby="matrix-caption">
        <table className="table table--extracompact" aria-labelledby="matrix-caption">
          <thead>
            <tr>
              <th scope="col">{t("result.matrix-corner")}</th>
              {titles.map((title) => <th key={title} scope="col">{title}</th>)}
            </tr>
          </thead>
          <tbody>
            {titles.map((row) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {titles.map((column) => {
                  if (row === column) return <td key={column} className="st-matrix__self"><span aria-hidden="true">–</span><span className="sr-only">{t("result.matrix-self")}</span></td>;
                  const [own, other] = [pairwise[row]![column]!, pairwise[column]![row]!];
                  return <td key={column} className={own > other ? "st-matrix__won" : undefined}>{own}{own > other ? <span className="sr-only"> ({t("result.matrix-won")})</span> : null}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <details className="st-act" open={isOpen}>
        <summary>{t("result.pair-sentences", { count: pairs.length })}</summary>
        <ul>
          {pairs.map((pair) => (
            <li key={`${pair.first}|${pair.second}`}>
              {t(pair.winner ? "result.pair-won" : "result.pair-tied", { first: pair.first, second: pair.second, preferFirst: pair.preferFirst, preferSecond: pair.preferSecond, indifferent: pair.indifferent })}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
