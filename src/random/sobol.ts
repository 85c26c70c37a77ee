/** Largest number of dimensions of {@link fillSobol}. */
export const maxSobolDimensions = 9;

/**
 * Fills `out` with the first points of Sobol's sequence in the unit cube, point after point, in the order of the
 * Gray code: 2^m of them cover it more evenly than independent draws, so that means over smooth functions err by
 * little more than 1/2^m. A digital shift (exclusive or) keeps that and makes each point uniformly distributed,
 * so that means over several shifts tell their error.
 *
 * @param dimensions - 1 to 9.
 * @param shift - A 32-bit word per dimension.
 * @see [JoeKuo2008] direction numbers
 */
export function fillSobol(out: Float64Array, dimensions: number, shift: ArrayLike<number>): void {
  const points = out.length / dimensions;
  for (let d = 0; d < dimensions; d++) {
    const directions = directionNumbers(d);
    let word = 0;
    for (let i = 0; i < points; i++) {
      out[i * dimensions + d] = (((word ^ shift[d]!) >>> 0) + 0.5) * 2 ** -32;
      word ^= directions[lowestZero(i)]!;
    }
  }
}

/** Place of the lowest bit of i that is 0. */
function lowestZero(i: number): number {
  return 31 - Math.clz32(~i & (i + 1));
}

/** Degree and inner coefficients of a primitive polynomial, and first numbers m, of dimensions 2 to 9. */
const polynomials: readonly (readonly [degree: number, inner: number, m: readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
];

function directionNumbers(dimension: number): Uint32Array {
  const v = new Uint32Array(32);
  if (dimension === 0) return v.map((_, j) => 2 ** (31 - j));
  const [degree, inner, m] = polynomials[dimension - 1]!;
  for (let j = 0; j < 32; j++) {
    v[j] = j < degree ? m[j]! << (31 - j) : v[j - degree]! ^ (v[j - degree]! >>> degree);
    for (let k = 1; k < degree && j >= degree; k++) {
      if ((inner >>> (degree - 1 - k)) & 1) v[j]! ^= v[j - k]!;
    }
  }
  return v;
}
