import { useEffect, useState } from "react";
import { wallClockOf } from "~/domain/time/wall-clock";
import { formatClock, formatDateShort } from "~/i18n/format";
import { useTranslator } from "~/i18n/use-translator";
import { Icon } from "~/ui/icon";

/** Says that the page comes from the phone, and of when it is: by the phone's own clock once that is known. */
export function KeptNote({ isKept, fetchedAt, timeZone }: { isKept: boolean; fetchedAt: string; timeZone: string }) {
  const { t, locale } = useTranslator();
  const [zone, setZone] = useState(timeZone);
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  const { date, minute } = wallClockOf(Date.parse(fetchedAt), zone);
  return (
    <p className="st-phone__kept" role="status" hidden={!isKept}>
      <Icon name="info" /> {t("phone.kept", { date: formatDateShort(date, locale), clock: formatClock(Math.floor(minute), locale, true) })}
    </p>
  );
}
