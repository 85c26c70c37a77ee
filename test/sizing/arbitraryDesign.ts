import * as fc from "fast-check";
import { binaryMethods } from "../../src/analyze/methods.ts";
import type { PowerDesign } from "../../src/sizing/exactPower.ts";
import type { Dropout, Scenario } from "../../src/study/schema.ts";
import { aimed, arbitraryAim } from "../study/arbitraryAim.ts";
import { designOf, scenarioOf } from "./designs.ts";

const share = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map((x) => x / 100),
  fc.constantFrom(0, 1),
);
const lossRate = fc.integer({ min: 0, max: 90 }).map((x) => x / 100);

const dropout: fc.Arbitrary<Dropout> = fc.oneof(
  fc.record({
    mechanism: fc.constant("mcar" as const),
    rate: fc.tuple(lossRate, lossRate),
  }),
  fc.record({
    mechanism: fc.constant("mnar" as const),
    rate: fc.tuple(lossRate, lossRate),
    oddsRatio: fc.constantFrom(0.1, 0.5, 1, 2, 8),
  }),
);

/** Designs of up to `largest` subjects an arm, with either handling of the lost. */
export const arbitraryDesign = (largest: number): fc.Arbitrary<PowerDesign> =>
  fc
    .record({
      method: fc.constantFrom(...binaryMethods),
      n: fc.tuple(fc.integer({ min: 1, max: largest }), fc.integer({ min: 1, max: largest })),
      sides: fc.constantFrom(1 as const, 2 as const),
      alpha: fc.constantFrom(0.05, 0.025, 0.1, 0.2),
      better: fc.constantFrom("higher" as const, "lower" as const),
      missing: fc.constantFrom("nonresponder" as const, "completeCase" as const),
    })
    .map((input) => designOf(input));

/** The same, most of them with a margin. */
export const arbitraryMarginDesign = (largest: number): fc.Arbitrary<PowerDesign> =>
  fc.tuple(arbitraryDesign(largest), arbitraryAim).map(([design, aim]) => ({
    ...design,
    analysis: aimed(design.analysis, design.endpoint.better, aim),
  }));

/** Scenarios with and without dropout, rates of 0 and 1 included. */
export const arbitraryScenario: fc.Arbitrary<Scenario> = fc
  .tuple(fc.tuple(share, share), fc.option(dropout, { nil: undefined }))
  .map(([rates, dropout]) => scenarioOf(rates, dropout));
