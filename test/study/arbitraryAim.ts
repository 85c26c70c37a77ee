import * as fc from "fast-check";
import { hypotheses } from "../../src/analyze/hypothesis.ts";
import { marginMethods } from "../../src/analyze/methods.ts";
import type { Analysis } from "../../src/study/schema.ts";

/** What a trial sets out to show, to be put on an analysis by {@link aimed}. */
export const arbitraryAim = fc.record({
  hypothesis: fc.constantFrom(...hypotheses),
  method: fc.constantFrom(...marginMethods),
  scale: fc.constantFrom(undefined, "difference" as const, "ratio" as const),
  share: fc.double({ min: 1e-6, max: 0.999, noNaN: true }),
});

type Aim = typeof arbitraryAim extends fc.Arbitrary<infer Value> ? Value : never;

/** The analysis with another aim: a margin on the side that the hypothesis asks for, or none. */
export function aimed(
  { sides, alpha }: Pick<Analysis, "sides" | "alpha">,
  better: "higher" | "lower",
  { hypothesis, method, scale, share }: Aim,
): Analysis {
  if (hypothesis === "superiority") return { method, sides, alpha, hypothesis };
  const isBelow =
    hypothesis !== "equivalence" && (hypothesis === "nonInferiority") === (better === "higher");
  const margin = scale === "ratio" && !isBelow ? 1 / share : share;
  return { method, sides: 1, alpha, hypothesis, margin, ...(scale && { scale }) };
}
