import JSZip from "jszip";
import mammoth from "mammoth";

export type ReadWord = { html: string; text: string; messages: string[]; body: string; styles: string; core: string; footer: string; names: string[] };

/** Reads a Word file with another party's reader, and its parts as they are. */
export async function readWord(file: Buffer): Promise<ReadWord> {
  const zip = await JSZip.loadAsync(file);
  const part = async (name: string) => (await zip.file(name)?.async("string")) ?? "";
  const html = await mammoth.convertToHtml({ buffer: file }, { styleMap: ["p[style-name='Title'] => h1.title:fresh"], convertImage: mammoth.images.imgElement(async () => ({ src: "" })) });
  const { value: text } = await mammoth.extractRawText({ buffer: file });
  return {
    html: html.value, text, messages: html.messages.filter((one) => one.type === "error").map((one) => one.message),
    body: await part("word/document.xml"), styles: await part("word/styles.xml"), core: await part("docProps/core.xml"), footer: await part("word/footer1.xml"), names: Object.keys(zip.files),
  };
}
