import { expect, it } from "vitest";
import { differingFields } from "~/features/trips/present";

it("a form that was saved by another is compared by what it says, not by how a browser writes it", () => {
  const stored = { version: "2", title: "Fyn", startsOn: "2027-04-13", purpose: "Se, hvad der virker.\nLære af det.", destination: ["dk-odense", "dk-billund"], note: "", formalDecisionId: "" };
  const typed = { version: "1", title: "Fyn ", startsOn: "13.04.2027", purpose: "Se, hvad der virker.\r\nLære af det.", destination: ["dk-billund", "dk-odense"], note: "" };
  expect(differingFields(typed, stored)).toEqual([]);
  expect(differingFields({ ...typed, startsOn: "14.04.2027", destination: "dk-odense", formalDecisionId: "x" }, stored)).toEqual(["startsOn", "destination"]);
});
