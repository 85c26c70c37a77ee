import { scenarioName } from "../study/scenarioName.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";

/** The parameter of a link that says which scenario is shown, counted from 1; absent for the first. */
export const shownKey = "show";

/** The study with one of its scenarios first, which is the one that every section shows; the others follow in their order. */
export function studyShowing(study: SizedStudy, at: number): SizedStudy {
  if (at === 0) return study;
  const { scenarios } = study;
  return { ...study, scenarios: [scenarios[at]!, ...scenarios.filter((_, k) => k !== at)] };
}

/** The study with a copy of one of its scenarios at the end, under a name of its own. */
export function withScenarioCopied(study: SizedStudy, at: number): SizedStudy {
  const { scenarios } = study;
  const copy: Scenario = { ...scenarios[at]!, name: freeName(scenarios) };
  return { ...study, scenarios: [...scenarios, copy] };
}

/** The study without one of its scenarios; the last one stays. */
export function withoutScenario(study: SizedStudy, at: number): SizedStudy {
  if (study.scenarios.length === 1) return study;
  return { ...study, scenarios: study.scenarios.filter((_, k) => k !== at) };
}

/** Which scenario a query shows, as an index; one that is not there is told and the first is shown. */
export function shownOfQuery(
  query: string,
  { scenarios }: Pick<SizedStudy, "scenarios">,
): { at: number; problems: string[] } {
  const text = new URLSearchParams(query).get(shownKey);
  if (text === null) return { at: 0, problems: [] };
  const number = /^\d{1,3}$/.test(text) ? Number(text) : NaN;
  if (number >= 1 && number <= scenarios.length) return { at: number - 1, problems: [] };
  const expectation = `be the number of a scenario, from 1 to ${scenarios.length}`;
  return { at: 0, problems: [`${shownKey} must ${expectation}; got ${text}`] };
}

/** "scenario 3", or the next number that no scenario bears. */
function freeName(scenarios: readonly Scenario[]): string {
  const names = new Set(scenarios.map(({ name }) => name));
  for (let k = scenarios.length; ; k++) {
    const name = scenarioName({}, k);
    if (!names.has(name)) return name;
  }
}
