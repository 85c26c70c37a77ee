import { Bench } from "tinybench";
import { binomialCount, binomialSampler } from "../../src/random/binomialSampler.ts";
import { fillNormal } from "../../src/random/fillNormal.ts";
import { createStream } from "../../src/random/stream.ts";
import { threefry2x32 } from "../../src/random/threefry.ts";

export const question =
  "What do 1,000,000 draws cost: words, binomial counts, normal numbers (milliseconds = nanoseconds a draw)?";

const count = 1_000_000;
const out = new Uint32Array(2);
const words = new Uint32Array(count);
for (let i = 0; i < count; i++) {
  threefry2x32(out, 1, 0, i, 0);
  words[i] = out[0]!;
}
const normals = new Float64Array(count);

function generate(): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    threefry2x32(out, 1, 0, i, 0);
    sum += out[0]!;
  }
  return sum;
}

function drawCounts(n: number, p: number): () => number {
  const sampler = binomialSampler(n, p);
  return () => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += binomialCount(sampler, words[i]!);
    return sum;
  };
}

/** What a replicate of two counts costs: one call for two words, two look-ups. */
function drawTrials(): number {
  const [experimental, control] = [binomialSampler(30, 0.667), binomialSampler(30, 0.267)];
  let sum = 0;
  for (let i = 0; i < count; i++) {
    threefry2x32(out, 1, 0, i, 0);
    sum += binomialCount(experimental, out[0]!) - binomialCount(control, out[1]!);
  }
  return sum;
}

function drawStream(): number {
  const stream = createStream({ seed: 1, replicate: 0, purpose: "outcome" });
  let sum = 0;
  for (let i = 0; i < count; i++) sum += stream.uint32();
  return sum;
}

export const bench = new Bench({ time: 0, iterations: 30, warmupIterations: 5, warmupTime: 0 });
bench.add("threefry2x32, 64 bits a call", () => generate());
bench.add("binomial count, n = 30", drawCounts(30, 0.667));
bench.add("binomial count, n = 500", drawCounts(500, 0.267));
bench.add("trial of two counts, 30 + 30", () => drawTrials());
bench.add("stream, 32 bits a call", () => drawStream());
bench.add("normal numbers", () =>
  fillNormal(normals, createStream({ seed: 1, replicate: 0, purpose: "outcome" })),
);
bench.add("1,000 samplers built, n = 30", () => {
  for (let i = 0; i < 1000; i++) binomialSampler(30, 0.2 + i / 2000);
});
