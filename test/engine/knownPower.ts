import type { BatchPool } from "../../src/engine/pool.ts";
import { answerBatch } from "../../src/engine/protocol.ts";
import type { PowerAt } from "../../src/engine/sizeLedger.ts";
import { binomialQuantile } from "../../src/math/binomial.ts";
import { normalCdf } from "../../src/math/normal.ts";
import { createStream } from "../../src/random/stream.ts";
import type { Pair } from "../../src/pair.ts";

/** What a simulation of trials with a known power would count: a binomial draw for each size and first replicate. */
export function knownPower(power: (n: Pair<number>) => number, seed: number): PowerAt {
  return (n, { first, count }) => {
    const address = {
      seed: 1_000_000 * seed + n[0],
      replicate: first,
      purpose: "outcome",
    } as const;
    const rejections = binomialQuantile(createStream(address).uniform(), count, power(n));
    return Promise.resolve({ rejections, analyzed: count });
  };
}

/** Power of a z-test at 5%, two-sided (the far tail left out), for a standardized difference. */
export const zPowerOf = (difference: number) => (n: Pair<number>) =>
  normalCdf(difference / Math.sqrt(1 / n[0] + 1 / n[1]) - 1.959963984540054);

export const zPower = (difference: number, seed: number): PowerAt =>
  knownPower(zPowerOf(difference), seed);

/** Subjects per arm at which it reaches 80%. */
export const zSize = (difference: number): number =>
  Math.ceil(2 * ((1.959963984540054 + 0.8416212335729143) / difference) ** 2);

/** Answers batches in another order and through a copy, as workers do. */
export function workerlessPool(size: number): BatchPool {
  return {
    size,
    answer: async (request) => {
      await new Promise((resolve) => setTimeout(resolve, (request.first * 7) % 4));
      return structuredClone(answerBatch(structuredClone(request)));
    },
    close: () => Promise.resolve(),
  };
}
