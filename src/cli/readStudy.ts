import { readFile } from "node:fs/promises";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { ArgumentError } from "../errors.ts";
import { type AnyStudy, checkAnyStudy, isVisitStudy } from "../study/anyStudy.ts";
import { parseJson } from "../study/parseJson.ts";
import type { Study } from "../study/schema.ts";

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

/** As {@link readAnyStudy}, of a binary endpoint only. */
export async function readStudy(file: string, stdin: Readable): Promise<Study> {
  const study = await readAnyStudy(file, stdin);
  if (!isVisitStudy(study)) return study;
  throw new ArgumentError("design.endpoint.type", 'be "binary" here', study.design.endpoint.type);
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
