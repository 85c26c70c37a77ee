import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors.ts";
import {
  blocksPerStream,
  counterOf,
  createStream,
  keyOf,
  purposes,
  type Purpose,
} from "../../src/random/stream.ts";
import { threefry2x32 } from "../../src/random/threefry.ts";

const names = Object.keys(purposes) as Purpose[];

describe("address of a word", () => {
  it("splits the seed into its low 32 and high 21 bits", () => {
    expect(keyOf(0)).toEqual([0, 0]);
    expect(keyOf(2 ** 32 + 5)).toEqual([5, 1]);
    expect(keyOf(2 ** 53 - 1)).toEqual([2 ** 32 - 1, 2 ** 21 - 1]);
  });

  it("puts the purpose above the block", () => {
    expect(counterOf("outcome", 7)).toBe(7);
    expect(counterOf("order", blocksPerStream - 1)).toBe(3 * 2 ** 24 + 2 ** 24 - 1);
  });

  it("is where the stream reads", () => {
    const stream = createStream({ seed: 2 ** 40 + 3, replicate: 9, purpose: "dropout" });
    const out = new Uint32Array(2);
    for (let block = 0; block < 5; block++) {
      threefry2x32(out, 3, 2 ** 8, 9, counterOf("dropout", block));
      expect([stream.uint32(), stream.uint32()]).toEqual([...out]);
    }
  });
});

describe("streams", () => {
  it("of different seeds, replicates and purposes share no word pair", () => {
    const seen = new Set<string>();
    let count = 0;
    for (const seed of [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1]) {
      for (const purpose of names) {
        for (let replicate = 0; replicate < 200; replicate++) {
          const stream = createStream({ seed, replicate, purpose });
          for (let block = 0; block < 3; block++, count++) {
            seen.add(`${stream.uint32()} ${stream.uint32()}`);
          }
        }
      }
    }
    expect(seen.size).toBe(count);
  });

  it("start anew when rekeyed", () => {
    const stream = createStream({ seed: 5, replicate: 3, purpose: "order" });
    stream.uint32();
    stream.rekey(4);
    const fresh = createStream({ seed: 5, replicate: 4, purpose: "order" });
    for (let i = 0; i < 9; i++) expect(stream.uint32()).toBe(fresh.uint32());
  });

  it("give the same words signed, unsigned and as uniform numbers", () => {
    const [a, b, c] = [1, 2, 3].map(() =>
      createStream({ seed: 1, replicate: 0, purpose: "outcome" }),
    );
    for (let i = 0; i < 20; i++) {
      const high = a!.uint32();
      const low = a!.uint32();
      expect([b!.next() >>> 0, b!.next() >>> 0]).toEqual([high, low]);
      expect(c!.uniform()).toBe(((high >>> 6) * 2 ** 26 + (low >>> 6) + 0.5) / 2 ** 52);
    }
  });

  it("give uniform numbers inside (0, 1) at both ends of the words", () => {
    const extreme = (word: number) => (word * 2 ** 26 + word + 0.5) * 2 ** -52;
    expect(extreme(0)).toBe(2 ** -53);
    expect(extreme(2 ** 26 - 1)).toBe(1 - 2 ** -53);
  });

  it("refuse an address that is none", () => {
    const stream = (seed: number, replicate: number) => () =>
      createStream({ seed, replicate, purpose: "outcome" });
    expect(stream(1.5, 0)).toThrow("seed must be a whole number in [0, 9007199254740992); got 1.5");
    expect(stream(1, -1)).toThrow("replicate must be a whole number in [0, 4294967296); got -1");
    expect(stream(NaN, 0)).toThrow(ArgumentError);
  });
});
