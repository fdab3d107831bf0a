import { useCallback } from "react";
import { embeddedTravelTimes } from "~/domain/travel/embedded-travel-times";
import { legKey } from "~/domain/itinerary/read-legs";
import { readClock } from "~/i18n/clock-text";
import { useTranslator } from "~/i18n/use-translator";
import type { BoardData } from "../board-queries.server";
import { FixDaySheet } from "./fix-day-sheet";
import { KeysSheet } from "./keys-sheet";
import { LegSheet } from "./leg-sheet";
import { NewStopSheet } from "./new-stop-sheet";
import { proposeStart } from "./propose-start";
import { StopFactsSheet } from "./stop-facts-sheet";
import { StopSheet, type FormAnswer } from "./stop-sheet";
import type { BoardState } from "./use-board";

/** The sheet that is open, if any. */
export function BoardSheets({ board, data, answer }: { board: BoardState; data: BoardData; answer: FormAnswer | null }) {
  const { t } = useTranslator();
  const { sheet, committed, checked, acts, add, setPreview, queue } = board;
  const openStopId = sheet?.type === "stop" ? sheet.stopId : null;
  const onTimes = useCallback(
    (times: { dayId: string | null; startsAt: string; durationMinutes: string } | null) => {
      if (!times || openStopId === null) return setPreview(null);
      const start = readClock(times.startsAt);
      const minutes = Number(times.durationMinutes);
      if ((start === null && times.startsAt.trim() !== "") || !Number.isInteger(minutes) || minutes < 5 || minutes > 2880) return;
      setPreview([{ type: "move-stop", stopId: openStopId, dayId: times.dayId, startsAtMinute: start }, { type: "resize-stop", stopId: openStopId, durationMinutes: minutes }]);
    },
    [openStopId, setPreview],
  );
  if (!sheet) return null;
  if (sheet.type === "keys") return <KeysSheet onClose={acts.close} />;
  if (sheet.type === "fix-day") return <FixDaySheet itinerary={committed} dayId={sheet.dayId} today={data.today} findings={checked.findings} />;
  if (sheet.type === "new") {
    return (
      <NewStopSheet data={data} dayId={board.dayId}
        startFor={(kind, dayId) => proposeStart(committed, embeddedTravelTimes, dayId, { kind, place: null, siteId: null })}
        townFor={(dayId) => {
          const last = committed.stops.filter((stop) => stop.dayId === dayId && stop.place).sort((a, b) => (a.startsAtMinute ?? 0) - (b.startsAtMinute ?? 0)).at(-1);
          const index = data.towns.findIndex((town) => town.name.da === last?.place?.name || town.name.en === last?.place?.name);
          return index < 0 ? null : index;
        }} />
    );
  }
  if (sheet.type === "leg") {
    const leg = checked.legs.find((one) => legKey(one.fromStopId, one.toStopId) === legKey(sheet.fromStopId, sheet.toStopId));
    if (!leg) return null;
    const titleOf = (stopId: string | null, place: string) => committed.stops.find((stop) => stop.id === stopId)?.title ?? place;
    return (
      <LegSheet leg={leg} fromTitle={titleOf(leg.fromStopId, leg.from.name)} toTitle={titleOf(leg.toStopId, leg.to.name)}
        groupSize={Math.max(1, committed.memberCount + committed.staffCount)} knownLegs={committed.facts.knownLegs} measuredModes={data.measuredModes} factors={data.factors} />
    );
  }
  const stop = committed.stops.find((one) => one.id === sheet.stopId);
  const findings = checked.findings.filter((finding) => finding.stopIds.includes(sheet.stopId));
  // Somebody else may remove a stop while its form is open: what was typed stays until it is saved or left.
  const shown = stop ?? data.itinerary.stops.find((one) => one.id === sheet.stopId);
  if (!shown) return <StopGone onClose={acts.close} text={t("planner.refusal.unknown-stop")} />;
  if (!data.mayEdit) return <StopFactsSheet stop={shown} data={data} findings={findings} />;
  return (
    <StopSheet key={sheet.stopId} stop={shown} number={checked.order.find((one) => one.stopId === sheet.stopId)?.number} version={sheet.version} data={data} findings={findings} answer={answer}
      saving={queue.acts.some((act) => act.kind === "form")} onTimes={onTimes}
      onSave={(fields) => add({ kind: "form", requestKey: crypto.randomUUID(), stopId: sheet.stopId, fields, holdUntil: 0 })} />
  );
}

function StopGone({ text, onClose }: { text: string; onClose: () => void }) {
  const { t } = useTranslator();
  return <div className="st-notice" role="alert"><p>{text}</p><button type="button" className="st-link-button" onClick={onClose}>{t("form.close")}</button></div>;
}
