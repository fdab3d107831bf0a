import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defaultFactorSet } from "~/domain/climate/factor-set";
import { currentFactorSet } from "~/features/climate/adapters/factor-file.server";
import { factorSetSchema } from "~/features/climate/schema";
import { ConfigurationError } from "~/shared/env.server";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "studietur-factors-"));
});
afterEach(() => {
  delete process.env.EMISSION_FACTORS;
  rmSync(folder, { recursive: true });
});

function use(content: string): void {
  process.env.EMISSION_FACTORS = path.join(folder, "factors.json");
  writeFileSync(process.env.EMISSION_FACTORS, content);
}

describe("the set of conversion factors", () => {
  it("is the one that comes along, which has the form of a file", () => {
    expect(currentFactorSet()).toBe(defaultFactorSet);
    expect(factorSetSchema.parse(defaultFactorSet)).toEqual(defaultFactorSet);
  });

  it("is that of the file the setting names", () => {
    const set = { ...defaultFactorSet, name: "Egne tal", year: 2026, perVehicleKilometre: { car: 0.1 } };
    use(JSON.stringify(set));
    expect(currentFactorSet()).toEqual(set);
  });

  it.each([
    ["no JSON", "{", /cannot be read/],
    ["a factor left out", JSON.stringify({ ...defaultFactorSet, perPassengerKilometre: { coach: 0.02 } }), /perPassengerKilometre/],
    ["a negative one", JSON.stringify({ ...defaultFactorSet, perVehicleKilometre: { car: -1 } }), /perVehicleKilometre\.car/],
    ["a stand-in that has no figure", JSON.stringify({ ...defaultFactorSet, roomNightElsewhere: { country: "SE" } }), /roomNightElsewhere\.country: must be one of perRoomNight/],
  ])("is refused with the path of the fault: %s", (_what, content, message) => {
    use(content);
    expect(currentFactorSet).toThrow(ConfigurationError);
    expect(currentFactorSet).toThrow(message);
  });

  it("is refused when the file is not there", () => {
    process.env.EMISSION_FACTORS = path.join(folder, "missing.json");
    expect(currentFactorSet).toThrow(/cannot be read/);
  });
});
