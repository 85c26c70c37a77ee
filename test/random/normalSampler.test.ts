import { expect, it } from "vitest";
import { fillNormal } from "../../src/random/fillNormal.ts";
import { normalSampler } from "../../src/random/normalSampler.ts";
import { createStream } from "../../src/random/stream.ts";

it("normalSampler draws what fillNormal draws, to the last bit, in the tails too", () => {
  const address = { seed: 2 ** 40 + 7, purpose: "outcome" } as const;
  const fill = normalSampler(address);
  const stream = createStream({ ...address, replicate: 0 });
  const [got, want] = [new Float64Array(5000), new Float64Array(5000)];
  for (const replicate of [0, 1, 2 ** 32 - 1]) {
    stream.rekey(replicate);
    fillNormal(want, stream);
    fill(got, replicate);
    expect(got).toEqual(want);
  }
});

it("normalSampler gives a draw its place: more draws leave the first ones as they were", () => {
  const fill = normalSampler({ seed: 1, purpose: "covariate" });
  const [few, many] = [new Float64Array(3), new Float64Array(9)];
  fill(few, 4);
  fill(many, 4);
  expect(many.slice(0, 3)).toEqual(few);
});
