import { alphaText } from "../report/format.ts";
import { hypothesisNames, marginText } from "../report/hypothesisNames.ts";
import { methodLabels } from "../report/methodNames.ts";
import type { Analysis, Study } from "../study/schema.ts";

/** A study in two lines: its title, and what its protocol fixes. */
export function describeStudy({ title, design }: Study): string {
  const { analysis, missing, endpoint } = design;
  const sides = analysis.sides === 2 ? "two-sided" : `one-sided (${endpoint.better} is better)`;
  const aim = aimOf(analysis) ?? sides;
  const failure = endpoint.better === "higher" ? "as nonresponders" : "as having had the event";
  const lost = missing === "completeCase" ? "left out" : `counted ${failure}`;
  const test = `${methodLabels[analysis.method]}, ${aim}, alpha ${alphaText(analysis.alpha)}`;
  return `${title}\n${test}; lost subjects ${lost}\n`;
}

/** "non-inferiority, margin 10.0 percentage points" where there is a margin. */
function aimOf({ hypothesis, margin, scale }: Analysis): string | undefined {
  if (hypothesis === undefined || margin === undefined) return undefined;
  return `${hypothesisNames[hypothesis]}, ${marginText({ margin, scale })}`;
}
