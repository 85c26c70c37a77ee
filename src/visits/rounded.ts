/** A number without digits that no reader typed: six decimals, or six digits of a small one. */
export function rounded(value: number): number {
  return Number(Math.abs(value) < 1e-3 ? value.toPrecision(6) : value.toFixed(6));
}
