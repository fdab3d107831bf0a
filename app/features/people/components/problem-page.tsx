import { Link } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import { PageHead } from "~/ui/page-parts";

/** What a person sees when a page cannot be shown: what happened and where to go. A bug shows its id, never its message. */
export function ProblemPage({ status, problem, bugId }: { status: number; problem?: string; bugId?: string }) {
  const { t, tDynamic, has } = useTranslator();
  const sentence =
    problem && has(problem) ? tDynamic(problem) : status === 404 ? t("problem.not-found") : status < 500 ? t("problem.bad-request") : t("problem.bug", { id: bugId ?? "–" });
  return (
    <div className="container">
      <PageHead title={status === 404 ? t("problem.not-found.heading") : t("problem.heading")} lead={sentence} />
      <Link to="/" className="button button-primary">{t("problem.to-front")}</Link>
    </div>
  );
}
