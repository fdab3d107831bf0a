import { useTranslator } from "~/i18n/use-translator";
import { Alert } from "~/ui/page-parts";
import { differingFields, type DestinationChoice, type ThemeChoice, type TripFormValues } from "../present";
import { allOf } from "./trip-fields";

/** What somebody else has saved meanwhile beside what this person typed, field by field. `names` tells what codes stand for. */
export function StaleComparison({ typed, stored, labels, names }: { typed: TripFormValues; stored: TripFormValues; labels: Record<string, string>; names: (DestinationChoice | ThemeChoice)[] }) {
  const { t, pick } = useTranslator();
  const show = (values: TripFormValues, field: string) => {
    const texts = allOf(values, field).filter((text) => text !== "");
    if (texts.length === 0) return t("history.value.empty");
    return texts.map((text) => { const named = names.find((one) => one.code === text); return named ? pick(named.name) : text; }).join(", ");
  };
  return (
    <Alert kind="warning">
      <p>{t("trip.stale")}</p>
      <table className="table table--extracompact">
        <thead>
          <tr><th scope="col">{t("trip.stale.field")}</th><th scope="col">{t("trip.stale.yours")}</th><th scope="col">{t("trip.stale.theirs")}</th></tr>
        </thead>
        <tbody>
          {differingFields(typed, stored).map((field) => (
            <tr key={field}><th scope="row">{labels[field] ?? field}</th><td>{show(typed, field)}</td><td>{show(stored, field)}</td></tr>
          ))}
        </tbody>
      </table>
    </Alert>
  );
}
