import type { ChangedPoint, PointAspect, ProgrammeChanges, ProgrammePoint } from "~/domain/documents/programme-changes";
import { formatClock, formatDateLong, formatMoment } from "~/i18n/format";
import type { Translator } from "~/i18n/translator";
import type { ProgrammeIssue, ProgrammePage } from "./present-programme";
import { whereText } from "./present-text";

/*
 * The words for versions and for what changed between them, the same on paper, on the phone and on the page of documents.
 */

/** "version 2", "kladde efter version 2", "kladde". */
export function issueMark({ t }: Translator, { number, isDraft }: Pick<ProgrammeIssue, "number" | "isDraft">): string {
  if (number === 0) return t("version.mark.none");
  return t(isDraft ? "version.mark.draft" : "version.mark.issued", { number });
}

/** "Version 2, udgivet 10. januar 2027 kl. 10.00"; a draft says when it was printed. */
export function issueText(translator: Translator, { issue, printedAt }: Pick<ProgrammePage, "issue" | "printedAt">): string {
  const mark = issueMark(translator, issue);
  const { t, locale } = translator;
  const said = `${mark.charAt(0).toLocaleUpperCase()}${mark.slice(1)}`;
  return issue.isDraft || issue.issuedAt === null ? t("version.printed", { mark: said, moment: formatMoment(printedAt, locale) }) : t("version.issued", { mark: said, moment: formatMoment(issue.issuedAt, locale) });
}

export const changesHeading = ({ t }: Translator, since: number) => t("version.changes.since", { number: since });

export type ChangeRow = { key: string; kind: "added" | "removed" | "changed" | "cover"; what: string; how: readonly string[] };

/** One row for each thing that changed: first the trip itself, then what was added, changed and removed. */
export function changeRows(translator: Translator, { added, removed, changed, cover }: ProgrammeChanges): ChangeRow[] {
  const { t } = translator;
  return [
    ...(cover.length > 0 ? [{ key: "cover", kind: "cover", what: t("print.open.trip"), how: cover.map((aspect) => t(`version.cover.${aspect}`)) } as const] : []),
    ...added.map((point) => ({ key: point.id, kind: "added", what: named(point), how: [whenText(translator, point)] }) as const),
    ...changed.map((one) => ({ key: one.after.id, kind: "changed", what: named(one.after), how: one.aspects.map((aspect) => aspectText(translator, one, aspect)) }) as const),
    ...removed.map((point) => ({ key: point.id, kind: "removed", what: point.title, how: [t("version.change.was", { when: whenText(translator, point) })] }) as const),
  ];
}

const named = (point: ProgrammePoint) => `${point.number}. ${point.title}`;

const dayText = ({ locale }: Translator, { date }: ProgrammePoint) => formatDateLong(date, locale).replace(/ \d{4}$/, "");

function clockSpan({ t, locale }: Translator, { fromMinute, toMinute }: ProgrammePoint): string {
  if (fromMinute === null) return t("version.change.untimed");
  const from = formatClock(fromMinute, locale, true);
  return t("version.change.clock", { span: toMinute === null ? from : `${from}–${formatClock(toMinute, locale, true)}` });
}

const whenText = (translator: Translator, point: ProgrammePoint) => `${dayText(translator, point)}, ${clockSpan(translator, point)}`;

function aspectText(translator: Translator, { before, after }: ChangedPoint, aspect: PointAspect): string {
  const { t, tDynamic } = translator;
  const moved = (key: "version.aspect.day" | "version.aspect.time" | "version.aspect.place" | "version.aspect.host" | "version.aspect.title", from: string, to: string) => t(key, { from: from || "–", to: to || "–" });
  if (aspect === "day") return moved("version.aspect.day", dayText(translator, before), dayText(translator, after));
  if (aspect === "time") return moved("version.aspect.time", clockSpan(translator, before), clockSpan(translator, after));
  if (aspect === "place") return moved("version.aspect.place", whereText(before), whereText(after));
  if (aspect === "host") return moved("version.aspect.host", before.host ?? "", after.host ?? "");
  if (aspect === "title") return moved("version.aspect.title", before.title, after.title);
  if (aspect === "nights") return t("version.aspect.nights", { from: before.nights, to: after.nights });
  if (aspect === "questions") return t("version.aspect.questions");
  return t("version.aspect.status", { status: after.status === "" ? "–" : tDynamic(`print.${after.status}`) });
}
