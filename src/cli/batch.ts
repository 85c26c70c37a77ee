import type { Writable } from "node:stream";
import { parseJson } from "../study/parseJson.ts";
import { answer } from "./answer.ts";
import { checkDepth } from "./checkDepth.ts";
import type { Computation } from "./computation.ts";
import { lines } from "./lines.ts";
import { toErrorAnswer } from "./toErrorAnswer.ts";
import { writeOut } from "./writeOut.ts";

/**
 * Answers JSON requests, one a line, each as soon as it is read and in their order. A bad line is
 * answered with its error and the rest go on; an empty line is passed over.
 */
export async function batch(
  input: AsyncIterable<Uint8Array>,
  out: Writable,
  computation: Computation,
): Promise<void> {
  for await (const line of lines(input)) {
    if (line.trim() === "") continue;
    await writeOut(out, `${JSON.stringify(await answerLine(line, computation))}\n`);
    if (computation.interrupt.signal.aborted) return;
  }
}

/** The answer to one line, errors included; `id` is what the request has, null where it cannot be read. */
export async function answerLine(line: string, computation: Computation): Promise<object> {
  let id: unknown = null;
  try {
    const request = parseJson(line, "request");
    const given = idOf(request);
    checkDepth(given, "id");
    id = given;
    checkDepth(request, "request");
    return { ...(id !== undefined && { id }), ...(await answer(request, computation)) };
  } catch (error) {
    return { ...(id !== undefined && { id }), error: toErrorAnswer(error) };
  }
}

function idOf(request: unknown): unknown {
  if (typeof request !== "object" || request === null) return null;
  return (request as { readonly id?: unknown }).id;
}
