import type { Kysely } from "kysely";
import type { PaperDocument } from "~/domain/documents/document";
import { writeBudgetFile } from "~/features/budget/export-queries.server";
import type { Translator } from "~/i18n/translator";
import type { Database } from "~/shared/db.server";
import { writePdf } from "./adapters/pdf.server";
import { writeWord } from "./adapters/word.server";
import { writeProgrammeFile, type ProgrammeForm } from "./file-queries.server";
import type { Edition } from "./present-edition";
import { presentProgrammeDocument, presentPublicProgrammeDocument } from "./present-programme-document";
import { presentRecommendation } from "./present-recommendation";
import { presentReport } from "./present-report";
import { loadProgramme, type TripReader } from "./queries.server";
import { loadRecommendation } from "./recommendation-queries.server";
import { loadReport } from "./report-queries.server";
import type { TripFilePath } from "./schema";

type Db = Kysely<Database>;
type Asked = { db: Db; reader: TripReader; translator: Translator; now: Date };

const programme = async ({ db, reader, translator, now }: Asked) => presentProgrammeDocument(await loadProgramme(db, reader, translator, now), translator);
const publicProgramme = async ({ db, reader, translator, now }: Asked) => presentPublicProgrammeDocument(await loadProgramme(db, reader, translator, now), translator);
const recommendation = async ({ db, reader, translator, now }: Asked) => presentRecommendation(await loadRecommendation(db, reader.trip, translator), translator, now).paper;
const report = async ({ db, reader, translator, now }: Asked, edition: Edition) => presentReport(await loadReport(db, reader.trip, translator.locale, now, edition), translator, now).paper;
const pdf = (make: (asked: Asked) => Promise<PaperDocument>) => async (asked: Asked): Promise<Uint8Array> => writePdf(await make(asked));
const word = (make: (asked: Asked) => Promise<PaperDocument>) => async (asked: Asked): Promise<Uint8Array> => writeWord(await make(asked));
const schedule = (form: ProgrammeForm) => async ({ db, reader, translator, now }: Asked) => (await writeProgrammeFile(db, reader.trip, { form, locale: translator.locale, now, edition: "members" })).bytes();

/* Every file in the list of documents has its maker: the list's own type asks for it. */
const makers: Record<TripFilePath, (asked: Asked) => Promise<Uint8Array>> = {
  "indstilling.pdf": pdf(recommendation), "indstilling.docx": word(recommendation),
  "oekonomi.xlsx": ({ db, reader, translator }) => writeBudgetFile(db, reader.trip, "xlsx", translator),
  "oekonomi.csv": ({ db, reader, translator }) => writeBudgetFile(db, reader.trip, "csv", translator),
  "program.pdf": pdf(programme), "program.docx": word(programme), "program-offentlig.pdf": pdf(publicProgramme),
  "program.ics": schedule("ics"), "program.gpx": schedule("gpx"), "program.kml": schedule("kml"), "program.geojson": schedule("geojson"),
  "rapport.pdf": pdf((asked) => report(asked, "members")), "rapport.docx": word((asked) => report(asked, "members")), "rapport-offentlig.pdf": pdf((asked) => report(asked, "public")),
};

/** One file of a trip, as its page gives it. The caller has proven the right to it. */
export function writeTripFile(path: TripFilePath, asked: Asked): Promise<Uint8Array> {
  return makers[path](asked);
}
