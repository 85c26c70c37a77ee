import { checkAnyStudy, isVisitStudy } from "./anyStudy.ts";
import type { VisitDraft, VisitDraftScenario } from "./draft.ts";
import { isVisitType } from "./endpointType.ts";
import { escapeLinkText } from "./escapeLinkText.ts";
import type { LinkTexts } from "./linkKeys.ts";
import { type Check, problem } from "./problems.ts";
import {
  readStudyQuery,
  type ReadStudy,
  type ReadStudyOptions,
  type StudyQueryReader,
} from "./readStudyQuery.ts";
import { scenarioName } from "./scenarioName.ts";
import { urlVersion } from "./urlVersion.ts";
import { visitEndpointTypes } from "./visitMethods.ts";
import { visitScenarioFields } from "./visitScenarioUrlFields.ts";
import type { VisitScenario, VisitStudy } from "./visitSchema.ts";
import { shapeOfTexts, usualVisits, visitUrlBase } from "./visitUrlBase.ts";
import { visitStudyFields } from "./visitUrlFields.ts";
import { usualVisitStudy } from "./usualVisitStudy.ts";

/** A study over visits read from a link, and what of the link could not be used. */
export type VisitStudyFromQuery = ReadStudy<VisitStudy>;

/**
 * A study over visits as the query of a link, without its "?". What is as in the study that links start from is
 * left out, and of a later scenario what is as in the first. Numbers are written with all their digits, so
 * that {@link visitStudyFromQuery} gives back the same study.
 */
export function visitStudyToQuery(study: VisitStudy): string {
  const parts = [`v=${urlVersion}`];
  const add = (key: string, text: string, usual: string) => {
    if (text !== usual) parts.push(`${key}=${escapeLinkText(text)}`);
  };
  const usual = usualVisitStudy(study);
  const always = shapeTexts(usual);
  for (const { key, write } of visitStudyFields) {
    add(key, write(study), always.get(key) ?? write(usual));
  }
  for (const [k, scenario] of study.scenarios.entries()) {
    const usualScenario = k === 0 ? usual.scenarios[0]! : likeFirst(study.scenarios[0]!, k);
    for (const { key, write } of visitScenarioFields) {
      add(k === 0 ? key : `${key}${k + 1}`, write(scenario), write(usualScenario));
    }
  }
  return parts.join("&");
}

/** What a link leaves out of the shape, which the usual study shares with the one that is written. */
function shapeTexts({ design: { endpoint } }: VisitStudy): LinkTexts {
  const texts = [
    ["type", ""],
    ["baseline", "false"],
  ] as const;
  return new Map(endpoint.type === "continuous" ? texts : [...texts, ["visits", `${usualVisits}`]]);
}

const likeFirst = (first: VisitScenario, k: number): VisitScenario => ({
  ...first,
  name: scenarioName({}, k),
});

const reader: StudyQueryReader<VisitStudy, VisitDraft, VisitDraftScenario> = {
  studyFields: visitStudyFields,
  scenarioFields: visitScenarioFields,
  draft: (texts) => visitUrlBase(shapeOfTexts(texts)),
  furtherScenario: ({ scenarios }) => {
    const { name: _, ...rest } = structuredClone(scenarios[0]!);
    return rest;
  },
  check: checkVisitStudy,
};

function checkVisitStudy(draft: VisitDraft): Check<VisitStudy> {
  const type = draft.design.endpoint["type"];
  const check = isVisitType(type) ? checkAnyStudy(draft) : undefined;
  if (check?.problems !== undefined) return { problems: check.problems };
  if (check !== undefined && isVisitStudy(check.study)) return { value: check.study };
  const expectation = `be one of ${visitEndpointTypes.join(", ")}`;
  return { problems: [problem("design.endpoint.type", expectation, type)] };
}

/**
 * The study over visits in the query of a link. Never throws: a parameter with a problem is left out, so that its
 * field is as in the study that links start from, and the problem is named.
 *
 * @param query - With or without its "?".
 * @param options - Keys that mean something else to the page (none).
 */
export function visitStudyFromQuery(
  query: string,
  options: ReadStudyOptions = {},
): VisitStudyFromQuery {
  return readStudyQuery(query, reader, options);
}
