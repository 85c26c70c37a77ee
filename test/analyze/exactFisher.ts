/** Fisher's test in whole numbers of any size: slow, and right to the last digit of the final division. */

function choose(n: number, k: number): bigint {
  let result = 1n;
  for (let i = 1; i <= k; i++) result = (result * BigInt(n - k + i)) / BigInt(i);
  return result;
}

/** Quotient of two whole numbers of any size, to the precision of a double, with small results kept exact. */
function quotient(a: bigint, b: bigint): number {
  if (a === 0n) return 0;
  const shift = Math.max(0, b.toString(2).length - a.toString(2).length + 64);
  return Number((a << BigInt(shift)) / b) * 2 ** -shift;
}

/** Fisher's P values of the table with xE of nE and xC of nC events, and its probability. */
export function exactFisher(xE: number, nE: number, xC: number, nC: number) {
  const events = xE + xC;
  const weight = (x: number): bigint => choose(nE, x) * choose(nC, events - x);
  const observed = weight(xE);
  const sums = { twoSided: 0n, greater: 0n, less: 0n };
  for (let x = Math.max(0, events - nC); x <= Math.min(nE, events); x++) {
    const w = weight(x);
    if (w <= observed) sums.twoSided += w;
    if (x >= xE) sums.greater += w;
    if (x <= xE) sums.less += w;
  }
  const all = choose(nE + nC, events);
  return {
    twoSided: quotient(sums.twoSided, all),
    greater: quotient(sums.greater, all),
    less: quotient(sums.less, all),
    observed: quotient(observed, all),
  };
}
