declare module "tz-lookup" {
  /** The IANA zone of a position; an old alias now and then. Throws for positions that are none. */
  export default function tzLookup(lat: number, lon: number): string;
}
