import { z } from "zod";
import { passengerFactors, type FactorSet } from "~/domain/climate/factor-set";

const factor = z.number().min(0).max(100);
const country = z.string().regex(/^[A-Z]{2}$/);

/** The form of a file that `EMISSION_FACTORS` names; the set that comes along is one of them. */
export const factorSetSchema: z.ZodType<FactorSet> = z
  .object({
    name: z.string().trim().min(1).max(200),
    year: z.number().int().min(1990).max(2100),
    address: z.url({ protocol: /^https?$/ }),
    perPassengerKilometre: z.record(z.enum(passengerFactors), factor),
    perVehicleKilometre: z.object({ car: factor }).strict(),
    perRoomNight: z.array(z.object({ country, kg: z.number().min(0).max(1000), toVerify: z.boolean().optional() }).strict()).min(1),
    roomNightElsewhere: z.object({ country }).strict(),
  })
  .strict()
  .refine((set) => set.perRoomNight.some((one) => one.country === set.roomNightElsewhere.country), { path: ["roomNightElsewhere", "country"], message: "must be one of perRoomNight" });
