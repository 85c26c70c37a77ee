import { setFlagsFromString } from "node:v8";

/**
 * Runs work in which large libraries do each thing a few times, without the optimizing compilers: by the time that their
 * code is ready the work is done, and making it took a third of the time of a document.
 */
export async function runningOnce<T>(work: () => Promise<T>): Promise<T> {
  setFlagsFromString("--no-opt");
  setFlagsFromString("--liftoff-only"); // of WebAssembly
  try {
    return await work();
  } finally {
    setFlagsFromString("--no-liftoff-only");
    setFlagsFromString("--opt");
  }
}
