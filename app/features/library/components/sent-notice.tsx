import { Link } from "@remix-run/react";
import { useTranslator } from "~/i18n/use-translator";
import { Alert } from "~/ui/page-parts";

export type SentFlash = { key: string; values: Record<string, string | number> } | null;

/** What became of the question that was sent last, with the way to its stop. */
export function SentNotice({ flash }: { flash: SentFlash }) {
  const { t, tDynamic } = useTranslator();
  return (
    <div role="status">
      {flash ? (
        <Alert kind={flash.key === "library.sent.added" ? "success" : "info"}>
          {tDynamic(flash.key, flash.values)}{" "}
          {flash.values.path ? <Link to={String(flash.values.path)}>{t("library.sent.show")}</Link> : null}
        </Alert>
      ) : null}
    </div>
  );
}
