import type { LoaderFunctionArgs } from "@remix-run/node";
import { writePdf } from "~/features/documents/adapters/pdf.server";
import { presentPublicProgrammeDocument } from "~/features/documents/present-programme-document";
import { loadProgramme } from "~/features/documents/queries.server";
import { requireTripVisitor } from "~/features/trips/gates.server";
import { translatorFor } from "~/i18n/translator";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { fileResponse, fileTypes } from "~/shared/http.server";

/** The programme for everybody: without numbers, addresses and names of people. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripVisitor(request, params.tripId);
  const [db, locale] = await Promise.all([database(), requestLocale(request)]);
  const translator = translatorFor(locale);
  const paper = presentPublicProgrammeDocument(await loadProgramme(db, visitor, translator, new Date()), translator);
  return fileResponse(await writePdf(paper), { fileName: `${translator.t("document.public-programme.file", { title: visitor.trip.title })}.pdf`, contentType: fileTypes.pdf });
}
