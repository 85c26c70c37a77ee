import { readFile } from "node:fs/promises";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { ArgumentError } from "../errors.ts";
import { type AnyStudy, checkAnyStudy } from "../study/anyStudy.ts";
import { parseJson } from "../study/parseJson.ts";

/**
 * The study in a file, "-" for standard input.
 *
 * @throws AggregateError of ArgumentErrors, one for each problem of the study.
 */
export async function readAnyStudy(file: string, stdin: Readable): Promise<AnyStudy> {
  const check = checkAnyStudy(parseJson(await readText(file, stdin), "study"));
  if (check.problems === undefined) return check.study;
  throw new AggregateError(
    check.problems.map(
      ({ path, expectation, value }) => new ArgumentError(path, expectation, value),
    ),
  );
}

/**
 * The text of a file, "-" for standard input.
 *
 * @throws {@link ArgumentError} if it cannot be read.
 */
export async function readText(file: string, stdin: Readable): Promise<string> {
  if (file === "-") return text(stdin);
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ArgumentError(file, `be a file that can be read (${code})`, undefined);
  }
}
