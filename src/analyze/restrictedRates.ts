/**
 * Fills `out` with the maximum likelihood estimates of both arms' rates (experimental, control) under a
 * hypothesis on their effect.
 */
export type RestrictedRates = (
  out: Float64Array,
  xE: number,
  nE: number,
  xC: number,
  nC: number,
  effect: number,
) => void;

/**
 * Rates with a given difference: the closed solution of the cubic likelihood equation, refined by Newton's
 * method because the cubic loses half its digits near double roots. Counts may be fractional (expected).
 *
 * @see [FarringtonManning1990] appendix; [MiettinenNurminen1985]
 */
export const fillRatesAtDifference: RestrictedRates = (out, xE, nE, xC, nC, difference) => {
  const least = Math.max(0, -difference);
  const most = Math.min(1, 1 - difference);
  let rate = least;
  if (most > least && slope(xE, nE, xC, nC, difference, least) > 0) {
    rate = most;
    if (slope(xE, nE, xC, nC, difference, most) < 0) {
      rate = refined(xE, nE, xC, nC, difference, cubicRoot(xE, nE, xC, nC, difference));
    }
  }
  out[0] = clampRate(rate + difference);
  out[1] = clampRate(rate);
};

/** Rates with a given ratio: the smaller root of a quadratic. @see [FarringtonManning1990], [Koopman1984] */
export const fillRatesAtRatio: RestrictedRates = (out, xE, nE, xC, nC, ratio) => {
  const a = (nE + nC) * ratio;
  const b = nE * ratio + xE + nC + xC * ratio;
  const c = xE + xC;
  const control = (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
  out[0] = clampRate(ratio * control);
  out[1] = clampRate(control);
};

/** Rates with a given odds ratio. @see [MiettinenNurminen1985] */
export const fillRatesAtOddsRatio: RestrictedRates = (out, xE, nE, xC, nC, oddsRatio) => {
  fillTableAtOddsRatio(table, xE, nE, xC, nC, oddsRatio);
  out[0] = table[0]! / nE;
  out[1] = table[2]! / nC;
};

const table = new Float64Array(4); // scratch

/**
 * Expected events and non-events of both arms (experimental first) with the totals observed and a given odds
 * ratio, by the positive root of a quadratic. Every cell is accurate relative to its value: the smaller of the
 * two that a small odds ratio empties is the unknown, and a large one is a small one of the non-events.
 */
export function fillTableAtOddsRatio(
  out: Float64Array,
  xE: number,
  nE: number,
  xC: number,
  nC: number,
  oddsRatio: number,
): void {
  const isLarge = oddsRatio > 1;
  const odds = isLarge ? 1 / oddsRatio : oddsRatio;
  const excess = isLarge ? nE - xE - xC : xE - nC + xC; // of the one emptied cell over the other
  const gap = Math.abs(excess);
  const [p, q] = excess > 0 ? [nE - gap, nC] : [nE, nC - gap]; // small (small + gap) = odds (p − small) (q − small)
  const linear = gap + odds * (p + q);
  const root = Math.sqrt(linear * linear + 4 * (1 - odds) * odds * p * q);
  const small = root > 0 ? (2 * odds * p * q) / (linear + root) : 0;
  const inE = excess > 0 ? small + gap : small;
  const inC = excess > 0 ? small : small + gap;
  out[isLarge ? 1 : 0] = inE;
  out[isLarge ? 0 : 1] = p - small;
  out[isLarge ? 2 : 3] = inC;
  out[isLarge ? 3 : 2] = q - small;
}

/** count / rate, and 0 where nothing was counted, even at rate 0. */
const share = (count: number, rate: number): number => (count > 0 ? count / rate : 0);

const clampRate = (rate: number): number => Math.min(1, Math.max(0, rate));

/** Control rate that solves the cubic, by Viète's cosine. */
function cubicRoot(xE: number, nE: number, xC: number, nC: number, difference: number): number {
  const theta = nC / nE;
  const pE = xE / nE;
  const pC = xC / nC;
  const a = 1 + theta;
  const b = -(1 + theta + pE + theta * pC + difference * (theta + 2));
  const c = difference * difference + difference * (2 * pE + theta + 1) + pE + theta * pC;
  const d = -pE * difference * (1 + difference);
  const third = b / (3 * a);
  const v = third * third * third - (b * c) / (6 * a * a) + d / (2 * a);
  const u = Math.sign(v || 1) * Math.sqrt(Math.max(0, third * third - c / (3 * a)));
  const cosine = u === 0 ? 1 : Math.min(1, Math.max(-1, v / (u * u * u)));
  return 2 * u * Math.cos((Math.PI + Math.acos(cosine)) / 3) - third - difference;
}

/** Derivative of the log-likelihood in the control rate p, at a fixed difference; it decreases in p. */
function slope(xE: number, nE: number, xC: number, nC: number, difference: number, p: number) {
  const pE = p + difference;
  return share(xE, pE) - share(nE - xE, 1 - pE) + share(xC, p) - share(nC - xC, 1 - p);
}

/** Newton's steps from `start` to the maximum of the likelihood, halving where a step would leave it. */
function refined(
  xE: number,
  nE: number,
  xC: number,
  nC: number,
  difference: number,
  start: number,
): number {
  let low = Math.max(0, -difference);
  let high = Math.min(1, 1 - difference);
  let rate = start > low && start < high ? start : (low + high) / 2;
  for (let i = 0; i < 100; i++) {
    const pE = rate + difference;
    const value = slope(xE, nE, xC, nC, difference, rate);
    if (value > 0) low = rate;
    else high = rate;
    const information =
      share(share(xE, pE), pE) +
      share(share(nE - xE, 1 - pE), 1 - pE) +
      share(share(xC, rate), rate) +
      share(share(nC - xC, 1 - rate), 1 - rate);
    const newton = rate + value / information;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - rate) <= 1e-14 * rate) return next;
    rate = next;
  }
  return rate;
}
