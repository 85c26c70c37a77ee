import type { Problem } from "../notebook/controlGroup.ts";
import type { LossPlan } from "./lossPlan.ts";

/** What is wrong with a plan whose parts are all right by themselves, by the path of a control. */
export function checkPlan({ rates, dropout, oddsRatio, sides }: LossPlan): Problem[] {
  if (Math.abs(rates[0] - rates[1]) < 1e-9) {
    const message = "The two rates must differ; no size tells equal rates apart.";
    return [{ path: "rates[1]", message }];
  }
  if (sides === 1 && rates[0] < rates[1]) {
    const message = "A one-sided test looks for more responses on the experimental arm.";
    return [{ path: "sides", message }];
  }
  const isCertain = rates.some((rate) => rate === 0 || rate === 1);
  if (isCertain && oddsRatio !== 1 && Math.max(...dropout) > 0) {
    const message = "Where all or none respond, loss cannot depend on response: set the odds to 1.";
    return [{ path: "odds", message }];
  }
  return [];
}
