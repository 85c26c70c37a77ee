import { perArm, percent, points } from "../show/format.ts";
import type { Plan } from "./plan.ts";
import type { Stat } from "./statList.ts";

/** The size that a wanted power asks for, and a word on how sure that is. */
export interface Goal {
  readonly power: number;
  readonly words: string;
  readonly note: string;
}

/** The word on a size that is sure. */
export const sureNote = "exact, and kept from there on";

/** The facts before any is known. */
export const factsToCome: readonly Stat[] = [
  { name: "randomized", label: "randomized", note: "in total" },
  { name: "completers", label: "expected to complete", note: "in total" },
  ...[0.8, 0.9].map((power) => goalFact({ power, words: "…", note: sureNote })),
  { name: "difference", label: "difference", note: "percentage points" },
  { name: "ratio", label: "rate ratio", note: "of the rates" },
  { name: "oddsRatio", label: "odds ratio", note: "of the odds" },
  { name: "nnt", label: "number needed to treat", note: "for one more event" },
].map((stat) => ({ value: "…", ...stat }));

/** The size for a power as a fact. */
export function goalFact({ power, words, note }: Goal): Stat {
  const label = `for ${percent(power, 0)} power`;
  return { name: `goal${Math.round(100 * power)}`, label, value: words, note };
}

/** What the assumptions of a plan imply without any test. */
export function planFacts(plan: Plan): Stat[] {
  return [...sizeFacts(plan), ...effectFacts(plan)];
}

function sizeFacts({ n, completers }: Plan): Stat[] {
  const inTotal = (sizes: Plan["n"]): string => `${whole(sizes[0] + sizes[1])} in total`;
  return [
    { name: "randomized", label: "randomized", value: perArm(n), note: inTotal(n) },
    {
      name: "completers",
      label: "expected to complete",
      value: completers.map(whole).join(" + "),
      note: inTotal(completers),
    },
  ];
}

function effectFacts({ effect, analyzedRates: [experimental, control] }: Plan): Stat[] {
  const { difference, ratio, oddsRatio, numberNeededToTreat } = effect;
  const [assumed, analyzed] = [points(difference), points(experimental - control)];
  const note = analyzed === assumed ? "percentage points" : `points; ${analyzed} as analyzed`;
  const needed = Number.isFinite(numberNeededToTreat) ? numberNeededToTreat.toFixed(1) : "∞";
  const change = difference < 0 ? "fewer" : "more";
  return [
    { name: "difference", label: "difference", value: assumed, note },
    { name: "ratio", label: "rate ratio", value: ratioText(ratio), note: "of the rates" },
    { name: "oddsRatio", label: "odds ratio", value: ratioText(oddsRatio), note: "of the odds" },
    {
      name: "nnt",
      label: "number needed to treat",
      value: needed,
      note: `for one ${change} event`,
    },
  ];
}

const whole = (value: number): string =>
  value.toLocaleString("en-US", { maximumFractionDigits: 1 });

/** Two decimals; words where the ratio has no value. */
function ratioText(ratio: number): string {
  if (Number.isNaN(ratio)) return "not defined";
  return Number.isFinite(ratio) ? ratio.toFixed(2) : "∞";
}
