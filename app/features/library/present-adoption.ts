import type { Translator } from "~/i18n/translator";
import type { findCase } from "./queries.server";

type CaseRow = NonNullable<Awaited<ReturnType<typeof findCase>>>;

export type AdoptionPageData = {
  code: string;
  title: string;
  /** What the form proposes. */
  name: string;
  destination: string;
  places: { value: string; label: string }[];
  destinations: { value: string; label: string }[];
  /** Those the person plans for: what is made belongs to one of them. */
  committees: { value: string; label: string }[];
};

/** The form for making a site or a destination of a case. One municipality lends its name; several do not. */
export function presentAdoption(entry: CaseRow, committees: { committeeId: string; committeeNameDa: string; committeeNameEn: string }[], destinations: { code: string; name_da: string; name_en: string }[], { pick }: Translator): AdoptionPageData {
  const title = pick({ da: entry.title_da, en: entry.title_en });
  const [only, ...others] = entry.municipalities;
  return {
    code: entry.code, title, name: only && others.length === 0 ? only : title,
    destination: (entry.links.find(({ relation }) => relation !== "theme") ?? entry.links[0])?.destination_code ?? "",
    places: entry.places.map((place) => ({ value: String(place.position), label: place.name })),
    destinations: destinations.map((destination) => ({ value: destination.code, label: pick({ da: destination.name_da, en: destination.name_en }) })),
    committees: committees.map((committee) => ({ value: committee.committeeId, label: pick({ da: committee.committeeNameDa, en: committee.committeeNameEn }) })),
  };
}
