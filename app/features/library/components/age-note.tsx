import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";

/** Stands wherever cases are shown: they are old, and what they say is not today's state. */
export function AgeNote({ years }: { /** Those of the one case that is shown. */ years?: string }) {
  const { t } = useTranslator();
  return <p className="st-age-note"><Icon name="time" />{years ? t("library.age-note-case", { years }) : t("library.age-note")}</p>;
}
