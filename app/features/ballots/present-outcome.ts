import type { BallotProtocol, NamedPaper } from "~/domain/voting/ballot-protocol";
import type { Translator } from "~/i18n/translator";
import type { BallotResult } from "./present-result";
import type { OptionRow } from "./queries.server";

export const listText = ({ locale }: Pick<Translator, "locale">, titles: readonly string[]) => new Intl.ListFormat(locale === "da" ? "da-DK" : "en-GB").format(titles);

/** What came out, in one sentence. */
export function outcomeText(translator: Translator, result: BallotResult): string {
  const { t } = translator;
  const list = (titles: readonly string[]) => listText(translator, titles);
  if (result.turnout.voted === 0) return t("result.nobody");
  // With several winners nobody need win in every outcome; a tie is not the same as nothing chosen.
  if (result.winners.length === 0 && !result.drawn && result.tied.length > 0) return t("result.tied-shares", { titles: list(result.tied) });
  if (result.winners.length === 0 && !result.drawn && (!result.shares || result.turnout.blank === result.turnout.voted)) return t("result.nothing-chosen");
  if (result.shares) return t("result.several", { titles: list(result.drawn?.winners ?? result.winners), count: (result.drawn?.winners ?? result.winners).length });
  if (result.drawn && result.winners.length > 1) return t("result.drawn", { title: result.drawn.winners[0]!, titles: list(result.winners) });
  return result.winners.length > 1 ? t("result.tie", { titles: list(result.winners) }) : t("result.winner", { title: result.winners[0]! });
}

/** "Odense > Billund = Aarhus": groups from best to worst, equals joined. */
function paperText({ ballot }: Pick<NamedPaper, "ballot">): string {
  const content = ballot as { ranking?: string[][]; approved?: string[]; scores?: Record<string, number> };
  if (content.ranking) return content.ranking.map((group) => group.join(" = ")).join(" > ");
  if (content.approved) return content.approved.join(", ");
  return Object.entries(content.scores ?? {}).map(([title, points]) => `${title}: ${points}`).join(", ");
}

/** The order that the lot made; with several winners the order in which options were drawn, as there is none among the chosen. */
export function lotOrder({ drawn, shares }: Pick<BallotResult, "drawn" | "shares">): string[] {
  if (!drawn) return [];
  return shares ? drawn.lots.map((lot) => lot.option) : drawn.order.flat();
}

/** The papers of a protocol, a line each. What names only options that were withdrawn is not blank, and says so. */
export function paperLines({ papers, count, options }: BallotProtocol, { t }: Pick<Translator, "t">): { lead: string; text: string }[] {
  const nothing = t(options.some((option) => option.removedReason !== null) ? "result.none-left" : "result.blank");
  return papers
    ? papers.map((paper) => ({ lead: `${paper.voter}:`, text: paper.blank ? t("result.blank") : paperText(paper) || nothing }))
    : count.election.ballots.map((ballot) => ({ lead: t("protocol.times", { count: ballot.weight }), text: paperText({ ballot }) || nothing }));
}

/** "5 point: 3, 4 point: 1": how the points of an option were given, the most first. */
export function distributionText({ t }: Translator, distribution: readonly number[]): string {
  return t("result.distribution", { list: distribution.map((count, points) => ({ count, points })).filter((one) => one.count > 0).reverse().map((one) => t("result.distribution-part", one)).join(", ") });
}

/** What a group of the order is beside its place: tied, or with several winners chosen or not. Null for a single option of its own. */
export function groupLabel({ t }: Translator, group: readonly string[], result: BallotResult): string | null {
  if (!result.shares) return group.length > 1 ? t("result.tied") : null;
  const winners = result.drawn?.winners ?? result.winners;
  if (group.every((title) => winners.includes(title))) return t("result.chosen");
  return !result.drawn && group.every((title) => result.tied.includes(title)) ? t("result.tied") : t("result.not-chosen");
}

/**
 * What the motion at the meeting could say, by what was chosen between: destinations, drafted trips or visit sites. Empty without
 * a winner, and in a tie: then the committee chooses, not the form.
 */
export function motionText(translator: Translator, result: Pick<BallotResult, "winners" | "drawn" | "shares">, options: Pick<OptionRow, "trip_id" | "site_id">[] = []): string {
  const winners = result.drawn?.winners ?? result.winners;
  const kind = options.length > 0 && options.every((one) => one.trip_id) ? "trip" : options.length > 0 && options.every((one) => one.site_id) ? "site" : "destination";
  return winners.length === 0 || (winners.length > 1 && !result.shares) ? "" : translator.t("decision.motion-start", { kind, count: winners.length, title: listText(translator, winners) });
}
