import { z } from "zod";

export const reaches = ["denmark", "europe", "overseas"] as const;
export type Reach = (typeof reaches)[number];

export const siteKinds = [
  "jobcentre", "municipal-service", "company", "network", "ministry", "public-agency", "hub", "ngo", "education", "conference", "district",
] as const;
export type SiteKind = (typeof siteKinds)[number];

/** How sure it is whom one visits: `named` a host that can be asked; `type-only` a kind of host that has to be found first. */
export const concretenesses = ["named", "area", "programme", "event", "type-only"] as const;
export type Concreteness = (typeof concretenesses)[number];

export const severities = ["high", "medium", "low"] as const;
export type Severity = (typeof severities)[number];

const code = z.string().max(80).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** What the list is narrowed to; null and the empty text: not at all. */
export type CatalogueFilter = { reach: Reach | null; theme: string | null; kind: SiteKind | null; concreteness: Concreteness | null; text: string };

/** The filter's names in the address, which people share and bookmark. */
export const filterNames = { reach: "rejsemaal", theme: "tema", kind: "type", concreteness: "vaert", text: "q" } as const;

const filterSchema = z.object({
  reach: z.enum(reaches).nullable().catch(null),
  theme: code.nullable().catch(null),
  kind: z.enum(siteKinds).nullable().catch(null),
  concreteness: z.enum(concretenesses).nullable().catch(null),
  text: z.string().transform((typed) => typed.trim().slice(0, 100)).catch(""),
});

/** The filter of an address. A value that is none counts as no filter: an old or a mistyped link still shows a list. */
export function readFilter(search: URLSearchParams): CatalogueFilter {
  return filterSchema.parse({
    reach: search.get(filterNames.reach),
    theme: search.get(filterNames.theme),
    kind: search.get(filterNames.kind),
    concreteness: search.get(filterNames.concreteness),
    text: search.get(filterNames.text) ?? "",
  });
}

/** The code of a destination or a visit site in an address; undefined when it cannot be one. */
export function readCode(value: string | undefined): string | undefined {
  return code.safeParse(value).data;
}

/** Natural Earth's scales: 110m is the coarse world, 10m the finest. */
export const mapScales = ["110m", "50m", "10m"] as const;
export type MapScale = (typeof mapScales)[number];

/** Cuts are made on a grid, so that a few of them serve everybody, and are no larger than a screen needs. */
const cutGrid = { "50m": { step: 10, most: 120 }, "10m": { step: 2, most: 24 } } as const;

const cutSchema = z
  .object({
    scale: z.enum(["50m", "10m"]),
    box: z
      .string()
      .regex(/^-?\d{1,3}(,-?\d{1,3}){3}$/)
      .transform((text) => text.split(",").map(Number) as [number, number, number, number])
      .transform(([west, south, east, north]) => ({ west, south, east, north }))
      .refine(({ west, south, east, north }) => west >= -180 && east <= 180 && south >= -90 && north <= 90 && west < east && south < north),
  })
  .refine(({ scale, box }) => {
    const { step, most } = cutGrid[scale];
    return Object.values(box).every((degrees) => degrees % step === 0) && box.east - box.west <= most && box.north - box.south <= most;
  });

/** A cut of the base map from an address: `skala=10m&bbox=west,south,east,north` in whole degrees on the scale's grid; undefined for anything else. */
export function readMapCut(search: URLSearchParams) {
  return cutSchema.safeParse({ scale: search.get("skala") ?? "10m", box: search.get("bbox") }).data;
}

export const cataloguePath = "/destinationer";
export const destinationPath = (destinationCode: string) => `/destinationer/${destinationCode}`;
export const sitePath = (siteCode: string) => `/besoegssteder/${siteCode}`;
/** The form of a new trip, with a destination already chosen. */
export const newTripPath = (destinationCode: string) => `/ture/ny?destination=${destinationCode}`;
