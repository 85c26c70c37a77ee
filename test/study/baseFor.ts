import { presets } from "../../src/study/presets.ts";
import { put } from "./change.ts";

const follow = presets[0]!.study;

/** The first preset with what a value needs around it at a path, so that it can be put there. */
export function baseFor(path: string): unknown {
  if (path.startsWith("design.allocation[")) return put(follow, "design.allocation", [1, 1]);
  if (path.startsWith("design.analysis.adjustFor[")) {
    return put(put(follow, "design.analysis.method", "logistic"), "design.analysis.adjustFor", []);
  }
  const strata = [{ share: 1, responseRate: [0.667, 0.267] }];
  if (path.startsWith("scenarios[0].strata[")) return put(follow, "scenarios[0].strata", strata);
  const covariate = { oddsRatioPerSd: 2 };
  return path.startsWith("scenarios[0].covariate.")
    ? put(follow, "scenarios[0].covariate", covariate)
    : follow;
}
