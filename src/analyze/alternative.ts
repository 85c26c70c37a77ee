import type { Alternative } from "./methods.ts";

/** How many sides the test has, and which direction of the outcome is better. */
export interface AlternativeOptions {
  /** 1: only a difference in the better direction rejects. Default 2. */
  readonly sides?: 1 | 2;
  /** "higher" (default): a higher experimental rate is better; "lower": a lower one (infections, deaths). */
  readonly better?: "higher" | "lower";
}

/** The alternative hypothesis that `sides` and the better direction of the outcome stand for. */
export function alternativeOf({
  sides = 2,
  better = "higher",
}: AlternativeOptions = {}): Alternative {
  if (sides === 2) return "twoSided";
  return better === "higher" ? "greater" : "less";
}

/** The same alternative with the two arms exchanged. */
export function mirrored(alternative: Alternative): Alternative {
  if (alternative === "twoSided") return "twoSided";
  return alternative === "greater" ? "less" : "greater";
}
