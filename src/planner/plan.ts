import type { Pair } from "../pair.ts";
import {
  closedFormPowerOf,
  expectedSizes,
  type ClosedFormPower,
} from "../sizing/closedFormPowerOf.ts";
import { exactPower } from "../sizing/exactPower.ts";
import { analyzedRates, expectedCompleters } from "../sizing/outcomeModel.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";

/** What is known of a study without simulation, at the pace of a slider. */
export interface Plan {
  readonly study: SizedStudy;
  readonly scenario: Scenario;
  readonly n: Pair<number>;
  readonly exact: number;
  readonly closedForm: ClosedFormPower;
  /** Numbers of subjects that the closed form takes as analyzed. */
  readonly closedFormSizes: Pair<number>;
  /** Event rates that reach the analysis, after dropout. */
  readonly analyzedRates: Pair<number>;
  /** Expected numbers of subjects observed to the end. */
  readonly completers: Pair<number>;
  readonly effect: EffectSizes;
}

/** The assumed effect on the scales that protocols use. */
export interface EffectSizes {
  readonly difference: number;
  readonly ratio: number;
  readonly oddsRatio: number;
  /** Subjects to treat for one more (or one fewer) event; Infinity without a difference. */
  readonly numberNeededToTreat: number;
}

/** The numbers of a study's first scenario. */
export function planOf(study: SizedStudy): Plan {
  const { design } = study;
  const scenario = study.scenarios[0]!;
  return {
    study,
    scenario,
    n: [design.arms[0].n, design.arms[1].n],
    exact: exactPower(design, scenario),
    closedForm: closedFormPowerOf(design, scenario),
    closedFormSizes: expectedSizes(design, scenario),
    analyzedRates: analyzedRates(design, scenario),
    completers: expectedCompleters(design, scenario),
    effect: effectSizes(scenario.responseRate),
  };
}

/** Effect measures of two rates, experimental against control. */
export function effectSizes([experimental, control]: Pair<number>): EffectSizes {
  const difference = experimental - control;
  return {
    difference,
    ratio: experimental / control,
    oddsRatio: (experimental * (1 - control)) / (control * (1 - experimental)),
    numberNeededToTreat: 1 / Math.abs(difference),
  };
}
