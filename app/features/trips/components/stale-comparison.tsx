import { formatDateField } from "~/i18n/date-text";
import { useTranslator } from "~/i18n/use-translator";
import { Alert } from "~/ui/page-parts";
import { VersionsTable } from "~/ui/versions-table";
import { differingFields, type DestinationChoice, type ThemeChoice, type TripFormValues } from "../present";
import { allOf } from "./trip-fields";

/** What somebody else has saved meanwhile beside what this person typed, field by field. `names` tells what codes stand for. */
export function StaleComparison({ typed, stored, labels, names }: { typed: TripFormValues; stored: TripFormValues; labels: Record<string, string>; names: Pick<DestinationChoice | ThemeChoice, "code" | "name">[] }) {
  const { t, pick, locale } = useTranslator();
  const show = (values: TripFormValues, field: string) =>
    allOf(values, field).filter((text) => text !== "").map((text) => { const named = names.find((one) => one.code === text); return named ? pick(named.name) : formatDateField(text, locale); }).join(", ");
  return (
    <Alert kind="warning">
      <p>{t("trip.stale")}</p>
      <VersionsTable rows={differingFields(typed, stored).map((field) => ({ field: labels[field] ?? field, yours: show(typed, field), theirs: show(stored, field) }))} />
    </Alert>
  );
}
