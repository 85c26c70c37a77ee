import { ArgumentError } from "../errors.ts";

const deepest = 100;

/**
 * Refuses a value whose lists and objects stand too deep within each other to be checked and written back: what
 * walks through it calls itself once a level.
 *
 * @param what - What errors call the value.
 * @throws {@link ArgumentError} if there are more than 100 levels.
 */
export function checkDepth(value: unknown, what: string): void {
  let level = [value].filter(isNested);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > deepest) {
      const expectation = `be nested at most ${deepest} levels deep`;
      throw new ArgumentError(what, expectation, "more levels");
    }
    level = level.flatMap((one) => Object.values(one).filter(isNested));
  }
}

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;
