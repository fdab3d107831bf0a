import { useTranslator } from "~/i18n/use-translator";
import { documentKeys, type TripDocument } from "../schema";

/** Every document of a trip with the forms in which it can be had. */
export function DocumentsPage({ tripId, documents }: { tripId: string; documents: readonly TripDocument[] }) {
  const { t, tDynamic } = useTranslator();
  return (
    <section aria-labelledby="documents-heading">
      <h2 id="documents-heading">{t("document.title")}</h2>
      <p>{t("document.lead")}</p>
      <ul className="st-plain-list st-documents">
        {documents.map(({ code, forms }) => {
          const name = t(documentKeys(code).name);
          return (
            <li key={code}>
              <h3>{name}</h3>
              <p>{t(documentKeys(code).about)}</p>
              <div className="st-row">
                {forms.map(({ format, path }) => (
                  <a key={path} className="button button-secondary" href={`/ture/${tripId}/${path}`} {...(format === "page" ? {} : { download: true })}>
                    {tDynamic(`document.format.${format}`)}<span className="sr-only">: {name}</span>
                  </a>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
