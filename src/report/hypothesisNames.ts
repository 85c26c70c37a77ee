import type { Analysis } from "../study/schema.ts";
import { points } from "./format.ts";

type Hypothesis = NonNullable<Analysis["hypothesis"]>;

/** Hypotheses as a protocol names them. */
export const hypothesisNames: Readonly<Record<Hypothesis, string>> = {
  superiority: "superiority",
  superiorityByMargin: "superiority by a margin",
  nonInferiority: "non-inferiority",
  equivalence: "equivalence",
};

/** "margin 10.0 percentage points", "limit 0.8 of the risk ratio". */
export function marginText({
  margin,
  scale = "difference",
}: {
  readonly margin: number;
  readonly scale?: Analysis["scale"];
}): string {
  if (scale === "ratio") return `limit ${Number(margin.toPrecision(6))} of the risk ratio`;
  return `margin ${points(margin)} percentage points`;
}
