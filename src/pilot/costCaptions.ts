import { count, percent, plural } from "../show/format.ts";
import type { BestSize } from "../uncertainty/bestSizeForBudget.ts";
import type { Feasibility } from "../uncertainty/feasibility.ts";
import { cheapestSuccess, type CostRow } from "./costFindings.ts";
import { costAt } from "./cursePlans.ts";
import type { PilotQuestion } from "./pilotQuestion.ts";
import { armText } from "./sentences.ts";

const months = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

/** Whether the trial fills in time, and what would be needed. */
export function feasibilitySentence({ n, means }: PilotQuestion, found: Feasibility): string {
  const { probability, verdict, sitesNeeded } = found;
  const sites = plural(means.sites, "site");
  const enough =
    sitesNeeded === Infinity
      ? "No number of sites up to 1,000 would make it 80%."
      : sitesNeeded === means.sites
        ? `Fewer than ${sites} would not reach 80%.`
        : `A chance of 80% takes ${plural(sitesNeeded, "such site")}.`;
  return `${capital(verdict)}: ${sites} recruiting ${means.perSiteMonth} a month each enroll all ${count(2 * n)} subjects within ${plural(means.deadline, "month")} with probability ${percent(probability)}. ${enough}`;
}

const capital = (word: string): string => `${word[0]!.toUpperCase()}${word.slice(1)}`;

/** What there is to see of the time to full enrollment. */
export function enrollmentCaption(
  { n, means }: PilotQuestion,
  { median, lower, upper, probability }: Feasibility,
): string {
  return `Enrolling ${count(2 * n)} subjects takes ${months(median)} months in the median, and with 80% probability ${months(lower)} to ${months(upper)}. By month ${count(means.deadline)} it is done with probability ${percent(probability)}. Sites are alike and recruit at random at a steady rate.`;
}

/** What there is to see of cost by size. */
export function costCaption(
  question: PilotQuestion,
  rows: readonly CostRow[],
  bought: BestSize | undefined,
): string {
  const { n, means } = question;
  const cheapest = cheapestSuccess(rows);
  const budget = bought
    ? `The budget of ${count(means.budget)} buys ${armText(bought.n[0])}, with ${percent(bought.probability)} assurance${n <= bought.largest.n[0] ? "" : ": less than planned"}.`
    : `The budget of ${count(means.budget)} does not pay for the smallest trial shown.`;
  return `${armText(n)} cost ${count(costAt(question, n))}. ${budget} A success, cost divided by assurance, is cheapest with ${armText(cheapest.n)}: ${count(cheapest.perSuccess)} on average.`;
}
