/** `npx tsx tests/bench/documents.bench.ts`: how long the documents of a trip of ten days and sixty stops take, and what memory. */
import { cpus } from "node:os";
import { writePdf } from "~/features/documents/adapters/pdf.server";
import { writeWord } from "~/features/documents/adapters/word.server";
import { presentProgrammeDocument } from "~/features/documents/present-programme-document";
import { registerMessages } from "~/i18n/message-store";
import { messagesDa } from "~/i18n/messages.da";
import { messagesEn } from "~/i18n/messages.en";
import { translatorFor } from "~/i18n/translator";
import { makeProgramme, stretched } from "../factories/programmes";

registerMessages("da", messagesDa);
registerMessages("en", messagesEn);

async function times(run: () => Promise<Buffer>, rounds: number): Promise<{ first: number; median: number; worst: number; wall: number; bytes: number }> {
  const all: number[] = [];
  const walls: number[] = [];
  let bytes = 0;
  for (let round = 0; round <= rounds; round += 1) {
    // Of the processor's time: what else the machine does must not count.
    const started = process.cpuUsage();
    const startedAt = performance.now();
    bytes = (await run()).length;
    const { user, system } = process.cpuUsage(started);
    all.push((user + system) / 1000);
    walls.push(performance.now() - startedAt);
  }
  const [first, ...rest] = all as [number, ...number[]];
  rest.sort((a, b) => a - b);
  const wall = walls.slice(1).sort((a, b) => a - b)[Math.floor(rest.length / 2)]!;
  return { first, median: rest[Math.floor(rest.length / 2)]!, worst: rest.at(-1)!, wall, bytes };
}

const megabytes = (bytes: number) => (bytes / 1_048_576).toFixed(0);
/** What the process holds of the machine's memory, after a sweep where it may sweep. */
const held = () => {
  globalThis.gc?.();
  return process.memoryUsage.rss();
};

const paper = presentProgrammeDocument(await makeProgramme("denmark", { plan: (one) => stretched(one, 10, 60) }), translatorFor("da"));
console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}: a programme of 10 days and 60 stops`);
const before = held();
await writePdf(paper);
console.log(`memory     ${megabytes(held() - before)} MB more than before, fonts and their words included   (wanted: under 60 MB)`);
const line = (name: string, { first, median, worst, wall, bytes }: Awaited<ReturnType<typeof times>>, wanted: string) =>
  console.log(`${name.padEnd(10)} first ${first.toFixed(0)} ms, then median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms of the processor, median ${wall.toFixed(0)} ms by the clock, ${(bytes / 1024).toFixed(0)} kB   (wanted: ${wanted})`);
line("PDF", await times(() => writePdf(paper), 8), "under 600 ms");
console.log(`memory     ${megabytes(held() - before)} MB more than before after ten PDFs   (${globalThis.gc ? "swept" : "not swept: run node with --expose-gc to leave out what is waiting to be swept"})`);
line("Word", await times(() => writeWord(paper), 8), "under 300 ms");
