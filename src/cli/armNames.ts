import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";

/** Names of the arms, as far as they are given. */
export interface ArmChoice {
  readonly experimental?: string | undefined;
  readonly control?: string | undefined;
  /** As a study calls them; a file may have codes instead. */
  readonly planned?: Pair<string> | undefined;
}

/** Names that tell by themselves which arm is which. */
const telling: readonly Pair<string>[] = [
  ["experimental", "control"],
  ["0", "1"],
];

/**
 * The names of both arms among those in a file: as given, else as planned, else where they tell by themselves.
 *
 * @throws {@link ArgumentError} if there are not two arms, or which is which cannot be told.
 */
export function armNames(found: readonly string[], choice: ArmChoice): Pair<string> {
  const names = [...new Set(found)];
  const list = names.map((name) => JSON.stringify(name)).join(", ");
  if (names.length !== 2) {
    throw new ArgumentError("arm", "name two arms", names.length > 5 ? names.length : names);
  }
  for (const key of ["experimental", "control"] as const) {
    const name = choice[key];
    if (name === undefined || names.includes(name)) continue;
    throw new ArgumentError(`--${key}`, `be one of the arms in the file, ${list}`, name);
  }
  const { experimental, control, planned } = choice;
  const other = (name: string) => names.find((one) => one !== name)!;
  if (experimental !== undefined) return checked(experimental, control ?? other(experimental));
  if (control !== undefined) return [other(control), control];
  if (planned?.every((name) => names.includes(name))) return planned;
  for (const [first, second] of telling) {
    const [e, c] = [first, second].map((name) => names.find((one) => one.toLowerCase() === name));
    if (e !== undefined && c !== undefined) return [e, c];
  }
  throw new ArgumentError("--experimental", `name one of the arms in the file, ${list}`, undefined);
}

function checked(experimental: string, control: string): Pair<string> {
  if (experimental !== control) return [experimental, control];
  throw new ArgumentError("--control", "be the other arm than --experimental", control);
}
