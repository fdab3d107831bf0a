import { expect, it } from "vitest";
import { revalidateAfterConflict } from "~/shared/revalidation";
import { expectNone, readText, sources } from "./tree";

const answered = (actionStatus: number | undefined, defaultShouldRevalidate: boolean) => revalidateAfterConflict({ actionStatus, defaultShouldRevalidate } as Parameters<typeof revalidateAfterConflict>[0]);

it("a page whose form was refused for what changed meanwhile asks for what is stored now, and else does as usual", () => {
  expect([answered(409, false), answered(400, false), answered(200, true), answered(undefined, true)]).toEqual([true, false, true, true]);
});

it("a route that answers 409 sends what is stored with the refusal or asks for it", () => {
  const carries = /\bshouldRevalidate\b|\btheirs\b|version: String\(outcome\.reason\.version\)/;
  const offenders = sources("app/routes").filter((file) => file.endsWith(".tsx") && /status: 409/.test(readText(file)) && !carries.test(readText(file)));
  expectNone(offenders, "The page would show an old version for ever, and every further save would be refused:");
});
