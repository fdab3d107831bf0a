import { ballotsDa } from "./messages/ballots.da";
import { budgetDa } from "./messages/budget.da";
import { catalogueDa } from "./messages/catalogue.da";
import { memoDa } from "./messages/memo.da";
import { checkDa } from "./messages/check.da";
import { climateDa } from "./messages/climate.da";
import { contactsDa } from "./messages/contacts.da";
import { documentsDa } from "./messages/documents.da";
import { enginesDa } from "./messages/engines.da";
import { entriesDa } from "./messages/entries.da";
import { entryPartsDa } from "./messages/entry-parts.da";
import { findingsDa } from "./messages/findings.da";
import { libraryDa } from "./messages/library.da";
import { frontDa } from "./messages/front.da";
import { hostsDa } from "./messages/hosts.da";
import { lifeDa } from "./messages/life.da";
import { papersDa } from "./messages/papers.da";
import { peopleDa } from "./messages/people.da";
import { plannerDa } from "./messages/planner.da";
import { printDa } from "./messages/print.da";
import { searchDa } from "./messages/search.da";
import { sharedDa } from "./messages/shared.da";
import { sharingDa } from "./messages/sharing.da";
import { tasksDa } from "./messages/tasks.da";
import { tripsDa } from "./messages/trips.da";
import { versionsDa } from "./messages/versions.da";

export const messagesDa = {
  ...ballotsDa,
  ...budgetDa,
  ...catalogueDa, ...libraryDa,
  ...checkDa,
  ...climateDa,
  ...contactsDa,
  ...documentsDa,
  ...enginesDa,
  ...entriesDa, ...entryPartsDa,
  ...findingsDa,
  ...frontDa,
  ...hostsDa,
  ...lifeDa,
  ...memoDa,
  ...papersDa,
  ...peopleDa,
  ...plannerDa,
  ...printDa,
  ...sharingDa,
  ...searchDa,
  ...sharedDa,
  ...tasksDa,
  ...tripsDa,
  ...versionsDa,
} as const;

export type MessageKey = keyof typeof messagesDa;
export type Messages = Record<MessageKey, string>;
