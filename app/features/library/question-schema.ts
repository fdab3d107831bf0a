import { z } from "zod";

/** One question of a case, to a stop of a trip, in one click; `next` is the page that it is sent from. */
export const sendQuestionSchema = z.object({ questionId: z.uuid("error.invalid"), stopId: z.uuid("error.choose"), next: z.string().max(300) });
export type SendQuestion = z.output<typeof sendQuestionSchema>;
