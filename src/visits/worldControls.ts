import { numberControl } from "../notebook/numberControl.ts";
import { selectControl } from "../notebook/selectControl.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { CorrelationType, VisitValues } from "./visitValues.ts";
import { contrastText } from "./visitWords.ts";
import { largestArm } from "./visitAddress.ts";

const correlations: readonly (readonly [CorrelationType, string])[] = [
  ["compoundSymmetry", "the same for all visits"],
  ["ar1", "weaker with distance (AR(1))"],
];
const otherCorrelations: readonly (readonly [CorrelationType, string])[] = [
  ["toeplitz", "by distance, as in the link"],
  ["unstructured", "as in the link"],
  ["none", "one visit"],
];

/** Size of the trial, and the truth about the values. */
export function worldControls(study: SizedVisitStudy, values: VisitValues) {
  const { arms, endpoint } = study.design;
  const step = stepOf(values.sd);
  const reach = Math.ceil((2 * values.sd) / (10 * step)) * 10 * step; // of the slider
  const most = Math.max(20 * reach, Math.abs(values.difference));
  const unit = endpoint.unit;
  const isEqual = arms[0].n === arms[1].n;
  const n = numberControl({
    label: isEqual ? "Randomized per arm" : `${arms[0].name}, subjects`,
    value: values.n,
    min: 4,
    max: largestArm,
    step: 1,
    integer: true,
    slider: { min: 4, max: Math.max(100, 2 * values.n) },
    path: "design.arms[0].n",
    ...(!isEqual && { hint: `${arms[1].name} keeps its ratio.` }),
  });
  const difference = numberControl({
    label: `True difference at ${contrastText(study)}${unit ? `, ${unit}` : ""}`,
    value: values.difference,
    min: -most,
    max: most,
    step,
    slider: { min: -reach, max: reach, step },
    path: "scenarios[0].mean",
    hint: "Experimental − control, on treatment; the course keeps its shape.",
  });
  const sd = numberControl({
    label: `Standard deviation${unit ? `, ${unit}` : ""}`,
    value: values.sd,
    min: step,
    max: 100 * reach,
    step,
    slider: { min: step, max: 1.5 * reach, step },
    path: "scenarios[0].sd",
  });
  return { n, difference, sd, ...correlationControls(values) };
}

function correlationControls(values: VisitValues) {
  const own = otherCorrelations.filter(([type]) => type === values.correlation);
  const correlation = selectControl({
    label: "Correlation between visits",
    value: values.correlation,
    options: [...own, ...correlations],
    path: "scenarios[0].correlation",
  });
  const rho = numberControl({
    label: "Correlation of neighboring visits",
    value: values.rho,
    min: -0.99,
    max: 0.99,
    step: 0.05,
    digits: 2,
    slider: { min: 0, max: 0.95, step: 0.05 },
    path: "scenarios[0].correlation.rho",
  });
  correlation.hidden = values.correlation === "none";
  rho.hidden = own.length > 0;
  return { correlation, rho };
}

/** A step that moves a value of this spread by a hundredth or so: 0.1 for 17, 1 for 100. */
const stepOf = (sd: number): number => 10 ** Math.floor(Math.log10(sd / 20) + 0.3 + 1e-9);
