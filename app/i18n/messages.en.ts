import { ballotsEn } from "./messages/ballots.en";
import { budgetEn } from "./messages/budget.en";
import { catalogueEn } from "./messages/catalogue.en";
import { memoEn } from "./messages/memo.en";
import { checkEn } from "./messages/check.en";
import { climateEn } from "./messages/climate.en";
import { contactsEn } from "./messages/contacts.en";
import { documentsEn } from "./messages/documents.en";
import { enginesEn } from "./messages/engines.en";
import { entriesEn } from "./messages/entries.en";
import { entryPartsEn } from "./messages/entry-parts.en";
import { findingsEn } from "./messages/findings.en";
import { libraryEn } from "./messages/library.en";
import { frontEn } from "./messages/front.en";
import { hostsEn } from "./messages/hosts.en";
import { lifeEn } from "./messages/life.en";
import { papersEn } from "./messages/papers.en";
import { peopleEn } from "./messages/people.en";
import { plannerEn } from "./messages/planner.en";
import { printEn } from "./messages/print.en";
import { searchEn } from "./messages/search.en";
import { sharedEn } from "./messages/shared.en";
import { sharingEn } from "./messages/sharing.en";
import { tasksEn } from "./messages/tasks.en";
import { tripsEn } from "./messages/trips.en";
import { versionsEn } from "./messages/versions.en";
import type { Messages } from "./messages.da";

export const messagesEn: Messages = {
  ...ballotsEn,
  ...budgetEn,
  ...catalogueEn, ...libraryEn,
  ...checkEn,
  ...climateEn,
  ...contactsEn,
  ...documentsEn,
  ...enginesEn,
  ...entriesEn, ...entryPartsEn,
  ...findingsEn,
  ...frontEn,
  ...hostsEn,
  ...lifeEn,
  ...memoEn,
  ...papersEn,
  ...peopleEn,
  ...plannerEn,
  ...printEn,
  ...sharingEn,
  ...searchEn,
  ...sharedEn,
  ...tasksEn,
  ...tripsEn,
  ...versionsEn,
};
