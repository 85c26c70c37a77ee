import type { Problem } from "../notebook/controlGroup.ts";
import type { LossPlan } from "./lossPlan.ts";
import { lossWords } from "./lossWords.ts";

/** What is wrong with a plan whose parts are all right by themselves, by the path of a control. */
export function checkPlan(plan: LossPlan): Problem[] {
  const { rates, better, dropout, oddsRatio, sides } = plan;
  const { event } = lossWords(plan);
  if (Math.abs(rates[0] - rates[1]) < 1e-9) {
    const message =
      "The two rates must differ: no size tells equal rates apart. What loss does to a treatment without an effect is shown below in any case.";
    return [{ path: "rates[1]", message }];
  }
  if (sides === 1 && rates[0] > rates[1] !== (better === "higher")) {
    const which = better === "higher" ? "more responses" : "fewer events";
    const message = `A one-sided test looks for ${which} on the experimental arm.`;
    return [{ path: "sides", message }];
  }
  const isCertain = rates.some((rate) => rate === 0 || rate === 1);
  if (isCertain && oddsRatio !== 1 && Math.max(...dropout) > 0) {
    const message = `Where all or none have the ${event}, loss cannot depend on it: set the odds to 1.`;
    return [{ path: "odds", message }];
  }
  return [];
}
