import { describe, expect, it } from "vitest";
import { visitPowerOf } from "../../src/sizing/visitPowerOf.ts";
import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { requireSizedVisits, type SizedVisitStudy } from "../../src/study/requireSizedVisits.ts";
import { visitPresets } from "../../src/study/visitPresets.ts";
import { visitScript } from "../../src/verify/visitScript.ts";
import { hasR, runScripts } from "./runR.ts";

const continuous = (analysis: object, scenario: object = {}, endpoint: object = {}) =>
  study({ type: "continuous", ...endpoint }, analysis, { mean: [8, 2], sd: 9, ...scenario });

const baseline = { mean: 50, sd: 8, correlation: 0.6 };

const overVisits = (analysis: object, scenario: object = {}, endpoint: object = {}) =>
  study({ type: "longitudinal", visits: [4, 8, 12], ...endpoint }, analysis, {
    mean: [
      [1, 3, 6],
      [0, 0, 1],
    ],
    sd: [6, 7, 8],
    correlation: { type: "ar1", rho: 0.7 },
    ...scenario,
  });

function study(endpoint: object, analysis: object, scenario: object): SizedVisitStudy {
  return requireSizedVisits(
    parseVisitStudy({
      equipoise: 1,
      design: { arms: [{ n: 32 }, { n: 28 }], endpoint, analysis },
      scenarios: [{ name: JSON.stringify(analysis), ...scenario }],
    }),
  );
}

const dropout = { rate: [0.2, 0.1], mechanism: "mcar" };
const withBaseline = { endpoint: { baseline: true }, scenario: { baseline } };

const studies: readonly SizedVisitStudy[] = [
  ...visitPresets.map((preset) => requireSizedVisits(preset.study)),
  continuous({ method: "t" }),
  continuous({ method: "t", sides: 1 }, { dropout }),
  continuous({ method: "t", hypothesis: "nonInferiority", margin: 2 }, { mean: [2, 2] }),
  continuous({ method: "welch" }, { sd: [6, 12], dropout }),
  continuous({ method: "welch", sides: 1 }, { sd: [6, 12], mean: [2, 8] }, { better: "lower" }),
  continuous({ method: "wilcoxon" }),
  continuous({ method: "ancova" }, withBaseline.scenario, withBaseline.endpoint),
  continuous(
    { method: "ancova", hypothesis: "equivalence", margin: 6 },
    { ...withBaseline.scenario, mean: [2, 2] },
    withBaseline.endpoint,
  ),
  overVisits({ method: "mmrm" }, { dropout }),
  overVisits({ method: "mmrm", contrastVisit: 8 }, { dropout, intermittent: [0.1, 0.05] }),
  overVisits({ method: "mmrm" }, { ...withBaseline.scenario, dropout }, withBaseline.endpoint),
  overVisits(
    { method: "mmrm" },
    { dropout, discontinuation: { rate: [0.2, 0.1], followed: 0.5, mechanism: "mcar" } },
  ),
  overVisits({ method: "t" }, { dropout }),
];

describe.skipIf(!hasR)("the script for R prints the power of this program over visits", () => {
  const printed = hasR ? runScripts(studies.map((one) => visitScript(one, { version: "0" }))) : [];

  it.each(studies.map((one, i) => [`${i} ${one.title}`, one, i] as const))(
    "%s",
    (_name, { design, scenarios }, i) => {
      for (const scenario of scenarios) {
        const { power } = visitPowerOf(design, scenario);
        const value = printed[i]!.get(`${scenario.name}, closed form`);
        if (power === undefined) expect(value).toBeUndefined();
        else expect(value).toBeCloseTo(power, 7);
      }
    },
  );
});
