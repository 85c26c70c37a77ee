/** Probabilities collected by value. */
export interface ValueTally {
  add(value: number, probability: number, isRejected: boolean): void;
  /** The values in ascending order with their probabilities. */
  sorted(): TallyColumns;
}

/** Columns of equal length. */
export interface TallyColumns {
  readonly value: Float64Array;
  readonly probability: Float64Array;
  /** Probability of the value together with a rejection. */
  readonly rejected: Float64Array;
}

/**
 * An empty tally.
 *
 * @param resolution - Values are rounded to multiples of this; left out, values that differ by less than
 *   about 1e-10 of themselves are joined.
 */
export function valueTally(resolution?: number): ValueTally {
  const places = new Map<number, number>();
  const value: number[] = [];
  const probability: number[] = [];
  const rejected: number[] = [];
  const keyOf = resolution ? (x: number) => resolution * Math.round(x / resolution) + 0 : shortened; // + 0: no −0;
  return {
    add(x, weight, isRejected) {
      const key = keyOf(x);
      let place = places.get(key);
      if (place === undefined) {
        places.set(key, (place = value.length));
        value.push(resolution ? key : x);
        probability.push(0);
        rejected.push(0);
      }
      probability[place]! += weight;
      if (isRejected) rejected[place]! += weight;
    },
    sorted: () => joinNeighbors(inOrder({ value, probability, rejected })),
  };
}

/** The value to 33 binary digits, by Veltkamp's splitting. */
function shortened(value: number): number {
  const shifted = value * (2 ** 20 + 1);
  return shifted - (shifted - value);
}

function inOrder(columns: Record<keyof TallyColumns, readonly number[]>): TallyColumns {
  const { value } = columns;
  const order = Uint32Array.from(value.keys()).sort((a, b) => value[a]! - value[b]!);
  const pick = (column: readonly number[]) => Float64Array.from(order, (place) => column[place]!);
  return {
    value: pick(value),
    probability: pick(columns.probability),
    rejected: pick(columns.rejected),
  };
}

/** Joins values that lay on two sides of a rounding boundary. */
function joinNeighbors({ value, probability, rejected }: TallyColumns): TallyColumns {
  let last = -1;
  for (let i = 0; i < value.length; i++) {
    const isSame = last >= 0 && value[i]! - value[last]! <= 1e-11 * Math.abs(value[i]!);
    if (isSame) {
      probability[last]! += probability[i]!;
      rejected[last]! += rejected[i]!;
      continue;
    }
    last++;
    value[last] = value[i]!;
    probability[last] = probability[i]!;
    rejected[last] = rejected[i]!;
  }
  const kept = (column: Float64Array) => column.slice(0, last + 1);
  return { value: kept(value), probability: kept(probability), rejected: kept(rejected) };
}
