import type { LoaderFunctionArgs } from "@remix-run/node";
import { writePdf } from "~/features/documents/adapters/pdf.server";
import { requireVersion } from "~/features/documents/gates.server";
import { presentPublicProgrammeDocument } from "~/features/documents/present-programme-document";
import { fileResponse, fileTypes } from "~/shared/http.server";

/** The programme as it was sent out, for everybody. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { programme, number, title, translator } = await requireVersion(request, params);
  const paper = presentPublicProgrammeDocument(programme, translator);
  return fileResponse(await writePdf(paper), { fileName: `${translator.t("version.file-public", { title, number })}.pdf`, contentType: fileTypes.pdf });
}
