import { ArgumentError } from "../errors.ts";
import { isHigherBetter } from "../simulate/departures.ts";
import { parseVisitStudy } from "../study/anyStudy.ts";
import { requireSizedVisits, type SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import type { VisitScenario } from "../study/visitSchema.ts";

/** A study twice: its subjects compared by their means, and as responders above or below a threshold. */
export interface Twins {
  readonly means: SizedVisitStudy;
  /** The same subjects as responders at a threshold. */
  readonly respondersAt: (threshold: number) => SizedVisitStudy;
  /** What a response is, before its threshold: "at most", "a fall of at least". */
  readonly response: string;
}

/** Both forms of a study; undefined where one of them does not exist. */
export function twinsOf(study: SizedVisitStudy): Twins | undefined {
  try {
    const twins = study.design.endpoint.type === "responder" ? ofResponders(study) : ofMeans(study);
    return twins;
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    return undefined; // such as standard deviations that differ between the arms
  }
}

function ofMeans(study: SizedVisitStudy): Twins {
  const { design } = study;
  const { endpoint } = design;
  const { sides, alpha } = design.analysis;
  const isLow = endpoint.better === "lower";
  const visits = endpoint.type === "continuous" ? [1] : endpoint.visits;
  const { name, unit, baseline } = endpoint;
  const respondersAt = (threshold: number): SizedVisitStudy =>
    parsed(study, {
      endpoint: {
        type: "responder",
        name,
        better: "higher",
        ...(unit && { unit }),
        visits,
        ...(endpoint.type !== "continuous" && { timeUnit: endpoint.timeUnit }),
        baseline,
        threshold,
        direction: isLow ? "atMost" : "atLeast",
        visit: visits[contrastIndexOf(design)],
      },
      estimand: "treatmentPolicy",
      analysis: { method: "pearson", sides, alpha },
    });
  respondersAt(0); // throws where there are none
  return { means: study, respondersAt, response: isLow ? "at most" : "at least" };
}

function ofResponders(study: SizedVisitStudy): Twins {
  const { endpoint, analysis } = study.design;
  if (endpoint.type !== "responder") throw new TypeError("not a study of responders");
  const { name, unit, visits, timeUnit, baseline, visit, direction } = endpoint;
  const { sides, alpha } = analysis;
  const means = parsed(study, {
    endpoint: {
      type: "longitudinal",
      name,
      better: isHigherBetter(endpoint) ? "higher" : "lower",
      ...(unit && { unit }),
      visits,
      timeUnit,
      baseline,
    },
    estimand: "treatmentPolicy",
    analysis: { method: "mmrm", contrastVisit: visit, sides, alpha },
  });
  const respondersAt = (threshold: number): SizedVisitStudy => ({
    ...study,
    design: { ...study.design, endpoint: { ...endpoint, threshold } },
  });
  const responses = {
    fall: "a fall of at least",
    rise: "a rise of at least",
    atMost: "at most",
    atLeast: "at least",
  } as const;
  return { means, respondersAt, response: responses[direction] };
}

/** The study with another endpoint and analysis, completed by the usual defaults. */
function parsed({ title, design, scenarios }: SizedVisitStudy, change: object): SizedVisitStudy {
  const { arms, allocation } = design;
  return requireSizedVisits(
    parseVisitStudy({
      equipoise: 1,
      title,
      design: { arms, ...(allocation && { allocation }), ...change },
      scenarios: [byVisit(scenarios[0]!)],
    }),
  );
}

/** Means of a single visit as lists of one. */
function byVisit({ mean, ...rest }: VisitScenario): object {
  return { ...rest, mean: mean.map((own) => (typeof own === "number" ? [own] : own)) };
}

/** A scenario in which nobody is lost and nobody stops. */
export function withoutLoss(scenario: VisitScenario): VisitScenario {
  const { dropout: _, discontinuation: __, intermittent: ___, ...rest } = scenario;
  return { ...rest, afterDiscontinuation: "asRandomized" } as VisitScenario;
}
