import type { Reach } from "~/features/trips/schema";

/** A worked example a reach: one that holds, and two with mistakes that the checks find. */
export const exampleNames = ["denmark", "tallinn", "seoul"] as const;
export type ExampleName = (typeof exampleNames)[number];

/** The reach by which the trip of an example is found again. */
export const exampleReaches: Record<ExampleName, Reach> = { denmark: "denmark", tallinn: "europe", seoul: "overseas" };
