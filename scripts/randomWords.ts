/**
 * Writes raw 32-bit words of one source of the battery to standard output, without end, for programs such
 * as dieharder (`-g 200`) or PractRand (`stdin32`). Arguments: the source (firstWords), and how many of its
 * words to skip (0). See docs/random-battery.md.
 */
import { once } from "node:events";
import { sources } from "../test/random/battery/sources.ts";

const name = process.argv[2] ?? "firstWords";
const source = sources[name];
if (!source)
  throw new Error(`source must be one of ${Object.keys(sources).join(", ")}; got ${name}`);
const words = source();
for (let skipped = Number(process.argv[3] ?? 0); skipped > 0; skipped--) words();
process.stdout.on("error", () => process.exit(0)); // the reader has had enough
for (;;) {
  const chunk = Uint32Array.from({ length: 2 ** 18 }, words);
  if (!process.stdout.write(new Uint8Array(chunk.buffer))) await once(process.stdout, "drain");
}
