import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { bernoulliThreshold } from "./bernoulliThreshold.ts";
import { insertAtRandom, pick } from "./shuffle.ts";
import type { Stream } from "./stream.ts";

/** Permuted blocks of sizes picked at random. */
export interface PermutedBlocks {
  /** Subjects per arm, whole numbers. */
  readonly n: Pair<number>;
  /** Sizes that a block may have, each as likely as the others. */
  readonly blockSizes: readonly number[];
  /** Ratio of the arms within a block; that of `n` unless given. */
  readonly allocation?: Pair<number>;
}

/**
 * Arms in order of enrollment by permuted blocks: 0 is experimental, 1 control. Every full block holds the
 * arms in the ratio of `allocation`; the last block holds what is left, so that the totals are exactly `n`.
 *
 * @throws {@link ArgumentError} if a block of some size cannot hold the arms in that ratio.
 */
export function permutedBlockList(blocks: PermutedBlocks, stream: Stream): Uint8Array {
  const { n, blockSizes, allocation = n } = blocks;
  checkBlocks(n, blockSizes, allocation);
  const list = new Uint8Array(n[0] + n[1]);
  fillPermutedBlocks(list, blocks, stream);
  return list;
}

/** Fills `out` with such a list, without checks: for loops over one list after another. */
export function fillPermutedBlocks(
  out: Uint8Array,
  { n, blockSizes, allocation = n }: PermutedBlocks,
  stream: Stream,
): void {
  const share = allocation[0] / (allocation[0] + allocation[1]);
  let experimental = n[0]; // still to be placed
  let control = n[1];
  for (let start = 0; start < out.length;) {
    const size = blockSizes.length === 1 ? blockSizes[0]! : pick(blockSizes, stream);
    const wanted = Math.round(size * share);
    const fits = wanted <= experimental && size - wanted <= control;
    const inExperimental = fits ? wanted : experimental;
    const inControl = fits ? size - wanted : control;
    const middle = start + inExperimental;
    const end = middle + inControl;
    for (let i = start; i < middle; i++) out[i] = 0;
    for (let i = middle; i < end; i++) insertAtRandom(out, stream, 1, start, i);
    experimental -= inExperimental;
    control -= inControl;
    start = end;
  }
}

function checkBlocks(n: Pair<number>, blockSizes: readonly number[], allocation: Pair<number>) {
  n.forEach((count, arm) => checkCount(`n[${arm}]`, count));
  checkRatio(allocation);
  if (blockSizes.length === 0) throw new ArgumentError("blockSizes", "hold a size", blockSizes);
  const [e, c] = allocation;
  blockSizes.forEach((size, i) => {
    const isFilled = Number.isInteger(size) && size > 0 && isWhole((size * e) / (e + c));
    if (isFilled) return;
    throw new ArgumentError(`blockSizes[${i}]`, `hold the arms in the ratio ${e}:${c}`, size);
  });
}

/** Whole but for rounding: ratios such as 0.1 to 0.2 are not exact in binary. */
function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9;
}

function checkCount(path: string, value: number) {
  if (Number.isInteger(value) && value >= 0) return;
  throw new ArgumentError(path, "be a whole number, 0 or more", value);
}

function checkRatio(allocation: Pair<number>) {
  allocation.forEach((part, arm) => {
    if (part >= 0 && part < Infinity) return;
    throw new ArgumentError(`allocation[${arm}]`, "be a number, 0 or more", part);
  });
}

/** A list by independent draws. */
export interface SimpleRandomization {
  /** Subjects in all, a whole number. */
  readonly total: number;
  /** Ratio of the arms, experimental first; [1, 1] by default. */
  readonly allocation?: Pair<number>;
}

/** Arms in order of enrollment, each drawn on its own: 0 is experimental, 1 control. Totals vary. */
export function simpleRandomizationList(
  { total, allocation = [1, 1] }: SimpleRandomization,
  stream: Stream,
): Uint8Array {
  checkCount("total", total);
  checkRatio(allocation);
  const threshold = bernoulliThreshold(allocation[0] / (allocation[0] + allocation[1]));
  const list = new Uint8Array(total);
  for (let i = 0; i < total; i++) list[i] = stream.uint32() < threshold ? 0 : 1;
  return list;
}
