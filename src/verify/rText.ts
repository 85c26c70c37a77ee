/** A number as R reads it, with all its digits. */
export function rNumber(value: number): string {
  if (value === Infinity) return "Inf";
  if (value === -Infinity) return "-Inf";
  return Number.isNaN(value) ? "NaN" : String(value);
}

/** A vector. */
export function rVector(values: ArrayLike<number>): string {
  return `c(${Array.from(values, rNumber).join(", ")})`;
}

/** A text in quotes. */
export function rString(text: string): string {
  return JSON.stringify(text); // R knows the escapes of JSON, \u included
}

/** A comment of as many lines as the text has. */
export function rComment(text: string): string {
  return text.replace(/^/gm, "# ");
}

/** A line that prints a number under its name, with all its digits. */
export function rPrint(name: string, expression: string): string {
  return `show(${rString(name)}, ${expression})`;
}

/** What {@link rPrint} needs. */
export const rShow = `show <- function(name, value) cat(sprintf("%s: %.15g\\n", name, value), sep = "")`;
