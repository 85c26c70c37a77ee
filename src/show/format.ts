const minus = "\u2212";

/** A number with a true minus sign, and no minus before a rounded zero. */
export function signed(value: number, digits = 0): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? minus + text : text;
}

/** A rate as a percentage: `0.667` is "66.7%". Never rounds a rate short of 1 up to "100%", or above 0 down to "0%". */
export function percent(rate: number, digits = 1): string {
  if (!Number.isFinite(rate)) return "not defined";
  const text = (100 * rate).toFixed(digits);
  const least = (10 ** -digits).toFixed(digits);
  if (rate < 1 && Number(text) === 100) return `>${(100 - 10 ** -digits).toFixed(digits)}%`;
  if (rate > 0 && Number(text) === 0) return `<${least}%`;
  return `${text}%`;
}

/** A difference of rates in percentage points, without the word: `0.4` is "40.0". */
export const points = (difference: number, digits = 1): string => signed(100 * difference, digits);

/** A P value as journals print it: ".032", "<.001"; a fourth digit where three would hide the side of .05. */
export function pValueText(p: number): string {
  if (!Number.isFinite(p)) return "not defined";
  if (p < 0.001) return "<.001";
  if (p > 0.9995) return "1";
  const digits = Math.abs(p - 0.05) < 0.0005 && p !== 0.05 ? 4 : 3;
  return trimLeadingZero(p.toFixed(digits));
}

/** "P = .032" or "P < .001". */
export function pValueStatement(p: number): string {
  const text = pValueText(p);
  return text.startsWith("<") ? `P < ${text.slice(1)}` : `P = ${text}`;
}

/** A significance level as written in a protocol: ".05", ".025". */
export const alphaText = (alpha: number): string =>
  trimLeadingZero(String(Number(alpha.toPrecision(6))));

/** Digits after the point that a percentage deserves, given its Monte Carlo error (both as rates). */
export const digitsFor = (monteCarloError: number): 0 | 1 => (monteCarloError >= 0.0095 ? 0 : 1);

/** "79.5% ± 0.4": a simulated rate and its Monte Carlo standard error, with no digit that the error cannot support. */
export function percentWithError(rate: number, monteCarloError: number): string {
  if (!Number.isFinite(rate)) return "not defined";
  const digits = digitsFor(monteCarloError);
  const error = 100 * monteCarloError;
  const small = error > 0 && Number(error.toFixed(digits)) === 0;
  const errorText = small ? `<${(10 ** -digits).toFixed(digits)}` : error.toFixed(digits);
  return `${(100 * rate).toFixed(digits)}% ± ${errorText}`;
}

/** A count with thousands separated: "10,000". */
export const count = (value: number): string => Math.round(value).toLocaleString("en-US");

/** "1 subject", "2 subjects". */
export const plural = (value: number, noun: string): string =>
  `${count(value)} ${noun}${value === 1 ? "" : "s"}`;

/** "30 + 30": subjects of both arms, kept on one line. */
export const perArm = (n: readonly [number, number]): string =>
  `${count(n[0])}\u00a0+\u00a0${count(n[1])}`;

const trimLeadingZero = (text: string): string => text.replace(/^0\./, ".");
