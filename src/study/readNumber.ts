/** A number in decimal notation; any other text stays text, for a check to refuse and to show. */
export function readNumber(text: string): number | string {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
}

/** Numbers separated by commas. */
export const readNumbers = (text: string): (number | string)[] => text.split(",").map(readNumber);
