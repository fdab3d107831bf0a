import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { createBallot, type BallotActor, type BallotWords } from "~/features/ballots/commands.server";
import { listOptions } from "~/features/ballots/queries.server";
import { createBallotSchema, type CreateBallot } from "~/features/ballots/schema";
import { openBallot } from "~/features/ballots/state-commands.server";
import { castVote } from "~/features/ballots/vote-commands.server";
import type { CastVote, PaperContent } from "~/features/ballots/vote-schema";
import type { Database } from "~/shared/db.server";
import { createOrganisation, createPerson, type MadeOrganisation } from "./people";

export type Committee = MadeOrganisation & { actor: BallotActor; memberIds: string[] };

/** An organisation whose committee has so many members, `Medlem 1` and so on by name. */
export async function createVotingCommittee(db: Kysely<Database>, memberCount = 5): Promise<Committee> {
  const organisation = await createOrganisation(db);
  const memberIds: string[] = [];
  for (let number = 1; number <= memberCount; number += 1) {
    memberIds.push(await createPerson(db, organisation.organisationId, organisation.committeeId, { displayName: `Medlem ${number}` }));
  }
  return { ...organisation, memberIds, actor: { userId: organisation.secretaryId, organisationId: organisation.organisationId, displayName: "Signe Sekretær" } };
}

/** The form of a ballot as a browser sends it: three Danish destinations, ranked, open, closing far away. */
export function ballotForm(committeeId: string, changes: Record<string, unknown> = {}) {
  return {
    requestKey: randomUUID(), committeeId, question: "Hvor skal turen i Danmark gå hen?", explanation: "", method: "schulze", secrecy: "open", results: "hidden",
    closesOn: "2090-05-04", closesAt: "12.00", option: ["destination:dk-odense", "destination:dk-billund", "destination:dk-nordjylland"], costs: {}, ...changes,
  };
}

export const ballotWords: BallotWords = { locale: "da", reachNames: { denmark: "Danmark", europe: "Europa", overseas: "Oversøisk" } };

export const parsedBallotForm = (committeeId: string, changes: Record<string, unknown> = {}): CreateBallot => createBallotSchema.parse(ballotForm(committeeId, changes));

export type MadeBallot = { ballotId: string; optionIds: string[] };

export async function draftBallot(db: Kysely<Database>, committee: Committee, changes: Record<string, unknown> = {}): Promise<MadeBallot> {
  const outcome = await createBallot(db, committee.actor, parsedBallotForm(committee.committeeId, changes), ballotWords);
  if (!outcome.ok) throw new Error(outcome.reason.code);
  const ballotId = outcome.value.ballotIds[0]!;
  return { ballotId, optionIds: (await listOptions(db, ballotId)).map((option) => option.id) };
}

/** An open ballot in which all of `memberIds` may vote. */
export async function openedBallot(db: Kysely<Database>, committee: Committee, changes: Record<string, unknown> = {}): Promise<MadeBallot> {
  const ballot = await draftBallot(db, committee, changes);
  const opened = await openBallot(db, committee.actor, ballot.ballotId, committee.memberIds.map((userId) => ({ userId, role: "member" as const })));
  if (!opened.ok) throw new Error(opened.reason.code);
  return ballot;
}

/** A first vote with a ranking of single options, the best first; anything of it can be changed. */
export function voteFor(ranking: string[], changes: Partial<CastVote> = {}): CastVote {
  const content: PaperContent = { ranking: ranking.map((option) => [option]) };
  return { requestKey: randomUUID(), revision: null, receiptCode: null, blank: false, content, comment: "", ...changes };
}

/** Casts and returns the receipt code; throws when it was refused. */
export async function cast(db: Kysely<Database>, ballotId: string, userId: string, vote: CastVote): Promise<string | null> {
  const outcome = await castVote(db, ballotId, userId, vote);
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return outcome.value.receiptCode;
}
