import { ArgumentError } from "../errors.ts";
import { chiSquarePdf } from "../math/chiSquare.ts";
import { gaussLegendre } from "../math/gaussLegendre.ts";
import { noncentralTCdf } from "../math/noncentralT.ts";
import { normalCdf, normalUpperQuantile } from "../math/normal.ts";
import { studentTUpperQuantile } from "../math/studentT.ts";
import type { Pair } from "../pair.ts";
import { requireFinite, requireLevel, requirePositive } from "./requireNumber.ts";
import { wholeSize } from "./meansSampleSize.ts";

/** Equivalence of two means by two one-sided t tests. */
export interface Equivalence {
  /** True difference experimental − control, in the endpoint's unit; equivalent if within ± margin. */
  readonly difference: number;
  readonly margin: number;
  /** Standard deviation within both arms. */
  readonly sd: number;
  /** Level of each of the two one-sided tests. */
  readonly alpha: number;
  /** "exact" (default) for normal data; "noncentralT" subtracts two tails; "z" takes the SD as known. */
  readonly method?: "exact" | "noncentralT" | "z";
}

/**
 * Probability that both one-sided tests reject, so that the means are declared equivalent.
 *
 * @returns Power in [0, 1]; the two approximations are 0 where the tails they subtract leave nothing.
 * @throws {@link ArgumentError} if a value is out of its range.
 * @see [Phillips1990], [Julious2004]
 */
export function equivalenceMeansPower(request: Equivalence & { readonly n: Pair<number> }): number {
  const { n, method = "exact" } = request;
  checkEquivalence(request);
  const df = n[0] + n[1] - 2;
  if (!(n[0] > 0 && n[1] > 0 && df > 0))
    throw new ArgumentError("n", "leave degrees of freedom", n);
  const standardError = request.sd * Math.sqrt(1 / n[0] + 1 / n[1]);
  const upper = (request.margin - request.difference) / standardError;
  const lower = (-request.margin - request.difference) / standardError;
  const { alpha } = request;
  if (method === "z") {
    const z = normalUpperQuantile(alpha);
    return Math.max(0, normalCdf(upper - z) - normalCdf(lower + z));
  }
  const critical = studentTUpperQuantile(alpha, df);
  if (method === "exact") return exactEquivalence(lower, upper, critical, df);
  return Math.max(0, noncentralTCdf(-critical, df, -upper) - noncentralTCdf(critical, df, -lower));
}

function checkEquivalence({ difference, margin, sd, alpha }: Equivalence): void {
  requireFinite("difference", difference);
  requirePositive("margin", margin);
  requirePositive("sd", sd);
  requireLevel("alpha", alpha);
}

/** Integral over s, the sample SD in true ones, of P(lower + critical s < Z < upper − critical s). */
function exactEquivalence(lower: number, upper: number, critical: number, df: number): number {
  const spread = 1 / Math.sqrt(2 * df); // about the SD of s
  const first = Math.max(0, 1 - 10 * spread);
  const last = Math.min((upper - lower) / 2 / critical, 1 + 10 * spread);
  if (!(last > first)) return 0;
  const integrand = (s: number) =>
    2 *
    df *
    s *
    chiSquarePdf(df * s * s, df) *
    (normalCdf(upper - critical * s) - normalCdf(lower + critical * s));
  return gaussLegendre(integrand, first, last, 24);
}

/**
 * Smallest arms that reach a power to show equivalence.
 *
 * @returns Subjects per arm and the power there.
 * @throws {@link ArgumentError} if the true difference is not within the margin, or a value out of range.
 */
export function equivalenceMeansSampleSize(
  request: Equivalence & { readonly power: number; readonly allocation?: number },
): { readonly n: Pair<number>; readonly power: number } {
  const { difference, margin, sd, alpha, power, allocation = 1 } = request;
  checkEquivalence(request);
  requireLevel("power", power);
  requirePositive("allocation", allocation);
  if (!(Math.abs(difference) < margin)) {
    throw new ArgumentError("difference", `lie within ± ${margin}`, difference);
  }
  const powerAt = (n: Pair<number>) => equivalenceMeansPower({ ...request, n });
  const z = normalUpperQuantile(alpha) + normalUpperQuantile(1 - power);
  const start =
    sd ** 2 * (1 + 1 / allocation) * (Math.max(z, 0.1) / (margin - Math.abs(difference))) ** 2;
  const n = wholeSize(start, allocation, 2 / (1 + allocation), (n) => powerAt(n) >= power);
  return { n, power: powerAt(n) };
}
