import type { NumberNeeded, NumberNeededToTreat } from "../analyze/numberNeededToTreat.ts";
import { points, signed } from "../show/format.ts";

/** A P value with the digits that tell tests apart: ".0040", ".00061", "2.1 × 10⁻⁶". */
export function finePValue(p: number): string {
  if (p > 0.99995) return "1";
  if (p >= 0.001) return p.toFixed(4).slice(1);
  if (p >= 0.0001) return p.toFixed(5).slice(1);
  if (p === 0) return "0";
  const exponent = Math.floor(Math.log10(p));
  const digits = String(-exponent).replaceAll(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]!);
  return `${(p / 10 ** exponent).toFixed(1)} × 10⁻${digits}`;
}

/** A ratio with two decimals, one from 10 on; words where it has no value. */
export function ratioText(ratio: number): string {
  if (Number.isNaN(ratio)) return "not defined";
  if (ratio === Infinity) return "∞";
  return ratio >= 100 ? ratio.toFixed(0) : ratio >= 10 ? ratio.toFixed(1) : ratio.toFixed(2);
}

interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** "14.8 to 58.8": limits of a difference in percentage points. */
export const pointsRange = ({ lower, upper }: Interval): string =>
  Number.isFinite(lower) ? `${points(lower)} to ${points(upper)}` : "not defined";

/** "1.31 to 4.77": limits of a ratio. */
export const ratioRange = ({ lower, upper }: Interval): string =>
  Number.isNaN(lower) || Number.isNaN(upper)
    ? "not defined"
    : `${ratioText(lower)} to ${ratioText(upper)}`;

/** "−28.46 to −8.21": limits on the scale of a score. */
export const scaleRange = ({ lower, upper }: Interval, digits = 2): string =>
  `${signed(lower, digits)} to ${signed(upper, digits)}`;

/** "2.5", "∞". */
export const subjectsText = ({ subjects }: NumberNeeded): string =>
  Number.isFinite(subjects) ? subjects.toFixed(1) : "∞";

/** "1.7 to 6.8", or through infinity: "4.0 to benefit … ∞ … 20.0 to harm". */
export function neededRange({ best, worst, includesInfinity }: NumberNeededToTreat): string {
  if (!includesInfinity) {
    const [least, most] = best.subjects <= worst.subjects ? [best, worst] : [worst, best];
    return `${subjectsText(least)} to ${subjectsText(most)}`;
  }
  const side = (end: NumberNeeded) =>
    end.effect === "none" ? "∞" : `${subjectsText(end)} to ${end.effect}`;
  const ends = [side(best), "∞", side(worst)];
  return ends.filter((text, i) => text !== "∞" || i === 1).join(" … ");
}
