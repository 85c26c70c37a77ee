import { type LinkKeys, type LinkTexts, suffixesOf } from "./linkKeys.ts";

/** A parameter given in a link, and a path in the study that it sets. */
export interface LinkPlace {
  readonly key: string;
  readonly path: string;
}

interface PlacedField {
  readonly key: string;
  readonly paths: readonly string[];
}

/** Fields of a study as a whole and of each scenario. */
export interface PlacedFields {
  readonly studyFields: readonly PlacedField[];
  readonly scenarioFields: readonly PlacedField[];
}

/** Each parameter given with the paths that it sets. */
export function linkPlaces(
  texts: LinkTexts,
  { studyFields, scenarioFields }: PlacedFields,
  keys: LinkKeys,
): readonly LinkPlace[] {
  const ofStudy = studyFields.flatMap(({ key, paths }) => paths.map((path) => ({ key, path })));
  const ofScenarios = suffixesOf(texts, keys).flatMap((suffix, k) =>
    scenarioFields.flatMap(({ key, paths }) =>
      paths.map((path) => ({ key: `${key}${suffix}`, path: `scenarios[${k}].${path}` })),
    ),
  );
  return [...ofStudy, ...ofScenarios].filter(({ key }) => texts.has(key));
}

/** The parameters behind a path, or behind the nearest part of the study around it. */
export function placesBehind(places: readonly LinkPlace[], path: string): readonly LinkPlace[] {
  for (let around = path; ; around = around.replace(/(^|\.)[^.[]*$|\[[^\]]*\]$/, "")) {
    const guilty = places.filter(
      (place) => within(place.path, around) || within(around, place.path),
    );
    if (guilty.length > 0 || around === "") return guilty;
  }
}

/** Whether a path is a whole or one of its parts. */
function within(path: string, whole: string): boolean {
  return (
    whole === "" || path === whole || (path.startsWith(whole) && /[.[]/.test(path[whole.length]!))
  );
}
