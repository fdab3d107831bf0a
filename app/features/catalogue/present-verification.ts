import type { Translator } from "~/i18n/translator";
import type { TwinPair } from "./duplicate-queries.server";
import type { VerificationRow } from "./verification-queries.server";
import { doubtReasons, type DoubtReason, type VerificationFilter } from "./verification-schema";

export type VerificationItem = { kind: "site" | "destination"; code: string; name: string; destination: string; version: number; reasons: DoubtReason[]; graveCaveats: number; verifiedOn: string | null; verifiedNote: string; mayEdit: boolean };
export type VerificationPageData = {
  items: VerificationItem[];
  total: number;
  verified: number;
  counts: Record<DoubtReason, number>;
  filter: VerificationFilter;
  destinations: { value: string; label: string }[];
  kinds: { value: string; label: string }[];
  twins: { place: string; sites: { code: string; name: string; destination: string }[] }[];
};

/** The day a year before: what was verified earlier is due again. */
export function yearBefore(today: string): string {
  return `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
}

/** The work list: everything that nobody has confirmed within a year, with the reasons, narrowed by the filter. */
export function presentVerification(rows: VerificationRow[], twins: TwinPair[], filter: VerificationFilter, today: string, mayEdit: (row: VerificationRow) => boolean, { pick, t, tDynamic }: Translator): VerificationPageData {
  const due = rows.filter((row) => row.verifiedOn === null || row.verifiedOn < yearBefore(today)).map((row) => ({ row, reasons: reasonsOf(row) }));
  const shown = due.filter(({ row, reasons }) => (filter.destination === null || row.destinationCode === filter.destination) && (filter.kind === null || row.siteKind === filter.kind || (filter.kind === "destination" && row.kind === "destination")) && (filter.reason === null || reasons.includes(filter.reason)));
  const destinations = new Map(rows.map((row) => [row.destinationCode, pick({ da: row.destinationDa, en: row.destinationEn })]));
  const kinds = [...new Set(rows.flatMap((row) => row.siteKind ?? []))];
  return {
    items: shown.map(({ row, reasons }) => ({
      kind: row.kind, code: row.code, name: pick({ da: row.name, en: row.nameEn }), destination: pick({ da: row.destinationDa, en: row.destinationEn }), version: row.version, reasons, graveCaveats: row.graveCaveats,
      verifiedOn: row.verifiedOn, verifiedNote: row.verifiedNote, mayEdit: mayEdit(row),
    })),
    total: rows.length, verified: rows.length - due.length,
    counts: Object.fromEntries(doubtReasons.map((reason) => [reason, due.filter(({ reasons }) => reasons.includes(reason)).length])) as Record<DoubtReason, number>,
    filter, destinations: [...destinations].map(([value, label]) => ({ value, label })),
    kinds: [{ value: "destination", label: t("verify.destinations") }, ...kinds.map((kind) => ({ value: kind, label: tDynamic(`catalogue.kind.${kind}`) }))],
    twins: twins.map(({ place, sites }) => ({ place: pick(place), sites: sites.map((site) => ({ code: site.code, name: site.name, destination: pick(site.destination) })) })),
  };
}

function reasonsOf(row: VerificationRow): DoubtReason[] {
  const reasons: DoubtReason[] = ["age"];
  if (row.confidence !== null && row.confidence !== "address") reasons.push("address");
  if (row.graveCaveats > 0 || row.status === "to-verify" || row.status === "not-verified") reasons.push("caveat");
  return reasons;
}
