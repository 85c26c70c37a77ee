/** Milliseconds of work before the page may breathe: dragging stays fluid. */
const sliceBudget = 8;
/** Milliseconds between two reports. */
const reportEvery = 100;

export interface SliceOptions<Partial> {
  /** Aborted, it stops the work between two steps. */
  readonly signal: AbortSignal;
  /** Called with what is done so far, about ten times a second. */
  readonly report?: (done: Partial) => void;
}

/**
 * Takes the steps of a calculation without holding up the page.
 *
 * @returns What the calculation comes to.
 * @throws The signal's reason when aborted.
 */
export async function runInSlices<Partial, Result>(
  steps: Iterator<Partial, Result>,
  { signal, report }: SliceOptions<Partial>,
): Promise<Result> {
  let reported = performance.now();
  for (;;) {
    await breath();
    signal.throwIfAborted();
    const start = performance.now();
    let step: IteratorResult<Partial, Result>;
    do {
      step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() - start < sliceBudget);
    if (report && performance.now() - reported > reportEvery) {
      reported = performance.now();
      report(step.value);
    }
  }
}

/** Takes the steps of a calculation for so many milliseconds: what it comes to, or what there is of it by then. */
export function runFor<Value>(milliseconds: number, steps: Iterator<Value, Value>): Value {
  const start = performance.now();
  for (;;) {
    const { value, done } = steps.next();
    if (done || performance.now() - start > milliseconds) return value;
  }
}

/** Computes a value for each item without holding up the page; throws the signal's reason when aborted. */
export function computeInSlices<Item, Value>(
  items: readonly Item[],
  compute: (item: Item) => Value,
  options: SliceOptions<readonly Value[]>,
): Promise<Value[]> {
  return runInSlices(valuesOf(items, compute), options);
}

function* valuesOf<Item, Value>(
  items: readonly Item[],
  compute: (item: Item) => Value,
): Generator<Value[], Value[]> {
  const done: Value[] = [];
  for (const item of items) {
    done.push(compute(item));
    yield done;
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
