/**
 * Runs work of which only the latest matters: each call aborts the one before it.
 *
 * @returns A function that resolves to the result, or to undefined if a later call overtook it.
 */
export function newestRun(): <T>(
  work: (signal: AbortSignal) => Promise<T>,
) => Promise<T | undefined> {
  let controller: AbortController | undefined;
  return async (work) => {
    controller?.abort();
    const own = new AbortController();
    controller = own;
    try {
      const result = await work(own.signal);
      return own.signal.aborted ? undefined : result;
    } catch (error) {
      if (own.signal.aborted) return undefined; // the work was told to stop, and did
      throw error;
    }
  };
}
