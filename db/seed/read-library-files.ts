import { libraryFiles, type CaseSeed, type ChartSeed } from "./case-format";
import { readSeedFile } from "./read-catalogue-files";

export type LibraryFiles = { cases: CaseSeed[]; charts: ChartSeed[] };

const caseFiles = ["cases-001", "cases-002", "cases-003", "cases-004"] as const;

/** Reads and checks the library's files, the cases in the order of the publications. Throws with the file and the path of the first fault. */
export async function readLibraryFiles(): Promise<LibraryFiles> {
  const [charts, ...cases] = await Promise.all([readSeedFile("charts", libraryFiles.charts), ...caseFiles.map((name) => readSeedFile(name, libraryFiles[name]))]);
  return { cases: cases.flat(), charts };
}
