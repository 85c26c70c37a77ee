import { numberControl } from "../notebook/numberControl.ts";
import { selectControl } from "../notebook/selectControl.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { maxImputations, visitCovariances } from "../study/visitFields.ts";
import { isImputation, isVisitModel, methodsOf, missingOf } from "../study/visitMethods.ts";
import { handlingHints, handlingTexts, methodHints } from "./methodWords.ts";
import { covarianceTexts, modelControls } from "./modelControls.ts";
import type { VisitValues } from "./visitValues.ts";
import { methodText } from "./visitWords.ts";

/** Which test, and what becomes of values that are not there. */
export function methodControls(study: SizedVisitStudy, values: VisitValues) {
  const { endpoint } = study.design;
  const { method, missing } = values;
  const possible = methodsOf[endpoint.type].filter(
    (name) => name !== "ancova" || endpoint.baseline,
  );
  const handlings = missingOf(endpoint.type, method);
  const methodControl = selectControl({
    label: "Planned analysis",
    value: method,
    options: possible.map((name) => [name, methodText(name)] as const),
    path: "design.analysis.method",
    hint: methodHints[method],
  });
  const missingControl = selectControl({
    label: "Missing values",
    value: missing,
    options: handlings.map((handling) => [handling, handlingTexts[handling]] as const),
    path: "design.missing",
    hint: handlingHints[missing],
  });
  missingControl.hidden = handlings.length < 2;
  return {
    method: methodControl,
    missing: missingControl,
    ...modelControls(values),
    ...rareControls(values, endpoint.baseline),
  };
}

function rareControls(values: VisitValues, hasBaseline: boolean) {
  const imputations = numberControl({
    label: "Imputations",
    value: values.imputations,
    min: 2,
    max: maxImputations,
    step: 5,
    integer: true,
    slider: false,
    path: "design.imputations",
    hint: "Completed data sets of one trial; their results are pooled by Rubin’s rules.",
  });
  const baselineEffect = selectControl({
    label: "Effect of the baseline",
    value: values.baselineEffect,
    options: [
      ["byVisit", "a slope at each visit"],
      ["main", "one slope for all visits"],
    ],
    path: "design.analysis.baselineEffect",
    hint: "How later values follow the one before treatment.",
  });
  const fallback = selectControl({
    label: "Where the model does not converge",
    value: values.fallback,
    options: [
      ["none", "count the trial as failed"],
      ...visitCovariances.map((name) => [name, `refit: ${covarianceTexts[name]}`] as const),
    ],
    path: "design.analysis.fallback",
    hint: "Named in the protocol before the data are seen; the page counts how often.",
  });
  imputations.hidden = !isImputation(values.missing);
  baselineEffect.hidden = !isVisitModel(values.method) || !hasBaseline;
  fallback.hidden = values.method !== "mmrm";
  return { imputations, baselineEffect, fallback };
}
