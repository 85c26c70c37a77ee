import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { allocationOf } from "../sizing/allocation.ts";
import { closedFormPowerOf } from "../sizing/closedFormPowerOf.ts";
import { closedFormSampleSizeOf } from "../sizing/closedFormSampleSizeOf.ts";
import { exactSampleSize } from "../sizing/exactSampleSize.ts";
import type { SizedDesign, SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import { rInputs } from "./rInputs.ts";
import { rOtherPackages } from "./rOtherPackages.ts";
import { rClosedForm, rExactPower, rPlannedTest, rPowerOf, rSimulation } from "./rPower.ts";
import { rClosedFormSize, rExactSizes } from "./rSizes.ts";
import { rComment, rPrint, rShow } from "./rText.ts";

export interface VerificationOptions {
  /** Version of equipoise whose numbers are to be verified. */
  readonly version: string;
  /** Powers whose sample sizes are computed too. Default none. */
  readonly sizesFor?: readonly number[];
}

/**
 * A script in base R that computes every power of a study again, by closed form, exactly and by a simulation
 * with random numbers of its own, and its sample sizes, and prints each under its name. Where the packages
 * rpact and pwr are installed and compute the same number, they are asked too.
 *
 * @throws {@link ArgumentError} for an adjusted analysis, whose power is known by simulation alone.
 */
export function verificationScript(
  study: SizedStudy,
  { version, sizesFor = [] }: VerificationOptions,
): string {
  const { design, simulation, title, scenarios } = study;
  const head = `${title}\nPower in base R, to be compared with that of equipoise ${version}; run with: Rscript verify.R`;
  const shared = [rComment(head), rShow];
  return `${[...shared, ...scenarios.map(scenarioPart)].join("\n\n")}\n`;

  function scenarioPart(scenario: Scenario): string {
    const { formula } = closedFormPowerOf(design, scenario);
    return [
      rComment(`Scenario: ${scenario.name}`),
      rInputs(design, scenario),
      rPlannedTest(design),
      rPowerOf,
      rClosedForm(design, formula),
      rPrint(`${scenario.name}, closed form (${formula})`, "power"),
      rExactPower(design, scenario),
      rPrint(`${scenario.name}, exact`, "power"),
      rSimulation(design, simulation),
      rPrint(`${scenario.name}, simulated`, "power"),
      rPrint(`${scenario.name}, standard error of the simulated power`, "standardError"),
      ...rOtherPackages(design, scenario, formula),
      ...sizesFor.flatMap((power) => sizePart(design, scenario, power)),
    ].join("\n");
  }
}

/** Sizes for one power, closed form and exact, as far as some size reaches it and R is quick enough. */
function sizePart(design: SizedDesign, scenario: Scenario, power: number): string[] {
  const sizes = sizesOf(design, scenario, power);
  if (sizes === undefined) return [];
  const { closedForm, exact } = sizes;
  const print = (name: string, vector: string) =>
    (["experimental", "control"] as const).map((arm, k) =>
      rPrint(`${scenario.name}, n ${arm} for power ${power}, ${name}`, `${vector}[${k + 1}]`),
    );
  const ofFormula = rClosedFormSize(design, closedForm.formula, power);
  const scan = rExactSizes(design, scenario, { power, largest: stepOf(design, exact.checkedTo) });
  return [
    ...(ofFormula ? [ofFormula, ...print(`closed form (${closedForm.formula})`, "n")] : []),
    ...(scan ? [scan, ...print("first exact", "first"), ...print("stable exact", "stable")] : []),
  ];
}

function sizesOf(design: SizedDesign, scenario: Scenario, power: number) {
  try {
    return {
      closedForm: closedFormSampleSizeOf(design, scenario, { power }),
      exact: exactSampleSize(design, scenario, { power }),
    };
  } catch (error) {
    if (error instanceof ArgumentError) return undefined; // no size reaches the power
    throw error;
  }
}

/** Which step of the allocation a size is. */
function stepOf(design: SizedDesign, [nE]: Pair<number>): number {
  const { at } = allocationOf(design);
  let step = 1;
  while (at(step)[0] < nE) step++;
  return step;
}
