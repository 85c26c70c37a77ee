import { ArgumentError } from "../errors.ts";
import { checkPlan } from "./checkPlan.ts";
import { lossFields } from "./lossFields.ts";
import { firstPlan } from "./examples.ts";
import type { LossPlan } from "./lossPlan.ts";

/** The version of the links, under the key `v`. */
const version = "1";

/** A plan as the query of a link; what is as on opening the page is left out. */
export function planToQuery(plan: LossPlan): string {
  const changed = lossFields.filter(({ write }) => write(plan) !== write(firstPlan));
  if (changed.length === 0) return "";
  const query = new URLSearchParams({ v: version });
  for (const { key, write } of changed) query.set(key, write(plan));
  return query.toString().replaceAll("%2C", ",");
}

export interface PlanReading {
  readonly plan: LossPlan;
  /** What could not be used, as sentences; there it is as on opening the page. */
  readonly problems: readonly string[];
}

/** Reads the plan in a query. */
export function planFromQuery(query: string): PlanReading {
  const parameters = new URLSearchParams(query);
  const problems = strangeKeys(parameters);
  let plan = firstPlan;
  for (const { key, read } of lossFields) {
    const text = parameters.get(key);
    if (text === null) continue;
    try {
      plan = { ...plan, ...read(text) };
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      problems.push(error.message);
    }
  }
  const faults = checkPlan(plan).map(({ message }) => message);
  const { rates, better, sides, oddsRatio } = firstPlan;
  const fitting = faults.length > 0 ? { ...plan, rates, better, sides, oddsRatio } : plan;
  return { plan: fitting, problems: [...problems, ...faults] };
}

function strangeKeys(parameters: URLSearchParams): string[] {
  const known = new Set(["v", ...lossFields.map(({ key }) => key)]);
  const strangers = [...parameters.keys()].filter((key) => !known.has(key));
  const problems = strangers.map((key) => `${key} is no part of a link to this page`);
  const found = parameters.get("v");
  if (found !== null && found !== version) problems.push(`v must be ${version}; got ${found}`);
  return problems;
}
