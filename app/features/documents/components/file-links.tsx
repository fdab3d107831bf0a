import { useTranslator } from "~/i18n/use-translator";
import { useFileFetch } from "./use-file-fetch";

/** `isPage`: it is opened and not saved. `of`: what the link is to, for those who hear the link alone. */
export type FileLink = { href: string; text: string; of: string; isPage?: boolean };

/** The forms of one document side by side, and beneath them, while a file is being made, that it is. */
export function FileLinks({ links, look = "buttons" }: { links: readonly FileLink[]; look?: "buttons" | "plain" }) {
  const { t } = useTranslator();
  const { busyHref, failed, onClick } = useFileFetch();
  const className = look === "buttons" ? "button button-secondary" : "function-link";
  return (
    <div className="st-files">
      <div className="st-files__links">
        {links.map(({ href, text, of, isPage = false }) => (
          <a key={href} className={className} href={href} {...(isPage ? {} : { download: true, onClick })} aria-busy={busyHref?.endsWith(href) || undefined}>
            {text}<span className="sr-only">: {of}</span>
          </a>
        ))}
      </div>
      <p className={`st-files__state${failed ? " st-files__state--failed" : ""}`} role="status">{busyHref ? t("document.making") : failed ? t("document.failed") : ""}</p>
    </div>
  );
}
