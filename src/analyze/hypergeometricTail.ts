/**
 * A place x in the upper tail of the hypergeometric distribution of one arm's events, with P(X = x) and
 * P(X ≥ x), that moves by one event or one total at the cost of a few multiplications.
 */
export interface HypergeometricTail {
  /** Subjects in the arm whose events are counted. */
  readonly n: number;
  /** Subjects in the other arm. */
  readonly other: number;
  /** Events in both arms together. */
  events: number;
  x: number;
  /** P(X = x). */
  probability: number;
  /** P(X ≥ x). */
  tail: number;
  /** Largest `tail` since it was last summed: its error is relative to this. */
  largestTail: number;
}

/** The place for no events at all: X = 0 for certain. */
export function tailWithoutEvents(n: number, other: number): HypergeometricTail {
  return { n, other, events: 0, x: 0, probability: 1, tail: 1, largestTail: 1 };
}

/** Whether x is the largest possible number. */
export function isAtTop({ x, n, events }: HypergeometricTail): boolean {
  return x === n || x === events;
}

/** Whether x is the smallest possible number. */
export function isAtBottom({ x, other, events }: HypergeometricTail): boolean {
  return x === 0 || x === events - other;
}

/** P(X = x − 1). */
export function probabilityBelow({ x, n, other, events, probability }: HypergeometricTail): number {
  return (probability * (x * (other - events + x))) / ((n - x + 1) * (events - x + 1));
}

/**
 * One more event in total, x as before: drawn one by one without replacement, the events reach x if they
 * did before or if the new one lifts x − 1 to x.
 */
export function addEvent(place: HypergeometricTail): void {
  const { n, other, events, x, probability } = place;
  const left = n + other - events; // subjects that may have the new event
  const free = other - events + x; // of the other arm
  growTail(place, (probability * (x * free)) / ((events - x + 1) * left));
  place.probability = (probability * (free * (events + 1))) / ((events + 1 - x) * left);
  place.events = events + 1;
}

/** From x to x + 1. */
export function moveUp(place: HypergeometricTail): void {
  const { n, other, events, x, probability } = place;
  place.tail -= probability;
  place.probability =
    (probability * ((n - x) * (events - x))) / ((x + 1) * (other - events + x + 1));
  place.x = x + 1;
  if (isAtTop(place) || place.tail < tolerableLoss * place.largestTail) sumTail(place);
}

const tolerableLoss = 1e-4; // leaves 12 digits of the tail after subtractions

/** Sums the tail from x upwards, until a term changes nothing. */
function sumTail(place: HypergeometricTail): void {
  const { n, other, events } = place;
  let term = place.probability;
  let sum = term;
  for (let x = place.x; term > sum * 1e-17; x++) {
    term *= ((n - x) * (events - x)) / ((x + 1) * (other - events + x + 1)); // 0 beyond the top
    sum += term;
  }
  place.tail = sum;
  place.largestTail = sum;
}

/** From x to x − 1. */
export function moveDown(place: HypergeometricTail): void {
  place.probability = probabilityBelow(place);
  place.x--;
  growTail(place, place.probability);
}

function growTail(place: HypergeometricTail, by: number): void {
  place.tail += by;
  if (place.tail > place.largestTail) place.largestTail = place.tail;
}
