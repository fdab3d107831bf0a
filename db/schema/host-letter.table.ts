import type { Generated } from "kysely";

export type HostLetterTable = {
  id: Generated<string>;
  trip_id: string;
  stop_id: string;
  locale: "da" | "en";
  body: string;
  based_on: string;
  version: Generated<number>;
};
