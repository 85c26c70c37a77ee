import type { Pair } from "../pair.ts";

/**
 * Simulates a range of replicates of a trial with `n` subjects per arm and counts those that reject. The same
 * numbers are the same replicates; a failed analysis is neither a rejection nor counted as analyzed.
 */
export type PowerAt = (
  n: Pair<number>,
  replicates: { readonly first: number; readonly count: number },
) => Promise<RejectionCount>;

export interface RejectionCount {
  readonly rejections: number;
  readonly analyzed: number;
}

/** What was simulated at one size. */
export interface SizeTrial extends RejectionCount {
  readonly step: number;
  readonly n: Pair<number>;
  /** √ of the number of subjects in all. */
  readonly root: number;
  readonly replicates: number;
}

/** All that a search has simulated so far. */
export interface SizeLedger {
  /** Simulates new replicates of a size; returns all that is known of it. */
  simulate(step: number, replicates: number): Promise<SizeTrial>;
  /** Simulates given replicates of a size; returns these alone. */
  simulateRange(step: number, first: number, replicates: number): Promise<SizeTrial>;
  at(step: number): SizeTrial | undefined;
  /** By increasing size. */
  trials(): SizeTrial[];
  /** Replicates in all. */
  searched(): number;
}

export interface LedgerOptions {
  readonly sizeAt: (step: number) => Pair<number>;
  /** Number of the first replicate that the search takes. */
  readonly first: number;
  readonly signal?: AbortSignal | undefined;
  readonly onSimulated?: ((searched: number) => void) | undefined;
}

/** A ledger in which every replicate has a number of its own, so that sizes are independent. */
export function sizeLedger(powerAt: PowerAt, options: LedgerOptions): SizeLedger {
  const { sizeAt, signal, onSimulated } = options;
  const known = new Map<number, SizeTrial>();
  let next = options.first;
  let searched = 0;

  async function simulateRange(step: number, first: number, replicates: number) {
    const n = sizeAt(step);
    const { rejections, analyzed } = await powerAt(n, { first, count: replicates });
    signal?.throwIfAborted();
    searched += replicates;
    onSimulated?.(searched);
    const trial = { step, n, root: Math.sqrt(n[0] + n[1]), replicates, rejections, analyzed };
    const before = known.get(step);
    known.set(step, before ? sumOf(before, trial) : trial);
    return trial;
  }
  return {
    simulateRange,
    async simulate(step, replicates) {
      next += replicates;
      await simulateRange(step, next - replicates, replicates);
      return known.get(step)!;
    },
    at: (step) => known.get(step),
    trials: () => [...known.values()].sort((a, b) => a.step - b.step),
    searched: () => searched,
  };
}

function sumOf(before: SizeTrial, added: SizeTrial): SizeTrial {
  return {
    ...added,
    replicates: before.replicates + added.replicates,
    rejections: before.rejections + added.rejections,
    analyzed: before.analyzed + added.analyzed,
  };
}
