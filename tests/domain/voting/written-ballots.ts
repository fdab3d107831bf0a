import type { Election, RankedBallot } from "~/domain/voting/election";

type Rankings = Extract<Election, { kind: "ranking" }>;

/** An election as one writes it down: a line a ballot, `3: A > B = C`; without a number it is one voter. An option that no line names stands in `options`. */
export function writtenElection(text: string, options: string[] = []): Rankings {
  const ballots = text
    .trim()
    .split("\n")
    .map((line): RankedBallot => {
      const [, weight = "1", ranking = ""] = /^\s*(?:(\d+):)?(.*)$/.exec(line)!;
      return { weight: Number(weight), ranking: ranking.trim() === "" ? [] : ranking.split(">").map((group) => group.split("=").map((name) => name.trim())) };
    });
  const named = ballots.flatMap(({ ranking }) => ranking.flat());
  return { kind: "ranking", options: [...new Set([...options, ...named])], ballots };
}

/** An order as one writes it down: `A = B > C`. */
export function writtenOrder(order: string[][]): string {
  return order.map((group) => group.join(" = ")).join(" > ");
}
