import { isVisitStudy, parseAnyStudy } from "../study/anyStudy.ts";
import { answerPower, checkFormula, overridden, type PowerAnswer } from "./answerPower.ts";
import { answerVisitPower, type VisitPowerAnswer } from "./answerVisitPower.ts";
import type { Computation } from "./computation.ts";
import type { PowerRequest } from "./requests.ts";

/**
 * Power of each scenario of a study of any endpoint.
 *
 * @throws {@link ArgumentError} if the study has a problem, or the method no answer for it.
 */
export async function answerAnyPower(
  request: PowerRequest,
  computation: Computation,
): Promise<PowerAnswer | VisitPowerAnswer> {
  const study = overridden(parseAnyStudy(request.study), request);
  if (!isVisitStudy(study)) return answerPower(request, computation);
  checkFormula(request);
  return answerVisitPower(study, request, computation);
}
