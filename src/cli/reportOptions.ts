import { z } from "zod";
import { count, objectOf, text } from "../study/fields.ts";
import { replicatesSchema, seedSchema } from "../study/schema.ts";
import { countsSchema } from "./analysisRequests.ts";

/** Options of `report` on the command line. */
export const reportSchema = objectOf("be options", {
  replicates: replicatesSchema.optional(),
  seed: seedSchema.optional(),
  workers: count(1, 64).optional(),
  pilot: countsSchema.optional().superRefine(checkEvents),
});

/** Where the rates come from, in words. */
export const sourceSchema = text("a source in words").optional();

function checkEvents(
  pilot: z.infer<typeof countsSchema> | undefined,
  report: z.RefinementCtx,
): void {
  pilot?.events.forEach((events, k) => {
    if (events <= pilot.n[k]!) return;
    const message = `be at most the ${pilot.n[k]} subjects of its arm`;
    report.addIssue({ code: "custom", path: ["events", k], message });
  });
}
