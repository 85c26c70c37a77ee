import { describe, expect, it } from "vitest";
import { binaryMethods } from "../../src/analyze/methods.ts";
import { closedFormPowerOf } from "../../src/sizing/closedFormPowerOf.ts";
import { closedFormSampleSizeOf } from "../../src/sizing/closedFormSampleSizeOf.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { exactSampleSize } from "../../src/sizing/exactSampleSize.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { presets } from "../../src/study/presets.ts";
import { requireSized, type SizedStudy } from "../../src/study/requireSized.ts";
import type { StudyInput } from "../../src/study/schema.ts";
import { verificationScript } from "../../src/verify/verificationScript.ts";
import { hasR, runScripts } from "./runR.ts";

type Fields = {
  readonly design?: Partial<StudyInput["design"]>;
  readonly scenario?: Partial<StudyInput["scenarios"][number]>;
};

/** A small trial with unequal arms. */
function small(
  analysis: StudyInput["design"]["analysis"],
  { design = {}, scenario = {} }: Fields = {},
): SizedStudy {
  const arms: StudyInput["design"]["arms"] = [{ n: 13 }, { n: 11 }];
  const world = { name: JSON.stringify(analysis), responseRate: [0.7, 0.3] as [number, number] };
  return requireSized(
    parseStudy({
      equipoise: 1,
      design: { arms, analysis, ...design },
      scenarios: [{ ...world, ...scenario }],
      simulation: { replicates: 4000, seed: 1 },
    }),
  );
}

const lower = {
  design: { endpoint: { better: "lower" } },
  scenario: { responseRate: [0.2, 0.6] },
} as const;

const studies: readonly SizedStudy[] = [
  ...presets.map(({ study }) => requireSized(study)).filter(({ design }) => design.arms[0].n <= 30),
  ...binaryMethods.flatMap((method) => [
    small({ method }),
    small({ method, sides: 1 }),
    small({ method, sides: 1 }, lower),
  ]),
  ...(["farringtonManning", "wald"] as const).flatMap((method) => [
    small({ method }),
    small({ method, hypothesis: "nonInferiority", margin: 0.2 }),
    small({ method, hypothesis: "nonInferiority", margin: 0.2 }, lower),
    small({ method, hypothesis: "equivalence", margin: 0.6 }),
    small({ method, hypothesis: "nonInferiority", margin: 0.5, scale: "ratio" }),
    small({ method, hypothesis: "superiorityByMargin", margin: 1.2, scale: "ratio" }),
  ]),
];

const compared = { closedForm: 0, exact: 0 };

describe.skipIf(!hasR)("the script for R prints the numbers of this program", () => {
  const printed = hasR
    ? runScripts(
        studies.map((study) => verificationScript(study, { version: "0", sizesFor: [0.8] })),
      )
    : [];

  it.each(studies.map((study, i) => [`${i} ${study.scenarios[0]!.name}`, study, i] as const))(
    "%s",
    (_name, { design, scenarios, simulation: { replicates } }, i) => {
      const numbers = printed[i]!;
      for (const scenario of scenarios) {
        const value = (name: string) => numbers.get(`${scenario.name}, ${name}`)!;
        const { power, formula } = closedFormPowerOf(design, scenario);
        const exact = exactPower(design, scenario);
        expect(value(`closed form (${formula})`)).toBeCloseTo(power, 9);
        expect(value("exact")).toBeCloseTo(exact, 9);
        const error = Math.sqrt((exact * (1 - exact)) / replicates);
        expect(Math.abs(value("simulated") - exact)).toBeLessThan(4 * error);
        expectSizes(value, design, scenario);
        for (const [name, other] of numbers) {
          if (name.includes("::")) expect(other, name).toBeCloseTo(power, 6);
        }
      }
    },
  );

  it("sizes among them", () => {
    expect(compared.closedForm).toBeGreaterThan(50);
    expect(compared.exact).toBeGreaterThan(80);
  });
});

/** Compares the sizes that were printed; which these are is fixed below. */
function expectSizes(
  value: (name: string) => number | undefined,
  design: SizedStudy["design"],
  scenario: SizedStudy["scenarios"][number],
): void {
  const name = (arm: string, how: string) => `n ${arm} for power 0.8, ${how}`;
  const { formula } = closedFormPowerOf(design, scenario);
  for (const [k, arm] of ["experimental", "control"].entries()) {
    const unrounded = value(name(arm, `closed form (${formula})`));
    if (unrounded !== undefined) {
      const size = closedFormSampleSizeOf(design, scenario, { power: 0.8 });
      expect(unrounded).toBeCloseTo(size.unrounded[k]!, 6);
      compared.closedForm++;
    }
    for (const criterion of ["first", "stable"] as const) {
      const scanned = value(name(arm, `${criterion} exact`));
      if (scanned === undefined) continue;
      expect(scanned).toBe(exactSampleSize(design, scenario, { power: 0.8, criterion }).n[k]);
      compared.exact++;
    }
  }
}
