import { z } from "zod";
import { siteKinds } from "~/features/catalogue/schema";
import { checkbox, optionalText, requiredText, wholeNumber } from "~/shared/form-fields";

/** A case becomes a visit site under a destination, or a destination of its own. `place` is a place of the case, counted from 0. */
export const adoptionSchema = z
  .object({
    requestKey: z.uuid("error.invalid"),
    committeeId: z.uuid("error.choose"),
    as: z.enum(["site", "destination"], "error.choose"),
    name: requiredText(120),
    place: wholeNumber(0, 1000),
    destination: optionalText(80),
    kind: z.enum(siteKinds, "error.choose").optional(),
    anyway: checkbox,
  })
  .superRefine((form, context) => {
    if (form.as !== "site") return;
    if (form.destination === "") context.addIssue({ code: "custom", path: ["destination"], message: "error.choose" });
    if (!form.kind) context.addIssue({ code: "custom", path: ["kind"], message: "error.choose" });
  });
export type Adoption = z.output<typeof adoptionSchema>;
