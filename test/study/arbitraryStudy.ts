import * as fc from "fast-check";
import { adjustedMethods, binaryMethods } from "../../src/analyze/methods.ts";
import type { Pair } from "../../src/pair.ts";
import { baselineVariables, marginalRates } from "../../src/study/baseline.ts";
import { maxPerArm, maxReplicates, maxSeed, missingStrategies } from "../../src/study/schema.ts";
import type { Analysis, Dropout, Scenario, Study } from "../../src/study/schema.ts";
import { aimed, arbitraryAim } from "./arbitraryAim.ts";

/** What may be narrowed: a test that computes wants small arms, one of codecs wants them all. */
export interface StudyBounds {
  readonly maxPerArm?: number;
  readonly maxReplicates?: number;
  readonly maxScenarios?: number;
  /** Whether every arm has its size (false). */
  readonly sized?: boolean;
  /** Whether adjusted analyses, strata and covariates occur, which exact sums know nothing of (false). */
  readonly adjusted?: boolean;
}

/** Any text that a study may hold, with what codecs find hard put in often. */
const text: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 30, unit: "binary" }),
    fc.constantFrom(
      "none",
      "a,b",
      "50% & more",
      "x=1?#",
      "Sjögren 試験 🧪",
      "e\u0301",
      " +1 ",
      '"',
    ),
  )
  .filter((value) => /\S/u.test(value) && /^[^\p{Cc}\p{Cs}]*$/u.test(value));

const rate = fc.oneof(
  fc.constantFrom(0, 1, 0.667, 0.1),
  fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
);

const rateBelowOne = rate.filter((value) => value < 1);
const positive = fc.double({ min: 0, minExcluded: true, max: 1e30, noNaN: true });

const pair = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<[T, T]> => fc.tuple(item, item);

const dropout: fc.Arbitrary<Dropout> = fc.oneof(
  fc.record({ rate: pair(rateBelowOne), mechanism: fc.constant("mcar" as const) }),
  fc.record({
    rate: pair(rateBelowOne),
    mechanism: fc.constant("mnar" as const),
    oddsRatio: positive,
  }),
);

const scenario: fc.Arbitrary<Scenario> = fc.record(
  { name: text, responseRate: pair(rate), dropout },
  { requiredKeys: ["name", "responseRate"] },
);

