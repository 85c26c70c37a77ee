import { type Problem, problem } from "./problems.ts";
import { urlVersion } from "./urlVersion.ts";

/** The parameters of a link that were given, by their keys. */
export type LinkTexts = ReadonlyMap<string, string>;

/** Takes down a problem. */
export type Note = (one: Problem) => void;

/** Keys that a link may hold. */
export interface LinkKeys {
  readonly first: readonly string[];
  /** Matches keys of further scenarios; group 2 is the number. */
  readonly later: RegExp;
}

interface KeyedFields {
  readonly studyFields: readonly { readonly key: string }[];
  readonly scenarioFields: readonly { readonly key: string }[];
}

/** The keys of a kind of study: those of a first scenario as they are, of others with a number. */
export function linkKeys({ studyFields, scenarioFields }: KeyedFields): LinkKeys {
  const names = scenarioFields.map(({ key }) => key);
  return {
    first: [...studyFields.map(({ key }) => key), ...names],
    later: new RegExp(`^(${names.join("|")})([2-9]|[1-9]\\d{1,3})$`),
  };
}

/** The known parameters, each given once, in a version that is known. */
export function readTexts(
  query: string,
  { first, later }: LinkKeys,
  otherKeys: ReadonlySet<string>,
  note: Note,
): Map<string, string> {
  const known = `v, ${first.join(", ")}; name2, … for further scenarios`;
  const texts = new Map<string, string>();
  const parameters = new URLSearchParams(query);
  for (const key of new Set(parameters.keys())) {
    if (otherKeys.has(key)) continue;
    const [text = "", ...more] = parameters.getAll(key);
    if (more.length > 0) note(problem(key, "be given once", [text, ...more].join(" and ")));
    else if (key === "v") {
      if (text !== urlVersion) note(problem("v", `be ${urlVersion}, the version of links`, text));
    } else if (first.includes(key) || later.test(key)) texts.set(key, text);
    else note(problem(key, `not be there (known keys: ${known})`, text));
  }
  return texts;
}

/** What the keys of each scenario end in: nothing for the first, which is always there. */
export function suffixesOf(texts: LinkTexts, { later }: LinkKeys): string[] {
  const suffixes = [...texts.keys()].flatMap((key) => later.exec(key)?.[2] ?? []);
  return ["", ...[...new Set(suffixes)].sort((a, b) => Number(a) - Number(b))];
}
