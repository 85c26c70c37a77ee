import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";

/**
 * Runs an analysis of the data of a file; its complaints about data name the file, the column and the arm.
 *
 * @param file - What errors call the file.
 */
export function inFile<Result>(file: string, arms: Pair<string>, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ArgumentError) || !error.path.startsWith("data.")) throw error;
    const [, column = "", arm] = /^data\.([a-z]+?)s?(?:\[([01])\])?$/.exec(error.path) ?? [];
    const where = arm === undefined ? "" : ` of ${JSON.stringify(arms[Number(arm) as 0 | 1])}`;
    const path = `${file} ${column}${where}`;
    const named = new ArgumentError(path, error.expectation, undefined);
    named.message = error.message.replace(error.path, path); // keeps what was found there
    throw named;
  }
}
