/** Milliseconds of work before the page may breathe: dragging stays fluid. */
const sliceBudget = 8;

/**
 * Computes a value for each item without holding up the page, and stops between two items once aborted.
 *
 * @param report - Called with what is done so far, about ten times a second.
 * @throws The signal's reason when aborted.
 */
export async function computeInSlices<Item, Value>(
  items: readonly Item[],
  compute: (item: Item) => Value,
  {
    signal,
    report,
  }: { readonly signal: AbortSignal; readonly report?: (done: readonly Value[]) => void },
): Promise<Value[]> {
  const done: Value[] = [];
  let reported = performance.now();
  while (done.length < items.length) {
    await breath();
    signal.throwIfAborted();
    const start = performance.now();
    while (done.length < items.length && performance.now() - start < sliceBudget) {
      done.push(compute(items[done.length]!));
    }
    if (report && performance.now() - reported > 100) {
      reported = performance.now();
      report(done);
    }
  }
  return done;
}

/** Resolves after a pause, or rejects once aborted. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

/** A new task: input, layout and paint go first. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
