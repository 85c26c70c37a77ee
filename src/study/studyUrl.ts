export { type StudyFromQuery, studyFromQuery } from "./studyFromQuery.ts";
import { presets } from "./presets.ts";
import type { Scenario, Study } from "./schema.ts";
import { scenarioName } from "./scenarioName.ts";
import { scenarioFields } from "./scenarioUrlFields.ts";
import { studyFields, urlVersion } from "./urlFields.ts";

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
    if (text !== usual) parts.push(`${key}=${escape(text)}`);
  };
  for (const { key, write } of studyFields) add(key, write(study), write(base));
  for (const [k, scenario] of study.scenarios.entries()) {
    for (const { key, write } of scenarioFields) {
      add(k === 0 ? key : `${key}${k + 1}`, write(scenario), write(usualScenario(k, scenario)));
    }
  }
  return parts.join("&");
}

/** Escapes what a query or a Markdown link cannot hold; commas, colons and slashes stay readable. */
function escape(text: string): string {
  return encodeURIComponent(text)
    .replace(/%20/g, "+")
    .replace(/%2C/g, ",")
    .replace(/%3A/g, ":")
    .replace(/%2F/g, "/")
    .replace(/[()'*!]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
