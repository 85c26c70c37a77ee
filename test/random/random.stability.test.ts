import { describe, expect, it } from "vitest";
import { binomialCount, binomialSampler } from "../../src/random/binomialSampler.ts";
import { fillNormal } from "../../src/random/fillNormal.ts";
import { permutedBlockList, simpleRandomizationList } from "../../src/random/randomizationList.ts";
import { createStream, type Purpose } from "../../src/random/stream.ts";

// What a seed gives today. A change here needs a "Numbers changed" entry in the changelog. All comparisons are
// exact: nothing between the words and these results may differ between engines.

const streamOf = (purpose: Purpose, replicate = 0, seed = 20221118) =>
  createStream({ seed, replicate, purpose });

describe("words", () => {
  const words = (stream: ReturnType<typeof streamOf>, count: number) =>
    Array.from({ length: count }, () => stream.uint32());

  it.each([
    ["outcome", [2895387274, 2783497692, 2348318944, 4041920068]],
    ["dropout", [1255511591, 2932749908, 3823328729, 3795092550]],
    ["randomization", [1647631799, 1479383349, 4203685848, 321430716]],
    ["order", [1927484922, 632880517, 2429879178, 496050940]],
  ] as const)("%s", (purpose, expected) => {
    expect(words(streamOf(purpose), 4)).toEqual(expected);
  });

  it("next replicate, and the last replicate of the last seed", () => {
    expect(words(streamOf("outcome", 1), 2)).toEqual([824103334, 1378943113]);
    const last = streamOf("outcome", 2 ** 32 - 1, 2 ** 53 - 1);
    expect(words(last, 2)).toEqual([2910967149, 318191674]);
  });
});

it("uniform numbers", () => {
  const stream = streamOf("outcome");
  expect([stream.uniform(), stream.uniform()]).toEqual([0.6741348899615341, 0.5467606178087422]);
});

it("ten trials of 30 + 30 at .667 and .267", () => {
  const experimental = binomialSampler(30, 0.667);
  const control = binomialSampler(30, 0.267);
  const trials = Array.from({ length: 10 }, (_, replicate) => {
    const stream = streamOf("outcome", replicate);
    return [
      binomialCount(experimental, stream.uint32()),
      binomialCount(control, stream.uint32()),
    ].join("/");
  });
  expect(trials.join(" ")).toBe("21/9 18/7 22/8 19/4 23/7 20/11 15/10 19/9 18/8 21/4");
});

it("normal draws", () => {
  const draws = new Float64Array(8);
  fillNormal(draws, streamOf("outcome"));
  expect([...draws]).toEqual([
    0.45135984384909905, 0.1174811706158672, 0.6767834364202042, 0.9843332894341371,
    -0.06661311992622801, -1.048644978166124, 0.9417281547879972, -0.8525427745917229,
  ]);
});

it("randomization lists", () => {
  const blocks = permutedBlockList({ n: [10, 10], blockSizes: [4, 6] }, streamOf("randomization"));
  expect(blocks.join("")).toBe("11001000110100110101");
  const simple = simpleRandomizationList(
    { total: 20, allocation: [2, 1] },
    streamOf("randomization"),
  );
  expect(simple.join("")).toBe("00101010010110100001");
});
