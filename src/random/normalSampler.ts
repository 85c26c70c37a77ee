import { normalQuantile } from "../math/normal.ts";
import { counterOf, keyOf, type StreamAddress } from "./stream.ts";
import { threefry2x32 } from "./threefry.ts";

/**
 * Prepares standard normal draws of one purpose, replicate after replicate: the numbers that `fillNormal` takes
 * from the same stream, to the last bit, but faster. Draw i depends on the address and on i alone.
 *
 * @returns Fills `out` with the first draws of a replicate; does not allocate.
 */
export function normalSampler({
  seed,
  purpose,
}: Omit<StreamAddress, "replicate">): (out: Float64Array, replicate: number) => void {
  const [key0, key1] = keyOf(seed);
  const start = counterOf(purpose, 0);
  const words = new Uint32Array(2);
  return (out, replicate) => {
    for (let i = 0; i < out.length; i++) {
      threefry2x32(words, key0, key1, replicate, start + i);
      out[i] = ((words[0]! >>> 6) * 2 ** 26 + (words[1]! >>> 6) + 0.5) * 2 ** -52; // stream.uniform()
    }
    for (let i = 0; i < out.length; i++) out[i] = quantile(out[i]!);
  };
}

function quantile(p: number): number {
  const q = p - 0.5;
  return Math.abs(q) <= 0.425 ? centralQuantile(q) : normalQuantile(p);
}

/** The central part of `normalQuantile`, 85% of all draws, its loops written out: [Wichura1988], PPND16. */
function centralQuantile(q: number): number {
  const r = 0.180625 - q * q;
  let numerator = 2509.0809287301227 * r + 33430.57558358813;
  numerator = numerator * r + 67265.7709270087;
  numerator = numerator * r + 45921.95393154987;
  numerator = numerator * r + 13731.69376550946;
  numerator = numerator * r + 1971.5909503065513;
  numerator = numerator * r + 133.14166789178438;
  numerator = numerator * r + 3.3871328727963665;
  let denominator = 5226.495278852546 * r + 28729.085735721943;
  denominator = denominator * r + 39307.89580009271;
  denominator = denominator * r + 21213.794301586597;
  denominator = denominator * r + 5394.196021424751;
  denominator = denominator * r + 687.1870074920579;
  denominator = denominator * r + 42.31333070160091;
  denominator = denominator * r + 1;
  return q * (numerator / denominator);
}
