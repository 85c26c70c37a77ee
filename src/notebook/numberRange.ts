/** Which numbers a control accepts. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean | undefined;
  /** Ends that are themselves excluded. */
  readonly open?: "lower" | "upper" | "both" | undefined;
}

/** Whether the number is accepted; NaN never is. */
export function isInRange(value: number, { min, max, integer, open }: NumberRange): boolean {
  const aboveMin = open === "lower" || open === "both" ? value > min : value >= min;
  const belowMax = open === "upper" || open === "both" ? value < max : value <= max;
  return aboveMin && belowMax && (!integer || Number.isInteger(value));
}

/**
 * The range as the second half of an error message: `x must …`.
 *
 * @param write - How an end is written; "100%" where rates are shown in percent.
 */
export function describeRange(
  { min, max, integer, open }: NumberRange,
  write: (end: number) => string = String,
): string {
  if (integer) return `be a whole number from ${write(min)} to ${write(max)}`;
  const left = open === "lower" || open === "both" ? "(" : "[";
  const right = open === "upper" || open === "both" ? ")" : "]";
  return `lie in ${left}${write(min)}, ${write(max)}${right}`;
}

/** The accepted number nearest to a step from `value`, on the grid of steps from zero. */
export function stepWithin(
  value: number,
  change: number,
  range: NumberRange,
  step: number,
): number {
  const steps = change > 0 ? Math.floor(value / step + 1e-9) : Math.ceil(value / step - 1e-9);
  const target = Number(((steps + change) * step).toPrecision(12));
  const { min, max, open } = range;
  const lowest = open === "lower" || open === "both" ? min + step : min;
  const highest = open === "upper" || open === "both" ? max - step : max;
  return Math.min(highest, Math.max(lowest, target));
}
