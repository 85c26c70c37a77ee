/** Ctrl-C, taken as a wish to stop and to hear what is known so far. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /**
   * Listens for Ctrl-C while the work goes on. The work must let the event loop turn; everything else
   * is left to Node, which ends the process at once.
   */
  during<T>(work: () => Promise<T>): Promise<T>;
}

/** The interrupt of a process; a second Ctrl-C ends it. */
export function createInterrupt(): Interrupt {
  const controller = new AbortController();
  const abort = () => controller.abort();
  return {
    signal: controller.signal,
    async during(work) {
      process.once("SIGINT", abort);
      try {
        return await work();
      } finally {
        process.off("SIGINT", abort);
      }
    },
  };
}
