import { describe, expect, it } from "vitest";
import { greatCircleMetres } from "~/domain/geo/great-circle";
import { ferryLines, findGateway, fixedLinks } from "~/domain/travel/gateways";
import { landMasses, landMassIndexAt } from "~/domain/travel/land-mass";
import { wayMetres } from "~/domain/travel/way";

const all = [...fixedLinks, ...ferryLines];

describe("gateways", () => {
  it("have codes of their own", () => {
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    for (const gateway of all) expect(findGateway(gateway.code)).toBe(gateway);
    expect(findGateway("CPH")).toBeUndefined();
  });

  it.each(all.map((gateway) => [gateway.code, gateway] as const))("%s lies where the table says, and is as long as the water is wide", (_code, gateway) => {
    for (const end of gateway.ends) expect(landMasses[landMassIndexAt(end)]!.code).toBe(landMasses[end.massIndex]!.code);
    const straight = greatCircleMetres(...gateway.ends);
    expect(gateway.lengthMetres).toBeGreaterThan(straight * 0.6 - 300);
    expect(gateway.lengthMetres).toBeLessThan(straight * 2.2 + 2000);
  });

  it.each(ferryLines.map((line) => [line.code, line] as const))("%s sails at a ship's speed and waits an hour at most", (_code, line) => {
    const knots = line.lengthMetres / 1852 / (line.crossingSeconds / 3600);
    expect(knots).toBeGreaterThan(3);
    expect(knots).toBeLessThan(52);
    expect(line.waitingSeconds).toBeLessThanOrEqual(3600);
  });

  it.each(ferryLines.filter(({ ends }) => ends[0].massIndex === ends[1].massIndex).map((line) => [line.code, line] as const))(
    "%s, within one land mass, saves a way round the water",
    (_code, line) => {
      const [a, b] = line.ends;
      expect(wayMetres(a, b, a.massIndex, "road")).toBeGreaterThan(greatCircleMetres(a, b) * 1.05);
    },
  );
});
