import { describe, expect, it } from "vitest";
import { beforeFigures, whereText } from "~/features/documents/present-text";

describe("a name before figures", () => {
  it.each([["مركز", "مركز\u200e"], ["Hotel שלום!", "Hotel שלום!\u200e"], ["مركز (Tallinn)", "مركز (Tallinn)"], ["서울 🎉", "서울 🎉"], ["", ""]])("%s", (name, written) => {
    expect(beforeFigures(name)).toBe(written);
  });
});

describe("where a stop is", () => {
  it.each([
    ["Tallinn", "Valukoja 8, Tallinn", "Valukoja 8, Tallinn"],
    ["Grindsted", "Jorden Rundt 1, 7200 Grindsted", "Jorden Rundt 1, 7200 Grindsted"],
    ["Odense", "Odensevej 4", "Odense, Odensevej 4"],
    ["Malmø", "Storgatan 1, SE-211 22 Malmø", "Storgatan 1, SE-211 22 Malmø"],
    ["Seoul, Jung-gu", "Sejong-daero 110, Seoul", "Seoul, Jung-gu, Sejong-daero 110, Seoul"],
    ["Odense", "", "Odense"],
    ["Odense", null, "Odense"],
    [null, "Vej 1", "Vej 1"],
    [null, null, ""],
  ])("%s with the address %s is %s", (place, address, text) => {
    expect(whereText({ place, address })).toBe(text);
  });
});
