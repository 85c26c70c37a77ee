import { betaQuantile } from "../math/beta.ts";
import type { BetaShape } from "../uncertainty/betaShape.ts";

/** The middle part of a beta distribution, 95% unless said otherwise. */
export function betaInterval(
  { a, b }: BetaShape,
  level = 0.95,
): { readonly lower: number; readonly upper: number } {
  const tail = (1 - level) / 2;
  return { lower: betaQuantile(tail, a, b), upper: betaQuantile(1 - tail, a, b) };
}
