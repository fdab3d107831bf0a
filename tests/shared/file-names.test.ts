import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fileDisposition, fileResponse } from "~/shared/http.server";
import { sources } from "../house/tree";

describe("the name of a file", () => {
  it("arrives with every letter, and without them for old programs", () => {
    expect(fileDisposition("Studietur til Ringkøbing-Skjern – program.ics")).toBe(
      `attachment; filename="Studietur til Ringkoebing-Skjern - program.ics"; filename*=UTF-8''Studietur%20til%20Ringk%C3%B8bing-Skjern%20%E2%80%93%20program.ics`,
    );
    expect(fileDisposition("Program - Seoul 서울 🎉.pdf", "inline")).toBe(`inline; filename="Program - Seoul _ _.pdf"; filename*=UTF-8''Program%20-%20Seoul%20%EC%84%9C%EC%9A%B8%20%F0%9F%8E%89.pdf`);
  });

  it("is one line, and one that every file system takes", () => {
    expect(fileDisposition('a/b\\c:d"e\r\nSet-Cookie: x\ud800.csv')).toBe(`attachment; filename="a b c d e Set-Cookie x .csv"; filename*=UTF-8''a%20b%20c%20d%20e%20Set-Cookie%20x%20.csv`);
    expect(fileDisposition("O'Brien (1) *.csv")).toContain(`filename*=UTF-8''O%27Brien%20%281%29%20.csv`);
  });

  it("goes with the file, which nobody keeps", async () => {
    const answer = fileResponse("æ", { fileName: "å.csv", contentType: "text/csv; charset=utf-8" });
    expect(Object.fromEntries(answer.headers)).toEqual({ "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="aa.csv"; filename*=UTF-8''%C3%A5.csv`, "content-length": "2", "cache-control": "private, no-store" });
    expect(await answer.text()).toBe("æ");
  });

  it("is written in one place", () => {
    const writers = sources("app").filter((file) => /content-disposition/i.test(readFileSync(file, "utf8")));
    expect(writers.sort()).toEqual(["app/features/documents/components/use-file-fetch.ts", "app/shared/http.server.ts"]);
  });
});
