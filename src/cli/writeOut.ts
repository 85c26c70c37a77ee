import { once } from "node:events";
import type { Writable } from "node:stream";

/** Writes text and waits while the reader is slower, so that long answers are not held in memory. */
export async function writeOut(out: Writable, text: string): Promise<void> {
  if (!out.write(text)) await once(out, "drain");
}
