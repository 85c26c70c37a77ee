/** Values by key; the ones unused for longest are dropped once the weights exceed the limit. */
export interface BoundedCache<Value> {
  /** The value under `key`, made and kept when it is not there. */
  get(key: string, make: () => Value): Value;
}

/**
 * A cache whose size is bounded by the sum of the weights of its values.
 *
 * @param maxWeight - Largest sum of weights, in the unit of `weigh`.
 * @param weigh - Weight of a value when it is stored, for example its bytes.
 */
export function boundedCache<Value>(
  maxWeight: number,
  weigh: (value: Value) => number,
): BoundedCache<Value> {
  const kept = new Map<string, Value>(); // in the order of last use
  let weight = 0;
  const dropOldest = () => {
    for (const [key, value] of kept) {
      if (weight <= maxWeight) return;
      kept.delete(key);
      weight -= weigh(value);
    }
  };
  return {
    get(key, make) {
      const found = kept.get(key);
      if (found !== undefined) {
        kept.delete(key);
        kept.set(key, found);
        return found;
      }
      const value = make();
      weight += weigh(value);
      kept.set(key, value);
      dropOldest();
      return value;
    },
  };
}
