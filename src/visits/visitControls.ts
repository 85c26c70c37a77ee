import { controlGroup } from "../notebook/controlGroup.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { analysisControls, simulationControls } from "./analysisControls.ts";
import { lossControls } from "./lossControls.ts";
import { methodControls } from "./methodControls.ts";
import { scheduleControls } from "./scheduleControls.ts";
import { visitValues } from "./visitValues.ts";
import { worldControls } from "./worldControls.ts";

/** The controls of a study: their ranges fit its scale. */
export const visitControls = (study: SizedVisitStudy) => {
  const values = visitValues(study);
  return controlGroup({
    ...worldControls(study, values),
    ...lossControls(study, values),
    ...scheduleControls(study, values),
    ...analysisControls(study, values),
    ...methodControls(study, values),
    ...simulationControls(values),
  });
};

export type VisitControls = ReturnType<typeof visitControls>;
