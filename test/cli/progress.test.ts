import { PassThrough } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { createProgress } from "../../src/cli/progress.ts";

/** A stand-in for standard error that keeps what is written. */
function terminal(isTTY: boolean) {
  const stream = new PassThrough() as unknown as NodeJS.WriteStream;
  const written: string[] = [];
  Object.assign(stream, { isTTY, columns: 80, cursorTo: () => true, clearLine: () => true });
  stream.on("data", (text: Buffer) => written.push(text.toString()));
  return { stream, written };
}

async function run(isTTY: boolean, milliseconds: number): Promise<string> {
  const { stream, written } = terminal(isTTY);
  const { onProgress, stop } = createProgress(stream);
  onProgress(10, 100);
  await setTimeout(milliseconds);
  onProgress(50, 100);
  stop();
  await setTimeout(10);
  return written.join("");
}

it("a bar appears on a terminal, and only for a run that is waited for", async () => {
  const [long, short, piped] = await Promise.all([run(true, 600), run(true, 100), run(false, 600)]);
  expect(long).toContain("50% of 100 replicates");
  expect([short, piped]).toEqual(["", ""]);
});
