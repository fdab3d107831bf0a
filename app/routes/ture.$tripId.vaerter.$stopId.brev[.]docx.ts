import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeWord } from "~/features/documents/adapters/word.server";
import { findLetterPaper } from "~/features/documents/letter-queries.server";
import { letterLocaleSchema } from "~/features/planner/host-schema";
import { requireTripEditor } from "~/features/trips/gates.server";
import { requestLocale } from "~/shared/cookies.server";
import { database } from "~/shared/db.server";
import { fileResponse, fileTypes, notFound, requireUuid } from "~/shared/http.server";

/** The letter to a host in the language that is asked for, as somebody has edited it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireTripEditor(request, params.tripId);
  const asked = letterLocaleSchema.parse(new URL(request.url).searchParams.get("sprog"));
  const letter = await findLetterPaper(await database(), visitor, requireUuid(params.stopId), asked ?? (await requestLocale(request)), new Date());
  if (!letter) throw notFound();
  return fileResponse(await writeWord(letter.paper), { fileName: `${letter.fileName}.docx`, contentType: fileTypes.docx });
}
