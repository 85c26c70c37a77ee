import { ArgumentError } from "../errors.ts";
import { checkStudy } from "./checkStudy.ts";
import type { Draft, DraftScenario } from "./draft.ts";
import { presets } from "./presets.ts";
import { type Problem, problem } from "./problems.ts";
import type { Study } from "./schema.ts";
import { scenarioFields } from "./scenarioUrlFields.ts";
import { studyFields, urlVersion } from "./urlFields.ts";

/** A study read from a link, and what of the link could not be used. */
export interface StudyFromQuery {
  /** Always complete: a parameter with a problem counts as left out. */
  readonly study: Study;
  readonly problems: readonly Problem[];
}

type Texts = Map<string, string>;
type Note = (one: Problem) => void;

/**
 * The study in the query of a link. Never throws: a parameter with a problem is left out, so that its
 * field is as in the first preset, and the problem is named.
 *
 * @param query - With or without its "?".
 * @param options - Keys that mean something else to the page (none).
 */
export function studyFromQuery(
  query: string,
  { otherKeys = [] }: { readonly otherKeys?: readonly string[] } = {},
): StudyFromQuery {
  const found = new Map<string, Problem>();
  const note: Note = (one) => found.set(one.message, one);
  const texts = readTexts(query, new Set(otherKeys), note);
  for (;;) {
    const check = checkStudy(draftOf(texts, note));
    if (check.problems === undefined) return { study: check.study, problems: [...found.values()] };
    for (const one of check.problems) {
      note(one);
      leaveOut(texts, one.path); // at least one text, so that the loop ends
    }
  }
}

const laterKey = /^(name|strata|covariate|rate|dropout|oddsRatio)([2-9]|[1-9]\d{1,3})$/;
const firstKeys = [...studyFields, ...scenarioFields].map(({ key }) => key);
const known = `v, ${firstKeys.join(", ")}; name2, rate2 … for further scenarios`;

/** The known parameters, each given once, in a version that is known. */
function readTexts(query: string, otherKeys: ReadonlySet<string>, note: Note): Texts {
  const texts: Texts = new Map();
  const parameters = new URLSearchParams(query);
  for (const key of new Set(parameters.keys())) {
    if (otherKeys.has(key)) continue;
    const [text = "", ...more] = parameters.getAll(key);
    if (more.length > 0) note(problem(key, "be given once", [text, ...more].join(" and ")));
    else if (key === "v") {
      if (text !== urlVersion) note(problem("v", `be ${urlVersion}, the version of links`, text));
    } else if (firstKeys.includes(key) || laterKey.test(key)) texts.set(key, text);
    else note(problem(key, `not be there (known keys: ${known})`, text));
  }
  return texts;
}

/** What the keys of each scenario end in: nothing for the first, which is always there. */
function suffixesOf(texts: Texts): string[] {
  const later = [...texts.keys()].flatMap((key) => laterKey.exec(key)?.[2] ?? []);
  return ["", ...[...new Set(later)].sort((a, b) => Number(a) - Number(b))];
}

/** The first preset with the link's values put in, unchecked. */
function draftOf(texts: Texts, note: Note): Draft {
  const draft = structuredClone<unknown>(presets[0]!.study) as Draft;
  for (const { key, read } of studyFields) take(texts, key, note, (text) => read(text, draft));
  draft.scenarios = suffixesOf(texts).map((suffix, k) => {
    const scenario: DraftScenario = k === 0 ? draft.scenarios[0]! : {};
    for (const { key, read } of scenarioFields) {
      take(texts, `${key}${suffix}`, note, (text) => read(text, scenario));
    }
    return scenario;
  });
  return draft;
}

/** Reads a parameter where it is given; one that cannot be read at all is noted and left out. */
function take(texts: Texts, key: string, note: Note, read: (text: string) => void): void {
  const text = texts.get(key);
  if (text === undefined) return;
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    note(problem(error.path, error.expectation, text));
    texts.delete(key);
  }
}

/** Leaves out the parameters behind a path, or behind the nearest part of the study around it. */
function leaveOut(texts: Texts, path: string): void {
  const places = placesOf(texts);
  for (let around = path; ; around = around.replace(/(^|\.)[^.[]*$|\[[^\]]*\]$/, "")) {
    const guilty = places.filter(
      (place) => within(place.path, around) || within(around, place.path),
    );
    for (const { key } of guilty) texts.delete(key);
    if (guilty.length > 0 || around === "") return;
  }
}

/** Each parameter given with the paths that it sets. */
function placesOf(texts: Texts): { key: string; path: string }[] {
  const ofStudy = studyFields.flatMap(({ key, paths }) => paths.map((path) => ({ key, path })));
  const ofScenarios = suffixesOf(texts).flatMap((suffix, k) =>
    scenarioFields.flatMap(({ key, paths }) =>
      paths.map((path) => ({ key: `${key}${suffix}`, path: `scenarios[${k}].${path}` })),
    ),
  );
  return [...ofStudy, ...ofScenarios].filter(({ key }) => texts.has(key));
}

/** Whether a path is a whole or one of its parts. */
function within(path: string, whole: string): boolean {
  return (
    whole === "" || path === whole || (path.startsWith(whole) && /[.[]/.test(path[whole.length]!))
  );
}
