import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";

/** A range of values, both ends allowed. */
export type Range = readonly [least: number, most: number];

/** A number without digits that no reader typed. */
export const short = (value: number): string => String(Number(value.toPrecision(10)));

/** @throws {@link ArgumentError} unless the text is a number of the range. */
export function readNumber(path: string, text: string, [least, most]: Range): number {
  const value = text.trim() === "" ? NaN : Number(text);
  if (value >= least && value <= most) return value;
  throw new ArgumentError(path, `lie in [${least}, ${most}]`, text);
}

/** @throws {@link ArgumentError} unless the text is a whole number of the range. */
export function readCount(path: string, text: string, [least, most]: Range): number {
  const count = /^\d+$/.test(text) ? Number(text) : NaN;
  if (count >= least && count <= most) return count;
  throw new ArgumentError(path, `be a whole number from ${least} to ${most}`, text);
}

type Read = (path: string, text: string, range: Range) => number;

/** @throws {@link ArgumentError} unless the text is two such numbers. */
export function readPair(path: string, text: string, range: Range, read: Read): Pair<number> {
  const [experimental, control, ...rest] = text.split(",");
  if (experimental === undefined || control === undefined || rest.length > 0) {
    throw new ArgumentError(path, "be two numbers with a comma between them", text);
  }
  return [read(`${path}[0]`, experimental, range), read(`${path}[1]`, control, range)];
}

/** @throws {@link ArgumentError} unless the text is one of the options. */
export function readChoice<T extends string>(path: string, text: string, options: readonly T[]): T {
  const found = options.find((option) => option === text);
  if (found === undefined) throw new ArgumentError(path, `be one of ${options.join(", ")}`, text);
  return found;
}
