import { portableLog } from "../math/logarithm.ts";
import { normalQuantile } from "../math/normal.ts";
import type { RandomSource } from "./randomSource.ts";

/** A standard normal draw: the quantile of one uniform number, the same in every engine. */
export function normalDraw(source: RandomSource): number {
  return normalQuantile(source.uniform());
}

/**
 * A draw from the chi-square distribution, by Marsaglia and Tsang's squeezed transformation of a normal draw.
 *
 * @param df - Whole number from 1.
 * @see [MarsagliaTsang2000]
 */
export function chiSquareDraw(df: number, source: RandomSource): number {
  if (df === 1) return normalDraw(source) ** 2;
  const d = df / 2 - 1 / 3; // gamma with shape df / 2 ≥ 1
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalDraw(source);
    const root = 1 + c * x;
    if (!(root > 0)) continue;
    const v = root * root * root;
    const u = source.uniform();
    const square = x * x;
    if (u < 1 - 0.0331 * square * square) return 2 * d * v;
    if (portableLog(u) < 0.5 * square + d * (1 - v + portableLog(v))) return 2 * d * v;
  }
}
