import { alphaText } from "../report/format.ts";
import { methodLabels } from "../report/methodNames.ts";
import type { Study } from "../study/schema.ts";

/** A study in two lines: its title, and what its protocol fixes. */
export function describeStudy({ title, design }: Study): string {
  const { analysis, missing, endpoint } = design;
  const sides = analysis.sides === 2 ? "two-sided" : `one-sided (${endpoint.better} is better)`;
  const failure = endpoint.better === "higher" ? "as nonresponders" : "as having had the event";
  const lost = missing === "completeCase" ? "left out" : `counted ${failure}`;
  const test = `${methodLabels[analysis.method]}, ${sides}, alpha ${alphaText(analysis.alpha)}`;
  return `${title}\n${test}; lost subjects ${lost}\n`;
}
