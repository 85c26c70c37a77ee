import type { Readable, Writable } from "node:stream";
import type { Computation } from "./computation.ts";

/** Where a command reads, answers and complains: those of the process, or of a test. */
export interface Streams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** All that a command needs beside its arguments. */
export interface Session extends Computation {
  readonly streams: Streams;
}
