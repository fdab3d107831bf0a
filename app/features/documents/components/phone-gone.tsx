import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";

/** What somebody sees whose link opens nothing: a kind word, and nothing of whether there ever was a programme. */
export function PhoneGone() {
  const { t } = useTranslator();
  const error = useRouteError();
  const bugId = error instanceof Error ? /^bug:(\w+)$/.exec(error.message)?.[1] : undefined;
  const isGone = isRouteErrorResponse(error) && error.status < 500;
  return (
    <main id="indhold" className="st-phone st-phone--gone">
      <h1>{isGone ? t("problem.link-gone.heading") : t("problem.heading")}</h1>
      <p>{isGone ? t("problem.link-gone") : t("problem.bug", { id: bugId ?? "–" })}</p>
    </main>
  );
}
