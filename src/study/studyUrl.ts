export { type StudyFromQuery, studyFromQuery } from "./studyFromQuery.ts";
import { presets } from "./presets.ts";
import type { Scenario, Study } from "./schema.ts";
import { scenarioName } from "./scenarioName.ts";
import { scenarioFields } from "./scenarioUrlFields.ts";
import { escapeLinkText } from "./escapeLinkText.ts";
import { studyFields } from "./urlFields.ts";
import { urlVersion } from "./urlVersion.ts";

const base = presets[0]!.study;

/**
 * What a link leaves out of a scenario. A later one always states its rates, and so does one with
 * strata: a link's strata without rates mean their mean.
 */
function usualScenario(k: number, { strata }: Scenario): Scenario {
  if (k > 0) return { name: scenarioName({}, k), responseRate: [NaN, NaN] };
  return strata === undefined
    ? base.scenarios[0]!
    : { ...base.scenarios[0]!, responseRate: [NaN, NaN] };
}

/**
 * A study as the query of a link, without its "?". What is as in the first preset is left out, and so
 * are a later scenario's default name and absent dropout. Numbers are written with all their digits,
 * so that {@link studyFromQuery} gives back the same study.
 */
export function studyToQuery(study: Study): string {
  const parts = [`v=${urlVersion}`];
  const add = (key: string, text: string, usual: string) => {
    if (text !== usual) parts.push(`${key}=${escapeLinkText(text)}`);
  };
  for (const { key, write } of studyFields) add(key, write(study), write(base));
  for (const [k, scenario] of study.scenarios.entries()) {
    for (const { key, write } of scenarioFields) {
      add(k === 0 ? key : `${key}${k + 1}`, write(scenario), write(usualScenario(k, scenario)));
    }
  }
  return parts.join("&");
}
