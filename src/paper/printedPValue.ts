/** A P value as an article prints it, and the P values that would be printed so. */
export interface PrintedPValue {
  /** Without "P =" and without the zero before the point: ".004", "<.001". */
  readonly text: string;
  /** P values from `from` on and below `below` are printed so. */
  readonly from: number;
  readonly below: number;
}

/** Reads "P = .004", "0.004" or "<.001"; undefined if it is none. Rounding is taken to be half up. */
export function parsePrintedPValue(typed: string): PrintedPValue | undefined {
  const match = /^\s*(?:p\s*)?([=<])?\s*(0?\.\d{1,6}|1(?:\.0{1,6})?)\s*$/i.exec(typed);
  if (!match) return undefined;
  const digits = match[2]!.replace(/^0\./, ".");
  const value = Number(digits);
  if (match[1] === "<")
    return value > 0 ? { text: `<${digits}`, from: 0, below: value } : undefined;
  const half = 0.5 * 10 ** -(digits.split(".")[1]?.length ?? 0);
  return { text: digits, from: Math.max(0, value - half), below: value + half };
}

/** Whether P, rounded as the article does, reads as printed. */
export function isPrintedAs(p: number, { from, below }: PrintedPValue): boolean {
  const slack = 1e-12; // the limits of the window are decimals, which doubles only come near
  return p >= from - slack && p < below - slack;
}
