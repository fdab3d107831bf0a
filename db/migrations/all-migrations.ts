import type { Migration } from "kysely";
import * as people from "./2026-11-25T0900_create_people";
import * as catalogue from "./2026-11-25T0910_create_catalogue";
import * as trips from "./2026-11-25T0920_create_trips";
import * as routing from "./2026-11-25T1000_create_routing";
import * as ballots from "./2026-11-25T1100_create_ballots";
import * as library from "./2026-11-25T1200_create_library";
import * as memoDrafts from "./2026-11-25T1210_create_memo_drafts";
import * as budgets from "./2026-11-25T1220_create_budgets";
import * as tripLife from "./2026-11-25T1230_create_trip_life";
import * as sharedLinks from "./2026-11-25T1250_create_shared_links";
import * as search from "./2026-11-25T1270_create_search";
import * as reports from "./2026-11-25T1280_create_reports";
import * as livingCatalogue from "./2026-11-25T1290_living_catalogue";
import * as programmeVersions from "./2026-11-25T1295_create_programme_versions";
import * as office from "./2026-11-25T1300_add_office";
import * as keepEntries from "./2026-11-25T1310_keep_entries";
import * as siteMerges from "./2026-11-25T1320_create_site_merges";
import * as memoBriefs from "./2026-11-25T1320_keep_memo_briefs";
import * as searchScope from "./2026-11-25T1320_search_within_scope";
import * as engineFaults from "./2026-11-25T1330_count_engine_faults";
import * as keepReportDetails from "./2026-11-25T1330_keep_report_details";
import * as forgetMail from "./2026-11-26T0500_forget_mail_of_removed";

/** Every migration by name, in order. A list instead of a folder read at run time, so that a bundle carries them too. */
export const allMigrations: Record<string, Migration> = {
  "2026-11-25T0900_create_people": people,
  "2026-11-25T0910_create_catalogue": catalogue,
  "2026-11-25T0920_create_trips": trips,
  "2026-11-25T1000_create_routing": routing,
  "2026-11-25T1100_create_ballots": ballots,
  "2026-11-25T1200_create_library": library,
  "2026-11-25T1210_create_memo_drafts": memoDrafts,
  "2026-11-25T1220_create_budgets": budgets,
  "2026-11-25T1230_create_trip_life": tripLife,
  "2026-11-25T1250_create_shared_links": sharedLinks,
  "2026-11-25T1270_create_search": search,
  "2026-11-25T1280_create_reports": reports,
  "2026-11-25T1290_living_catalogue": livingCatalogue,
  "2026-11-25T1295_create_programme_versions": programmeVersions,
  "2026-11-25T1300_add_office": office,
  "2026-11-25T1310_keep_entries": keepEntries,
  "2026-11-25T1320_create_site_merges": siteMerges,
  "2026-11-25T1320_keep_memo_briefs": memoBriefs,
  "2026-11-25T1320_search_within_scope": searchScope,
  "2026-11-25T1330_count_engine_faults": engineFaults,
  "2026-11-25T1330_keep_report_details": keepReportDetails,
  "2026-11-26T0500_forget_mail_of_removed": forgetMail,
};
