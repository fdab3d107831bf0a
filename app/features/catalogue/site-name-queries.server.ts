import type { Kysely } from "kysely";
import { fold } from "~/domain/text/fold";
import type { Database } from "~/shared/db.server";
import { areNearNames } from "./addition-schema";
import { asNew, nameKey, type NameChoices, type SiteFileRow, type UnknownName } from "./site-file-schema";

type Known = { code: string; da: string; en: string };
/** The rows with the codes of what they name; what is still to be said of names nobody knows; and what is to be made, at the first row that names it. */
export type ResolvedRows = { rows: SiteFileRow[]; unknown: UnknownName[]; fresh: { kind: UnknownName["kind"]; name: string; row: SiteFileRow }[] };

const mostProposals = 5;

/** Finds towns and themes that rows name by their codes or their names, and proposes for other names those that are written nearly so. */
export async function resolveNames(db: Kysely<Database>, rows: SiteFileRow[], choices: NameChoices, mayAddThemes: boolean): Promise<ResolvedRows> {
  const [places, themes] = await Promise.all([
    db.selectFrom("place").select(["code", "name_da as da", "name_en as en"]).where("archived_at", "is", null).orderBy("name_da").orderBy("code").execute(),
    db.selectFrom("theme").select(["code", "name_da as da", "name_en as en"]).where("archived_at", "is", null).orderBy("position").execute(),
  ]);
  // An archived one keeps what names it by its code.
  const codes = { place: new Set((await db.selectFrom("place").select("code").execute()).map(({ code }) => code)), theme: new Set((await db.selectFrom("theme").select("code").execute()).map(({ code }) => code)) };
  const known = { place: places, theme: themes };
  const unknown = new Map<string, UnknownName>();
  const fresh = new Map<string, ResolvedRows["fresh"][number]>();
  const resolve = (kind: UnknownName["kind"], name: string, row: SiteFileRow, at: number): string => {
    if (codes[kind].has(name)) return name;
    const named = known[kind].find((one) => fold(one.da) === fold(name) || fold(one.en) === fold(name));
    if (named) return named.code;
    const key = [...unknown.keys(), ...fresh.keys(), ...choices.keys()].find((one) => one.startsWith(`${kind}:`) && fold(one.slice(kind.length + 1)) === fold(name)) ?? nameKey(kind, name);
    const choice = choices.get(key);
    if (choice && codes[kind].has(choice)) return choice;
    const mayAdd = kind === "place" || mayAddThemes;
    if (choice === asNew && mayAdd) {
      if (!fresh.has(key)) fresh.set(key, { kind, name: key.slice(kind.length + 1), row });
      return key.slice(kind.length + 1);
    }
    const entry = unknown.get(key) ?? { kind, name, rows: [], mayAdd, proposals: nearestTo(name, known[kind]) };
    if (!entry.rows.includes(at + 1)) entry.rows.push(at + 1);
    unknown.set(key, entry);
    return name;
  };
  const resolved = rows.map((row, at) => ({ ...row, place: resolve("place", row.place, row, at), themes: row.themes.map((theme) => resolve("theme", theme, row, at)) }));
  return { rows: resolved, unknown: [...unknown.values()], fresh: [...fresh.values()] };
}

/** Names a letter or two apart, then those that share a word or begin alike. */
function nearestTo(name: string, known: Known[]): UnknownName["proposals"] {
  const words = (text: string) => fold(text).split(" ").filter((word) => word.length > 3);
  const wanted = words(name);
  const score = (one: Known) => Math.max(...[one.da, one.en].map((other) => {
    if (areNearNames(name, other)) return 3;
    const theirs = words(other);
    if (wanted.some((word) => theirs.includes(word))) return 2;
    return wanted.some((word) => theirs.some((their) => word.slice(0, 5) === their.slice(0, 5) && word.length > 4 && their.length > 4)) ? 1 : 0;
  }));
  return known.map((one) => ({ one, likeness: score(one) })).filter(({ likeness }) => likeness > 0).sort((a, b) => b.likeness - a.likeness).slice(0, mostProposals)
    .map(({ one }) => ({ code: one.code, name: { da: one.da, en: one.en } }));
}
