import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";

/** Stands wherever cases are shown: they are old, and what they say is not today's state. */
export function AgeNote() {
  const { t } = useTranslator();
  return <p className="st-age-note"><Icon name="time" />{t("library.age-note")}</p>;
}
