import { selectControl } from "../notebook/selectControl.ts";
import type { Covariance, VisitValues } from "./visitValues.ts";

export const covarianceTexts: Readonly<Record<Covariance, string>> = {
  unstructured: "unstructured",
  compoundSymmetry: "compound symmetry",
  ar1: "AR(1)",
  toeplitz: "Toeplitz",
};
const covariances = Object.entries(covarianceTexts) as [Covariance, string][];

/** How a model of all visits takes the values of one subject to hang together. */
export function modelControls(values: VisitValues) {
  const covariance = selectControl({
    label: "Covariance of the model",
    value: values.covariance,
    options: covariances,
    path: "design.analysis.covariance",
    hint: "How values of a subject vary together. Unstructured: all estimated, nothing assumed.",
  });
  const degreesOfFreedom = selectControl({
    label: "Degrees of freedom",
    value: values.degreesOfFreedom,
    options: [
      ["kenwardRoger", "Kenward–Roger"],
      ["satterthwaite", "Satterthwaite"],
      ["residual", "residual"],
    ],
    path: "design.analysis.degreesOfFreedom",
    hint: "Of the t test. Kenward–Roger also mends the standard error, which few subjects make too small.",
  });
  const working = selectControl({
    label: "Working correlation",
    value: values.working,
    options: [
      ["exchangeable", "the same for all visits"],
      ["ar1", "weaker with distance (AR(1))"],
      ["independence", "none"],
    ],
    path: "design.analysis.correlation",
    hint: "Weighs the values of a subject; a wrong one costs power, not validity.",
  });
  const correction = selectControl({
    label: "Standard error",
    value: values.correction,
    options: [
      ["manclDeRouen", "corrected (Mancl–DeRouen)"],
      ["none", "robust, not corrected"],
    ],
    path: "design.analysis.correction",
    hint: "Uncorrected it is too small with fewer than 40 subjects or so.",
  });
  covariance.hidden = degreesOfFreedom.hidden = values.method !== "mmrm";
  working.hidden = correction.hidden = values.method !== "gee";
  return { covariance, degreesOfFreedom, working, correction };
}
