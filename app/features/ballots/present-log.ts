import type { ChainedEntry } from "~/domain/voting/log-chain";
import type { Translator } from "~/i18n/translator";
import { momentText } from "./present";
import type { LogRow } from "./queries.server";

/** A line of the log in words: when, what, by whom, to what, and why. */
export function logText(translator: Translator, { act, at, actor, details }: ChainedEntry): string {
  const { t, tDynamic } = translator;
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const what = tDynamic(`protocol.act.${act}`, { actor: actor ?? t("protocol.time"), option: text(details.option), name: text(details.name), moment: typeof details.to === "string" ? momentText(translator, details.to) : "" });
  return `${momentText(translator, at)}: ${what}${text(details.reason) === "" ? "" : ` ${t("protocol.reason", { reason: text(details.reason) })}`}`;
}

/** The closing was moved: to when, and why. */
export type Extension = { to: string; reason: string };

/** The last extension of a ballot, which is the one that stands; null when there was none. */
export function presentExtension(log: readonly Pick<LogRow, "act" | "details">[]): Extension | null {
  const details = log.findLast((entry) => entry.act === "extended")?.details;
  return details ? { to: String(details.to), reason: String(details.reason) } : null;
}
