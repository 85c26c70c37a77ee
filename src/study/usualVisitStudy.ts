import { parseVisitStudy } from "./anyStudy.ts";
import { completedDesign } from "./visitDefaults.ts";
import { missingOf } from "./visitMethods.ts";
import type { VisitStudy } from "./visitSchema.ts";
import { visitUrlBase } from "./visitUrlBase.ts";

/**
 * What a link to a study leaves out: the study that links start from, in the shape of this one, with the
 * defaults that follow from its method, its hypothesis and its handling of missing values.
 */
export function usualVisitStudy({ design }: VisitStudy): VisitStudy {
  const { endpoint, missing } = design;
  const { type, baseline } = endpoint;
  const visits = type === "continuous" ? [] : endpoint.visits;
  const base = parseVisitStudy(visitUrlBase({ type, visits, baseline }));
  const { method, hypothesis } = design.analysis;
  const analysis = { method, hypothesis, alpha: base.design.analysis.alpha };
  const usual = completedDesign({ endpoint: base.design.endpoint, missing, analysis });
  const { imputations } = usual;
  return {
    ...base,
    design: {
      ...base.design,
      ...(imputations !== undefined && { imputations }),
      missing: missingOf(type, method)[0]!,
      analysis: {
        ...usual.analysis,
        method: base.design.analysis.method,
        hypothesis: undefined,
      },
    },
  };
}
