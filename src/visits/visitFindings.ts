import type { VisitMonteCarloResult } from "../engine/monteCarloVisits.ts";
import { dropoutCalibration } from "../simulate/dropoutCalibration.ts";
import { visitEstimand } from "../simulate/visitEstimand.ts";
import { visitPowerOf, type VisitPower } from "../sizing/visitPowerOf.ts";
import { visitSampleSizeOf, type VisitSize } from "../sizing/visitSampleSizeOf.ts";
import type { Pair } from "../pair.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import type { MonteCarloProportion } from "../summarize/operatingCharacteristics.ts";
import { ArgumentError } from "../errors.ts";

/** A simulated power, with the number of trials behind it. */
export interface SimulatedPower {
  readonly rejection: MonteCarloProportion;
  readonly replicates: number;
}

/** What several analyses do with the same trials, with the effect assumed and without one. */
export interface ComparedAnalyses {
  readonly effect: VisitMonteCarloResult;
  readonly none: VisitMonteCarloResult;
}

/** What the page knows of a study so far. */
export interface VisitFindings {
  readonly study: SizedVisitStudy;
  readonly scenario: VisitScenario;
  readonly closed: VisitPower;
  /** Size for 80% power by formula; undefined where no size reaches it. */
  readonly size: VisitSize | undefined;
  /** Share of each arm that has left by the visit of the comparison. */
  readonly left: Pair<number>;
  /** The planned analysis. */
  readonly power: SimulatedPower | undefined;
  /** The true difference that the planned strategy aims at; known once the controls rest. */
  readonly truth: number | undefined;
  /** Analyses without imputation, then those with it; as far as they have been run. */
  readonly compared: readonly ComparedAnalyses[];
  readonly stage: "first" | "running" | "complete";
}

/** Power that sizes are found for. */
export const wantedPower = 0.8;

/** What is known without a simulation. */
export function formulaFindings(study: SizedVisitStudy): VisitFindings {
  const scenario = study.scenarios[0]!;
  const { design } = study;
  const contrast = contrastIndexOf(design);
  const { left } = dropoutCalibration(design.endpoint, scenario);
  return {
    study,
    scenario,
    closed: visitPowerOf(design, scenario),
    size: sizeOf(study, scenario),
    left: [left[0][contrast]!, left[1][contrast]!],
    power: undefined,
    truth: undefined,
    compared: [],
    stage: "first",
  };
}

function sizeOf({ design }: SizedVisitStudy, scenario: VisitScenario): VisitSize | undefined {
  try {
    return visitSampleSizeOf(design, scenario, { power: wantedPower });
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    return undefined; // no size reaches it
  }
}

/** The true difference that a strategy aims at. */
export function truthOf({ study: { design }, scenario }: VisitFindings): number {
  return visitEstimand(design.endpoint, scenario, design.estimand, contrastIndexOf(design)).value;
}

/** An impossible wish of the controls: more subjects to be lost than there are. */
export function impossibility(study: SizedVisitStudy): string | undefined {
  try {
    dropoutCalibration(study.design.endpoint, study.scenarios[0]!);
    return undefined;
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    return error.message;
  }
}
