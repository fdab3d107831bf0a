import { Link } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import { PageHead } from "~/ui/page-parts";
import type { HitView, SearchPageData } from "../present";
import { MarkedText } from "./marked-text";
import { SearchBox } from "./search-box";

/** Everything that was found, best first, each with its kind as a word. */
export function SearchPage({ page }: { page: SearchPageData }) {
  const { t } = useTranslator();
  return (
    <div className="container st-search-page">
      <PageHead title={page.text === "" ? t("search.title") : t("search.title-of", { text: page.text })} lead={t("search.lead")} />
      <SearchBox key={page.text} text={page.text} place="page" />
      {page.text === "" ? null : <Found page={page} />}
    </div>
  );
}

function Found({ page }: { page: SearchPageData }) {
  const { t, tDynamic } = useTranslator();
  const { found, hits, more, text } = page;
  if (hits.length === 0 && page.choices.length === 0) return <NothingFound page={page} />;
  return (
    <>
      {page.choices.length > 0 ? (
        <nav aria-label={t("search.kinds")} className="st-search-page__kinds">
          <ul className="st-chips">
            {page.choices.map(({ kind, count, to, chosen }) => (
              <li key={kind ?? "all"}><Link to={to} className={`st-chip-link${chosen ? " st-chip-link--chosen" : ""}`} aria-current={chosen ? "true" : undefined} preventScrollReset>{t("search.choice", { label: kind ? tDynamic(`search.kinds.${kind}`) : t("search.kinds.all"), count })}</Link></li>
            ))}
          </ul>
        </nav>
      ) : null}
      <p role="status" className="st-search-page__count">
        {page.alike ? t("search.alike", { text, count: found }) : t("search.count", { count: found, more: more ? "yes" : "no" })}
        {hits.length < found ? ` ${t("search.first", { count: hits.length })}` : null}
        {page.cut ? ` ${t("search.cut")}` : null}
      </p>
      <ol className="st-hits">{hits.map((hit) => <Hit key={hit.key} hit={hit} />)}</ol>
    </>
  );
}

function Hit({ hit }: { hit: HitView }) {
  const { tDynamic } = useTranslator();
  return (
    <li className="st-hit">
      <span className="st-hit__kind">{tDynamic(`search.kind.${hit.kind}`)}</span>
      <div>
        <h2 className="st-hit__title"><Link to={hit.to}><MarkedText pieces={hit.title} /></Link></h2>
        {hit.note.length > 0 ? <p className="st-hit__note"><MarkedText pieces={hit.note} /></p> : null}
        {hit.excerpt.length > 0 ? <p className="st-hit__excerpt"><MarkedText pieces={hit.excerpt} /></p> : null}
      </div>
    </li>
  );
}

function NothingFound({ page }: { page: SearchPageData }) {
  const { t } = useTranslator();
  return (
    <div className="st-empty st-search-page__nothing">
      <p role="status"><strong>{t("search.nothing", { text: page.text })}</strong>{page.cut ? ` ${t("search.cut")}` : null}</p>
      <ul>
        <li>{t("search.advice.fewer")}</li>
        <li>{t("search.advice.beginning")}</li>
        <li>{t("search.advice.language")}</li>
      </ul>
      <Link to="/destinationer" className="button button-secondary">{t("search.advice.catalogue")}</Link>
    </div>
  );
}
