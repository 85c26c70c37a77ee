import * as dependence from "./dependenceTests.ts";
import * as frequency from "./frequencyTests.ts";
import * as structure from "./structureTests.ts";
import { drawsPerWord, sources, type Words } from "./sources.ts";

/** One test of the battery on one source. */
export interface BatteryResult {
  readonly source: string;
  readonly test: string;
  /** Words that the test took. */
  readonly words: number;
  readonly pValue: number;
}

const { bitFrequencies, byteFrequencies, hammingWeights, neighborDifferences, runsOfBits } =
  frequency;
const { serialCorrelation, highPairs, lowPairs, weightTriples, orders, gaps } = dependence;
const { birthdaySpacings, matrixRanks, highCollisions, lowCollisions } = structure;

/** The tests by name; each takes words and their number, and gives a P value. */
export const tests: Readonly<Record<string, (words: Words, count: number) => number>> = {
  bitFrequencies,
  byteFrequencies,
  hammingWeights,
  neighborDifferences,
  runsOfBits,
  serialCorrelation,
  highPairs,
  lowPairs,
  weightTriples,
  orders,
  gaps,
  birthdaySpacings,
  matrixRanks,
  highCollisions,
  lowCollisions,
};

/**
 * Runs every test on every source. Each test starts where the one before it on the same source stopped, so
 * that no two look at the same words.
 *
 * @param draws - Words drawn per test and source; sources that pack bits give fewer, but 2^16 at least.
 */
export function* runBattery(
  draws: number,
  from: Readonly<Record<string, () => Words>> = sources,
): Generator<BatteryResult> {
  for (const [source, open] of Object.entries(from)) {
    const words = open();
    const count = Math.max(2 ** 16, draws / (drawsPerWord[source] ?? 1));
    for (const [test, run] of Object.entries(tests)) {
      yield { source, test, words: count, pValue: run(words, count) };
    }
  }
}
