import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memoDraftSchema } from "~/features/catalogue/memo-schema";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "studietur-memos-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "app/memo-read.ts", ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

function read(content: string | Buffer) {
  const file = path.join(folder, "forslag æøå.txt");
  writeFileSync(file, content);
  return run(file);
}

describe("npm run memo:read", () => {
  it("prints the draft in its form", () => {
    const { status, stdout, stderr } = run("tests/fixtures/memos/teknik-miljoe-indland-udland.txt");
    expect([status, stderr]).toEqual([0, ""]);
    const draft = memoDraftSchema.parse(JSON.parse(stdout));
    expect(draft.reaches.map((one) => one.reach)).toEqual(["denmark", "europe", "overseas"]);
    expect(draft.reaches[1]!.destinations[0]!.sites[0]).toEqual({ name: "Gemeente Rotterdam", offer: "der kan vise vandpladserne", alternatives: [], lines: [27, 27], certainty: 0.9, why: "bulleted" });
  });

  it("reads a file of older Danish programs", () => {
    const { status, stdout } = read(Buffer.from("Studietur for udvalget\n\nÆrø Kommune: Grøn ø\n\n- Ærø Museum\n- Ærøskøbing Fjernvarme A/S\n", "latin1"));
    expect(status).toBe(0);
    expect(memoDraftSchema.parse(JSON.parse(stdout)).reaches[0]!.destinations[0]).toMatchObject({ name: "Ærø Kommune", headline: "Grøn ø", sites: [{ name: "Ærø Museum" }, { name: "Ærøskøbing Fjernvarme A/S" }] });
  });

  it.each([
    ["another text", () => read("Kære bestyrelse\n\nHermed indkaldes til generalforsamling."), "Det ligner ikke et forslag til studieture"],
    ["five megabytes", () => read("Det var en mørk nat. ".repeat(250_000)), "længere end 300000 tegn"],
    ["a file of bytes", () => read(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 8])), "ikke ren tekst"],
    ["no file", () => run(), "Name one file"],
  ])("refuses %s with a word and exit code 2", (_name, act, reason) => {
    const { status, stdout, stderr } = act();
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(reason);
  });
});
