import type { SizedStudy } from "../study/requireSized.ts";
import type { Analysis, Scenario, StudyInput } from "../study/schema.ts";
import type { ControlValues } from "./plannerControls.ts";

/**
 * The study that the controls describe.
 *
 * @param base - The study that was shown before: what no control shows stays as it is there.
 * @param at - Index of the scenario that the controls show; the others stay.
 */
export function studyOfControls(values: ControlValues, base: SizedStudy, at = 0): StudyInput {
  const { allocation: _, ...design } = base.design; // sizes say it all
  return {
    ...base,
    title: values.title,
    design: {
      ...design,
      arms: [
        { name: values.nameExperimental, n: values.nExperimental },
        { name: values.nameControl, n: values.nControl },
      ],
      endpoint: { ...design.endpoint, name: values.endpoint, better: values.better },
      missing: values.missing,
      analysis: analysisOf(values, design.analysis),
    },
    scenarios: base.scenarios.map((scenario, k) =>
      k === at ? scenarioOf(values, scenario) : scenario,
    ),
    simulation: { replicates: values.replicates, seed: values.seed },
  };
}

/** A margin is always tested on one side; a scale is written where it is not the usual one, or was there. */
function analysisOf(values: ControlValues, base: Analysis): StudyInput["design"]["analysis"] {
  const { method, sides, alpha, hypothesis, scale, marginDifference, marginRatio } = values;
  if (hypothesis === "superiority") {
    return { ...(base.hypothesis === hypothesis && { hypothesis }), method, sides, alpha };
  }
  const isWritten = scale !== "difference" || base.scale !== undefined;
  const margin = scale === "ratio" ? marginRatio : marginDifference;
  return { hypothesis, margin, ...(isWritten && { scale }), method, sides: 1, alpha };
}

/** Strata stay as long as their mean is the rates shown; a prognostic score changes no rate. */
function scenarioOf(values: ControlValues, base: Scenario): StudyInput["scenarios"][number] {
  const { rateExperimental, rateControl, dropoutExperimental, dropoutControl, mechanism } = values;
  const isSame = base.responseRate[0] === rateExperimental && base.responseRate[1] === rateControl;
  const scenario = {
    name: values.scenario,
    responseRate: [rateExperimental, rateControl] as [number, number],
    ...(base.strata && isSame && { strata: base.strata }),
    ...(base.covariate && { covariate: base.covariate }),
  };
  if (dropoutExperimental === 0 && dropoutControl === 0) return scenario;
  const rate: [number, number] = [dropoutExperimental, dropoutControl];
  return mechanism === "mcar"
    ? { ...scenario, dropout: { rate, mechanism } }
    : { ...scenario, dropout: { rate, mechanism, oddsRatio: values.oddsRatio } };
}

/** The values at which controls show a study and one of its scenarios. */
export function controlValues(
  { title, design, scenarios, simulation }: SizedStudy,
  at = 0,
): Partial<ControlValues> {
  const { missing, endpoint, arms, analysis } = design;
  return {
    title,
    nameExperimental: arms[0].name,
    nameControl: arms[1].name,
    nExperimental: arms[0].n,
    nControl: arms[1].n,
    endpoint: endpoint.name,
    better: endpoint.better,
    ...scenarioValues(scenarios[at]!),
    missing,
    ...analysisValues(analysis),
    replicates: simulation.replicates,
    seed: simulation.seed,
  };
}

function scenarioValues({ name, responseRate, dropout }: Scenario): Partial<ControlValues> {
  return {
    scenario: name,
    rateExperimental: responseRate[0],
    rateControl: responseRate[1],
    dropoutExperimental: dropout?.rate[0] ?? 0,
    dropoutControl: dropout?.rate[1] ?? 0,
    ...(dropout === undefined ? {} : { mechanism: dropout.mechanism }),
    ...(dropout?.mechanism === "mnar" ? { oddsRatio: dropout.oddsRatio } : {}),
  };
}

/** A test that only adjusted analyses know has no control; the page never shows one. */
function analysisValues(analysis: Analysis): Partial<ControlValues> {
  const { method, sides, alpha, hypothesis = "superiority", margin, scale } = analysis;
  const shared = { method: method as ControlValues["method"], sides, alpha, hypothesis };
  if (hypothesis === "superiority" || margin === undefined) return shared;
  if (scale === "ratio") return { ...shared, scale, marginRatio: margin };
  return { ...shared, scale: "difference", marginDifference: margin };
}
