import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";
import { mapAddress } from "../present-phone";
import type { ScheduledStop } from "../present-schedule";
import { whereText } from "../present-text";
import { useHandset } from "./use-handset";

/** Where a stop is, as a thing to press that opens the phone's map. Nothing is asked of a map before it is pressed. */
export function StopPlace({ stop }: { stop: ScheduledStop }) {
  const { t } = useTranslator();
  const handset = useHandset();
  const where = whereText(stop);
  if (where === "") return null;
  const note = stop.isPlaceUncertain ? <span className="st-phone__doubt">{t("phone.place-uncertain")}</span> : null;
  if (!stop.point) return <p className="st-phone__place">{where}{note}</p>;
  return (
    <p className="st-phone__place">
      <a href={mapAddress(stop.point, stop.title, handset)} rel="noreferrer" target={handset === "android" ? undefined : "_blank"}>
        <Icon name="location" /><span>{where}<span className="sr-only"> ({t("phone.open-map", { title: stop.title })})</span></span>
      </a>{note}
    </p>
  );
}
