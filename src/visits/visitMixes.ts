/** A visit as a mean of visits known before. */
export interface VisitMix {
  /** Of the visits before; they add up to 1. */
  readonly weights: readonly number[];
  /** Whether it lies beyond all of them. */
  readonly isBeyond: boolean;
  /** Its time in that of the first visit known, at most 1. */
  readonly elapsed: number;
}

/** Visits at new times by those known, on lines between neighbors and level beyond the ends. */
export function visitMixes(known: readonly number[], times: readonly number[]): VisitMix[] {
  return times.map((time) => {
    const after = known.findIndex((other) => other >= time);
    const elapsed = Math.min(1, time / known[0]!);
    if (known[after] === time)
      return { weights: unit(known.length, after), isBeyond: false, elapsed };
    if (after <= 0) {
      const nearest = after < 0 ? known.length - 1 : 0;
      return { weights: unit(known.length, nearest), isBeyond: true, elapsed };
    }
    const [start, end] = [known[after - 1]!, known[after]!];
    const share = (time - start) / (end - start);
    const weights = known.map((_, k) => (k === after ? share : k === after - 1 ? 1 - share : 0));
    return { weights, isBeyond: false, elapsed };
  });
}

const unit = (size: number, place: number): number[] =>
  Array.from({ length: size }, (_, k) => (k === place ? 1 : 0));