const strata: fc.Arbitrary<NonNullable<Scenario["strata"]>> = fc
  .array(fc.record({ weight: fc.integer({ min: 1, max: 20 }), responseRate: pair(rate) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((list) => {
    const total = list.reduce((sum, { weight }) => sum + weight, 0);
    return list.map(({ weight, responseRate }) => ({ share: weight / total, responseRate }));
  });

const covariate = fc.record({ oddsRatioPerSd: fc.double({ min: 0.01, max: 100, noNaN: true }) });

/** Strata with their mean, or with one that is off by rounding; a covariate. */
const stratified: fc.Arbitrary<Pick<Scenario, "responseRate" | "strata">> = fc
  .tuple(strata, fc.constantFrom(0, 3e-10))
  .map(([parts, off]) => {
    const [experimental, control] = marginalRates(parts);
    const responseRate: Pair<number> = [experimental, Math.abs(control - off)];
    return { responseRate, strata: parts };
  });

const baselineScenario: fc.Arbitrary<Scenario> = fc
  .tuple(scenario, fc.option(stratified), fc.option(covariate))
  .map(([plain, parts, score]) => ({
    ...plain,
    ...parts,
    ...(score && { covariate: score }),
  }));

/** An analysis that fits the scenarios: one that needs what they lack is put back to logistic. */
function fitting(analysis: Analysis, scenarios: readonly Scenario[]): Analysis {
  const { method, sides, alpha, ...options } = analysis;
  const isInAll = (key: (typeof baselineVariables)[number]) =>
    scenarios.every((entry) => entry[key] !== undefined);
  const found = method === "mantelHaenszel" && !isInAll("strata") ? "logistic" : method;
  const isModel = found === "logistic" || found === "standardized";
  const { continuityCorrection, test, separation, adjustFor } = options;
  return {
    method: found,
    sides,
    alpha,
    ...(found === "mantelHaenszel" &&
      continuityCorrection !== undefined && { continuityCorrection }),
    ...(found === "logistic" && test && { test }),
    ...(isModel && separation && !(found === "logistic" && test === "firth") && { separation }),
    ...(isModel && adjustFor && { adjustFor: adjustFor.filter(isInAll) }),
  };
}

const adjustment = fc.record(
  {
    continuityCorrection: fc.boolean(),
    test: fc.constantFrom("wald" as const, "likelihoodRatio" as const, "firth" as const),
    separation: fc.constantFrom("fail" as const, "firth" as const),
    adjustFor: fc.subarray([...baselineVariables]),
  },
  { requiredKeys: [] },
);

type Design = Study["design"];

const sizeOf = (n: number): fc.Arbitrary<Pair<number>> => pair(fc.integer({ min: 1, max: n }));

function armsOf(bounds: StudyBounds): fc.Arbitrary<Pick<Design, "arms" | "allocation">> {
  const names = fc.uniqueArray(text, { minLength: 2, maxLength: 2 });
  const sized = fc.record({ names, n: sizeOf(bounds.maxPerArm ?? maxPerArm) });
  const named = ({ names, n }: { names: string[]; n?: Pair<number> }): Design["arms"] => [
    { name: names[0]!, ...(n && { n: n[0] }) },
    { name: names[1]!, ...(n && { n: n[1] }) },
  ];
  const withSizes = fc
    .tuple(sized, fc.boolean())
    .map(([all, stated]) => ({ arms: named(all), ...(stated && { allocation: all.n }) }));
  if (bounds.sized === true) return withSizes;
  const ratio = fc.option(pair(positive), { nil: undefined });
  const withoutSizes = fc
    .tuple(fc.record({ names }), ratio)
    .map(([all, allocation]) => ({ arms: named(all), ...(allocation && { allocation }) }));
  return fc.oneof(withSizes, withoutSizes);
}

/** Any complete and valid study, within bounds. */
export function arbitraryStudy(bounds: StudyBounds = {}): fc.Arbitrary<Study> {
  const { maxScenarios = 4, adjusted = false } = bounds;
  const methods = adjusted
    ? [...binaryMethods, ...adjustedMethods, ...adjustedMethods]
    : binaryMethods;
  const study = fc.record({
    equipoise: fc.constant(1 as const),
    title: text,
    design: fc
      .record({
        sizes: armsOf(bounds),
        endpoint: fc.record({
          type: fc.constant("binary" as const),
          name: text,
          better: fc.constantFrom("higher" as const, "lower" as const),
        }),
        missing: fc.constantFrom(...missingStrategies),
        analysis: fc
          .record({
            method: fc.constantFrom(...methods),
            sides: fc.constantFrom(1 as const, 2 as const),
            alpha: fc.double({ min: 0, minExcluded: true, max: 0.5, noNaN: true }),
          })
          .chain((plain) => adjustment.map((options) => ({ ...plain, ...options }))),
      })
      .map(({ sizes, ...rest }) => ({ ...sizes, ...rest })),
    scenarios: fc.uniqueArray(adjusted ? baselineScenario : scenario, {
      minLength: 1,
      maxLength: maxScenarios,
      selector: ({ name }) => name,
    }),
    aim: fc.option(arbitraryAim, { nil: undefined, freq: 3 }),
    simulation: fc.record({
      replicates: fc.integer({ min: 1, max: bounds.maxReplicates ?? maxReplicates }),
      seed: fc.integer({ min: 0, max: maxSeed }),
    }),
  });
  return study
    .map(({ design, scenarios, aim, ...rest }) => {
      const analysis = aim
        ? aimed(design.analysis, design.endpoint.better, aim)
        : fitting(design.analysis, scenarios);
      return { ...rest, design: { ...design, analysis }, scenarios };
    })
    .map((value) => structuredClone(value)); // fast-check's objects have no prototype
}
