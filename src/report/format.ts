// How numbers are written for people. Probabilities lie in [0, 1] everywhere else; "%" begins here.

const minus = "\u2212";
const undefinedText = "not defined";

/** A number with a true minus sign, and none before a rounded zero. */
export function signed(value: number, digits = 0): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? minus + text : text;
}

/**
 * A rate as a percentage: 0.667 is "66.7%". What is not certain is never rounded to 100%, what is
 * possible never to 0%: 0.99999 is ">99.9%".
 */
export function percent(rate: number, digits = 1): string {
  return Number.isFinite(rate) ? `${percentNumber(rate, digits)}%` : undefinedText;
}

function percentNumber(rate: number, digits: number): string {
  const text = (100 * rate).toFixed(digits);
  const step = 10 ** -digits;
  if (rate < 1 && Number(text) >= 100) return `>${(100 - step).toFixed(digits)}`;
  if (rate > 0 && Number(text) === 0) return `<${step.toFixed(digits)}`;
  return text;
}

/**
 * An assumed rate as a percentage, with the digits it was given: 0.667 is "66.7%", 0.5 is "50.0%" and
 * 0.0125 is "1.25%".
 */
export function assumedPercent(rate: number): string {
  const exact = Number((100 * rate).toPrecision(12));
  const decimals = String(exact).split(".")[1]?.length ?? 0;
  return percent(rate, Math.min(4, Math.max(1, decimals)));
}

/** A difference of rates in percentage points, without the word: 0.4 is "40.0". */
export const points = (difference: number, digits = 1): string => signed(100 * difference, digits);

/** A number with the decimals it was given, at most three. */
export function decimal(value: number): string {
  const short = Number(value.toFixed(3));
  return signed(short, String(short).split(".")[1]?.length ?? 0);
}

/** "4", "4 and 8", "4, 8 and 12". */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** A written number with "+" where it is above 0: "+4.1", "\u22124.1", "0.0". */
export const withSign = (text: string): string =>
  /[1-9]/.test(text) && !text.startsWith(minus) ? `+${text}` : text;

/** A P value as journals print it: ".032", "<.001"; a fourth digit where three would hide the side of .05. */
export function pValueText(p: number): string {
  if (!Number.isFinite(p)) return undefinedText;
  if (p < 0.001) return "<.001";
  if (p > 0.9995) return "1";
  const isClose = p !== 0.05 && Math.abs(p - 0.05) < 0.0005;
  return withoutZero(p.toFixed(isClose ? 4 : 3));
}

/** "P = .032" or "P < .001". */
export function pValueStatement(p: number): string {
  const text = pValueText(p);
  return text.startsWith("<") ? `P < ${text.slice(1)}` : `P = ${text}`;
}

/** A significance level as a protocol writes it: ".05", ".025". */
export const alphaText = (alpha: number): string =>
  withoutZero(String(Number(alpha.toPrecision(6))));

/** Decimals of a percentage that its Monte Carlo error supports: the error shows in the last of them. */
export const digitsFor = (monteCarloError: number): 0 | 1 => (monteCarloError >= 0.0095 ? 0 : 1);

/** "79.5% ± 0.4": a simulated rate and its Monte Carlo standard error, in percentage points. */
export function percentWithError(rate: number, monteCarloError: number): string {
  if (!Number.isFinite(rate)) return undefinedText;
  const digits = digitsFor(monteCarloError);
  return `${percent(rate, digits)} ± ${errorPoints(monteCarloError)}`;
}

/** A Monte Carlo standard error in percentage points, as precise as the rate it belongs to. */
export function errorPoints(monteCarloError: number): string {
  return percentNumber(monteCarloError, digitsFor(monteCarloError));
}

/** A count with its thousands separated: "10,000". */
export const count = (value: number): string => Math.round(value).toLocaleString("en-US");

/** "1 subject", "2 subjects". */
export const plural = (value: number, noun: string): string =>
  `${count(value)} ${noun}${Math.round(value) === 1 ? "" : "s"}`;

/**
 * The article that a number takes by its sound, with the number: "an 80.4%", "an 11.0%", "a 79.6%".
 *
 * @param text - A number as it is written, perhaps with a unit: "80.4%", "1,100 subjects".
 */
export const withArticle = (text: string): string => `${article(text)} ${text}`;

/** "an" before eight, eighty and their like, eleven and eighteen; else "a". */
export const article = (text: string): "a" | "an" => (/^8|^1[18](?!\d)/.test(text) ? "an" : "a");

/** "30 + 30": subjects of both arms. */
export const perArm = (n: readonly [number, number]): string => `${count(n[0])} + ${count(n[1])}`;

const withoutZero = (text: string): string => text.replace(/^0\./, ".");
