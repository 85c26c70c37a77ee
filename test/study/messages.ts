import { checkStudy } from "../../src/study/checkStudy.ts";
import { presets } from "../../src/study/presets.ts";
import { put, without } from "./change.ts";

/** The messages for a study with one value changed; undefined takes the key away. */
export function messages(
  path: string,
  value: unknown,
  study: unknown = presets[0]!.study,
): string[] | undefined {
  const changed = value === undefined ? without(study, path) : put(study, path, value);
  return checkStudy(changed).problems?.map(({ message }) => message);
}
