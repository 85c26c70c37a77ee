import { printValue } from "../errors.ts";

/** How a number is written for readers and read back; rates are fractions inside and percent outside. */
export interface NumberFormat {
  /** "percent" shows a fraction times 100; any other text is printed after the number. */
  readonly unit?: string | undefined;
  /** Whole numbers only: a separator before three digits groups thousands. */
  readonly integer?: boolean | undefined;
  /** Decimals shown at least; more are shown where the value has them. */
  readonly digits?: number | undefined;
}

const maxDigits = 10;

/** The number as it stands in the box: without its unit, with the decimals it needs. */
export function writeNumber(value: number, { unit, digits }: NumberFormat): string {
  const shown = unit === "percent" ? value * 100 : value;
  const text = String(Number(shown.toFixed(maxDigits)));
  const decimals = text.includes("e") ? 0 : (text.split(".")[1]?.length ?? 0);
  const wanted = digits ?? (unit === "percent" ? 1 : 0);
  return decimals < wanted ? shown.toFixed(wanted) : text;
}

/** The number with its unit, for running text. */
export function writeQuantity(value: number, format: NumberFormat): string {
  const text = writeNumber(value, format);
  if (format.unit === "percent") return `${text}%`;
  return format.unit ? `${text} ${format.unit}` : text;
}

const grouped = /^[+-]?\d{1,3}([., \u00a0\u202f]\d{3})+$/;

/** What was typed as a number; NaN if it is none. A decimal comma, a "%" and a unit are understood. */
export function readNumber(typed: string, { unit, integer }: NumberFormat): number {
  let text = typed.trim().replace("−", "-");
  // "1,000" or "10 000" is a thousand or ten thousand where whole numbers are asked for.
  if (integer && grouped.test(text)) text = text.replace(/[., \u00a0\u202f]/g, "");
  text = text.replace(",", ".");
  if (unit === "percent") text = text.replace(/\s*%$/, "");
  else if (unit && text.endsWith(unit)) text = text.slice(0, -unit.length).trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return NaN;
  return unit === "percent" ? percentToFraction(Number(text)) : Number(text);
}

// 66.7 / 100 is 0.667 in decimal but not always in binary: rounded so that the study file says what was typed.
const percentToFraction = (percent: number): number => Number((percent / 100).toPrecision(15));

/** The value as an error message quotes it: in the unit that it was typed in. */
export function quoteTyped(typed: string, value: number, { unit }: NumberFormat): string {
  if (!Number.isFinite(value)) return typed.trim() === "" ? "nothing" : printValue(typed.trim());
  return unit === "percent" ? writeQuantity(value, { unit, digits: 0 }) : String(value);
}
