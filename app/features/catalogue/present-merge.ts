import type { Entry, NamedChoice } from "./entry-queries.server";

/** One of the two sites of a merge, with the destination it stands under. */
export function presentMergeSide(entry: Entry, destinations: NamedChoice[]) {
  const destination = destinations.find((one) => one.code === entry.destinationCode);
  return { code: entry.code, name: String(entry.facts.present_name ?? entry.facts.name), version: entry.version, destination: { da: destination?.da ?? "", en: destination?.en ?? "" } };
}
