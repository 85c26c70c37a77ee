import { access, constants, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { ArgumentError } from "../errors.ts";

/** A file to be written. */
export interface PlannedFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/**
 * Writes files so that each is there as a whole or as it was before: all of them under other names first, which
 * take the places at the end.
 *
 * @throws {@link ArgumentError} if one cannot be written; what was written is removed again.
 */
export async function replaceFiles(files: readonly PlannedFile[]): Promise<void> {
  const planned = files.map((file) => ({ ...file, draft: `${file.path}.${process.pid}.part` }));
  try {
    for (const { path, draft, content } of planned) {
      await writeFile(draft, content, { flag: "wx" }).catch(failOn(path));
    }
    for (const { path, draft } of planned) await rename(draft, path).catch(failOn(path));
  } finally {
    await Promise.all(planned.map(({ draft }) => rm(draft, { force: true })));
  }
}

/**
 * Finds out before anything is computed whether a file can be written.
 *
 * @throws {@link ArgumentError} if its folder is not there or may not be written, or if it is itself a folder.
 */
export async function checkWritable(path: string, option: string): Promise<void> {
  const fail = failOn(path, option);
  await access(dirname(path), constants.W_OK).catch(fail);
  const found = await stat(path).catch((error: { code?: string }) => {
    if (error.code !== "ENOENT") fail(error); // ENOTDIR: what should be the folder is a file
  });
  if (found?.isDirectory()) fail({ code: "EISDIR" });
  if (found) await access(path, constants.W_OK).catch(fail);
}

function failOn(path: string, option = "--out"): (error: { code?: string }) => never {
  return ({ code = "unknown" }) => {
    throw new ArgumentError(option, `be a file that can be written (${code})`, path);
  };
}
