import { cataloguePath, destinationPath, filterNames, sitePath } from "~/features/catalogue/schema";
import { casePath } from "~/features/library/schema";

export const searchKinds = ["theme", "destination", "site", "topic", "case", "trip"] as const;
export type SearchKind = (typeof searchKinds)[number];

/** The search's names in the address, which people share and bookmark. */
export const searchNames = { text: "q", kind: "slags" } as const;
export const searchPath = "/soeg";
export const suggestPath = "/soeg.json";

/** More than a person types; what is pasted beyond it would only take words out of the answer. */
export const mostCharacters = 100;

/** What is asked for: the text without what no database holds, cut at a word; null: things of every kind. */
export type SearchRequest = { text: string; cut: boolean; kind: SearchKind | null };

/** The search of an address. Whatever stands there can be searched for: at worst nothing is found. */
export function readSearch(search: URLSearchParams): SearchRequest {
  // eslint-disable-next-line no-control-regex -- NUL is what PostgreSQL cannot store
  const typed = (search.get(searchNames.text) ?? "").replace(/[\u0000-\u001f\u007f\s]+/g, " ").trim();
  const kind = searchKinds.find((one) => one === search.get(searchNames.kind)) ?? null;
  const characters = [...typed];
  if (characters.length <= mostCharacters) return { text: typed, cut: false, kind };
  const start = characters.slice(0, mostCharacters + 1).join("");
  return { text: start.includes(" ") ? start.slice(0, start.lastIndexOf(" ")) : characters.slice(0, mostCharacters).join(""), cut: true, kind };
}

/** The address of a search that keeps the text. */
export function searchAddress(text: string, kind: SearchKind | null): string {
  return `${searchPath}?${new URLSearchParams({ [searchNames.text]: text, ...(kind ? { [searchNames.kind]: kind } : {}) }).toString()}`;
}

/** Where a hit is read: its own page, or the part of a page that tells of it. */
export function hitPath(kind: SearchKind, code: string): string {
  switch (kind) {
    case "theme":
      return `${cataloguePath}?${filterNames.theme}=${code}`;
    case "destination":
    case "topic":
      return destinationPath(code.replace("#", "#emne-"));
    case "site":
      return sitePath(code);
    case "case":
      return casePath(code);
    case "trip":
      return `/ture/${code}`;
  }
}
