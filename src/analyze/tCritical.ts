import { normalUpperQuantile } from "../math/normal.ts";
import { studentTPdf, studentTUpperQuantile, studentTUpperTail } from "../math/studentT.ts";

/**
 * Quantile of Student's t for one tail and many degrees of freedom, for loops: Newton's iteration from a
 * Cornish–Fisher start, without allocation. The result does not depend on what was asked before.
 *
 * @param tail - Upper tail probability, in (0, ½).
 * @returns For df > 0 (Infinity: normal) the t with P(T > t) = tail, to about 1e-14 of its value.
 */
export function tCritical(tail: number): (df: number) => number {
  const z = normalUpperQuantile(tail);
  const second = (z ** 3 + z) / 4; // terms in 1/df and 1/df²
  const third = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  let lastDf = Infinity;
  let last = z;
  return (df) => {
    if (df === lastDf) return last;
    lastDf = df;
    last = df === Infinity ? z : df < 3 ? studentTUpperQuantile(tail, df) : newton(tail, df);
    return last;
  };

  function newton(p: number, df: number): number {
    let t = z + (second + third / df) / df;
    for (let i = 0; i < 20; i++) {
      const step = (studentTUpperTail(t, df) - p) / studentTPdf(t, df);
      t += step;
      if (!(Math.abs(step) > 1e-9 * t)) break; // the next step would be about the square of this one
    }
    return t;
  }
}
