import type { SizedStudy } from "../study/requireSized.ts";
import type { StudyInput } from "../study/schema.ts";
import type { ControlValues } from "./plannerControls.ts";

/** The study that the controls describe; what no control shows (further scenarios) stays as in `base`. */
export function studyOfControls(values: ControlValues, base: SizedStudy): StudyInput {
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
      analysis: {
        ...aimOf(design.analysis),
        method: values.method,
        sides: values.sides,
        alpha: values.alpha,
      },
    },
    scenarios: [scenarioOf(values), ...base.scenarios.slice(1)],
    simulation: { replicates: values.replicates, seed: values.seed },
  };
}

/** Hypothesis and margin, for which the page has no controls: a link or a file brings them. */
function aimOf({ hypothesis, margin, scale }: SizedStudy["design"]["analysis"]) {
  if (hypothesis === undefined || margin === undefined) return {};
  return { hypothesis, margin, ...(scale && { scale }) };
}

function scenarioOf(values: ControlValues): StudyInput["scenarios"][number] {
  const { rateExperimental, rateControl, dropoutExperimental, dropoutControl, mechanism } = values;
  const scenario = {
    name: values.scenario,
    responseRate: [rateExperimental, rateControl] as [number, number],
  };
  if (dropoutExperimental === 0 && dropoutControl === 0) return scenario;
  const rate: [number, number] = [dropoutExperimental, dropoutControl];
  return mechanism === "mcar"
    ? { ...scenario, dropout: { rate, mechanism } }
    : { ...scenario, dropout: { rate, mechanism, oddsRatio: values.oddsRatio } };
}

/** The values at which controls show a study. */
export function controlValues({
  title,
  design,
  scenarios,
  simulation,
}: SizedStudy): Partial<ControlValues> {
  const { responseRate, dropout, name } = scenarios[0]!;
  return {
    title,
    nameExperimental: design.arms[0].name,
    nameControl: design.arms[1].name,
    nExperimental: design.arms[0].n,
    nControl: design.arms[1].n,
    endpoint: design.endpoint.name,
    better: design.endpoint.better,
    scenario: name,
    rateExperimental: responseRate[0],
    rateControl: responseRate[1],
    dropoutExperimental: dropout?.rate[0] ?? 0,
    dropoutControl: dropout?.rate[1] ?? 0,
    ...(dropout === undefined ? {} : { mechanism: dropout.mechanism }),
    ...(dropout?.mechanism === "mnar" ? { oddsRatio: dropout.oddsRatio } : {}),
    missing: design.missing,
    method: design.analysis.method,
    sides: design.analysis.sides,
    alpha: design.analysis.alpha,
    replicates: simulation.replicates,
    seed: simulation.seed,
  };
}
