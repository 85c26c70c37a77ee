const words = new Uint32Array(new Float64Array([1]).buffer);
const highWord = words[1] === 0 ? 0 : 1; // where this machine keeps sign and exponent
const bits = new Float64Array(1);
const bitWords = new Uint32Array(bits.buffer);

/** 2 / (2k + 1): the series of 2 atanh(s) in powers of s², longest power first. */
const series = [25, 23, 21, 19, 17, 15, 13, 11, 9, 7, 5, 3].map((k) => 2 / k);

/**
 * Natural logarithm from additions, multiplications and one division only. `Math.log` may differ in its
 * last bit between JavaScript engines; this one cannot, so it may stand between a random draw and a
 * stored result. Within 2 units in the last place of the exact value.
 *
 * x = 2^e m with m in [√½, √2); ln m = 2 atanh(s), s = (m − 1) / (m + 1).
 *
 * @param x - Any number. Below 0 gives NaN, 0 gives −Infinity.
 */
export function portableLog(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  if (x < 2.2250738585072014e-308) return portableLog(x * 2 ** 54) - 54 * Math.LN2;
  bits[0] = x;
  const high = bitWords[highWord]!;
  let exponent = (high >>> 20) - 1023;
  bitWords[highWord] = (high & 0xfffff) | 0x3ff00000;
  let m = bits[0]!;
  if (m > Math.SQRT2) {
    m /= 2;
    exponent++;
  }
  const s = (m - 1) / (m + 1);
  const square = s * s;
  let sum = 0;
  for (let k = 0; k < series.length; k++) sum = (sum + series[k]!) * square;
  return exponent * ln2Low + (s * sum + 2 * s) + exponent * ln2High;
}

// ln 2 in two parts; the first has 33 bits, so that its product with an exponent is exact
const ln2High = 0x162e42fef / 2 ** 33; // 0.693147180…
const ln2Low = Math.LN2 - ln2High + 2.3190468138462996e-17;
