import type { LoaderFunctionArgs } from "@remix-run/node";
import { writeWord } from "~/features/documents/adapters/word.server";
import { requireVersion } from "~/features/documents/gates.server";
import { presentProgrammeDocument } from "~/features/documents/present-programme-document";
import { fileResponse, fileTypes } from "~/shared/http.server";

/** The programme as it was sent out. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { programme, number, title, translator } = await requireVersion(request, params);
  const paper = presentProgrammeDocument(programme, translator);
  return fileResponse(await writeWord(paper), { fileName: `${translator.t("version.file", { title, number })}.docx`, contentType: fileTypes.docx });
}
