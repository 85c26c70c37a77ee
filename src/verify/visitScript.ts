import { withSizes } from "../sizing/powerDesign.ts";
import type { VisitFormula } from "../sizing/visitPowerOf.ts";
import { visitPowerOf } from "../sizing/visitPowerOf.ts";
import { visitResponderDesign } from "../sizing/visitResponderDesign.ts";
import type { SizedVisitDesign, SizedVisitStudy } from "../study/requireSizedVisits.ts";
import type { ResponderEndpoint, VisitScenario } from "../study/visitSchema.ts";
import { rClosedForm, rExactPower, rPlannedTest, rPowerOf } from "./rPower.ts";
import { rInputs } from "./rInputs.ts";
import { rComment, rPrint, rShow } from "./rText.ts";
import { rVisitSimulation } from "./rVisitSimulation.ts";
import { rMeanTest, rMixedModel, rVisitInputs, rWelch } from "./rVisits.ts";
import { closedFormPowerOf } from "../sizing/closedFormPowerOf.ts";

/** Power of a comparison of two means with one variance. */
const pooled: Partial<Record<VisitFormula, string>> = {
  noncentralT: "power <- tPower(sds[1] * sqrt(sum(1 / seen)), sum(seen) - 2)",
  ancova:
    "power <- tPower(sds[1] * sqrt((1 - correlation[1 + k, 1]^2) * (1 + 1 / (sum(seen) - 4)) * sum(1 / seen)), sum(seen) - 3)",
  wilcoxonEfficiency: "power <- tPower(sds[1] * sqrt(pi / 3 * sum(1 / seen)), sum(seen) - 2)",
};

/**
 * R code that leaves the power of a scenario without simulation in `power`; undefined where there is none, or none in
 * a few lines (equivalence by Student's or Welch's test).
 */
export function visitPowerCode(
  design: SizedVisitDesign,
  scenario: VisitScenario,
): string | undefined {
  const { endpoint, analysis } = design;
  const found = visitPowerOf(design, scenario);
  if (found.power === undefined) return undefined;
  const { formula } = found;
  if (endpoint.type === "responder") {
    return responderCode({ ...design, endpoint }, scenario, formula === "exactTable");
  }
  const isEquivalence = analysis.hypothesis === "equivalence";
  if (isEquivalence && (formula === "noncentralT" || formula === "welch")) return undefined;
  const inputs = rVisitInputs(design, scenario);
  if (formula === "welch") return [inputs, rWelch(design)].join("\n");
  const isUnstructured = analysis.covariance === "unstructured";
  const power = formula === "mmrmSmallSample" ? rMixedModel(isUnstructured) : pooled[formula]!;
  return [inputs, rMeanTest(design), power].join("\n");
}

function responderCode(
  design: SizedVisitDesign & { readonly endpoint: ResponderEndpoint },
  scenario: VisitScenario,
  isExact: boolean,
): string {
  const table = visitResponderDesign(design, scenario);
  const sized = { ...table.design, arms: design.arms };
  const parts = [rInputs(sized, table.scenario)];
  if (isExact) {
    parts.push(rPlannedTest(sized), rPowerOf, rExactPower(sized, table.scenario));
  } else {
    const { formula } = closedFormPowerOf(
      withSizes(table.design, [design.arms[0].n, design.arms[1].n]),
      table.scenario,
    );
    parts.push(rClosedForm(sized, formula));
  }
  return parts.join("\n");
}

/** The simulation of a scenario. */
function simulationPart(study: SizedVisitStudy, scenario: VisitScenario): string[] {
  const code = rVisitSimulation(study, scenario);
  if (code === undefined) return ["# simulated here in other ways than R does in a few lines"];
  return [
    code,
    rPrint(`${scenario.name}, simulated`, "power"),
    rPrint(`${scenario.name}, standard error of the simulated power`, "standardError"),
  ];
}

/**
 * A script in base R that computes the power of every scenario of a study over visits again, as far as it is known
 * without simulation, simulates it where loss does not depend on outcomes, and prints each number under its name.
 */
export function visitScript(
  study: SizedVisitStudy,
  { version }: { readonly version: string },
): string {
  const { title, design, scenarios } = study;
  const head = `${title}\nPower in base R, to be compared with that of equipoise ${version}; run with: Rscript verify.R`;
  const parts = scenarios.map((scenario) => {
    const code = visitPowerCode(design, scenario);
    return [
      rComment(`Scenario: ${scenario.name}`),
      code === undefined ? "# no closed form" : code,
      ...(code === undefined ? [] : [rPrint(`${scenario.name}, closed form`, "power")]),
      ...simulationPart(study, scenario),
    ].join("\n");
  });
  return `${[rComment(head), rShow, ...parts].join("\n\n")}\n`;
}
