import { ArgumentError } from "../errors.ts";

/** @throws {@link ArgumentError} unless a number is finite. */
export function requireFinite(path: string, value: number): void {
  if (!Number.isFinite(value)) throw new ArgumentError(path, "be a finite number", value);
}

/** @throws {@link ArgumentError} unless a number is above 0 and finite. */
export function requirePositive(path: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new ArgumentError(path, "be above 0", value);
}

/** @throws {@link ArgumentError} unless a number lies between 0 and 1, ends excluded. */
export function requireLevel(path: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new ArgumentError(path, "lie between 0 and 1", value);
}

/** @throws {@link ArgumentError} unless the wanted power lies above alpha and below 1. */
export function requirePower(power: number, alpha: number): void {
  if (!(power > alpha && power < 1)) {
    throw new ArgumentError("power", "lie above alpha and below 1", power);
  }
}
