import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeWord } from "~/features/documents/adapters/word.server";
import { presentProgrammeDocument } from "~/features/documents/present-programme-document";
import { loadProgramme } from "~/features/documents/queries.server";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { fileResponse, fileTypes } from "~/shared/http.server";

/** The programme as Word file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const translator = translatorFor(locale);
  const paper = presentProgrammeDocument(await loadProgramme(db, visitor, translator, new Date()), translator);
  return fileResponse(await writeWord(paper), { fileName: `${translator.t("document.programme.file", { title: visitor.trip.title })}.docx`, contentType: fileTypes.docx });
}
