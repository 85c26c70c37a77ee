/** What long work is given: when to stop, and where to hand in what it has so far. */
export interface Reporting<T> {
  readonly signal: AbortSignal;
  readonly report: (partial: T) => void;
}

/**
 * The states of a long run, as a cell of a notebook can yield them: `first` at once, then the newest
 * partial result, then the last. Partial results that nobody asked for in time are skipped.
 *
 * Written by hand because an `async function*` delays `return()` until its pending `await` is over,
 * while this one aborts the work at once when an input of the cell changes.
 */
export function partialResults<T>(
  first: T,
  work: (reporting: Reporting<T>) => Promise<T>,
): AsyncIterableIterator<T> {
  const controller = new AbortController();
  const mailbox = createMailbox<T>();
  mailbox.put(first);
  const start = () => {
    const reporting = { signal: controller.signal, report: mailbox.put };
    work(reporting).then(
      (last) => {
        mailbox.put(last);
        mailbox.close();
      },
      (error: unknown) => mailbox.close(error),
    );
  };
  let isStarted = false;
  return {
    next() {
      const result = mailbox.take();
      if (!isStarted) start();
      isStarted = true;
      return result;
    },
    async return() {
      controller.abort();
      mailbox.close();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

interface Waiter<T> {
  readonly resolve: (result: IteratorResult<T, undefined>) => void;
  readonly reject: (error: unknown) => void;
}

/** Holds the newest value until it is taken; closing wakes whoever waits. */
function createMailbox<T>() {
  let held: { readonly value: T } | undefined;
  let ending: { readonly error: unknown } | undefined;
  let waiter: Waiter<T> | undefined;
  const settle = () => {
    if (!waiter || !(held || ending)) return;
    const { resolve, reject } = waiter;
    waiter = undefined;
    if (held) {
      const { value } = held;
      held = undefined;
      resolve({ done: false, value });
    } else if (ending!.error === undefined) resolve({ done: true, value: undefined });
    else {
      const { error } = ending!;
      ending = { error: undefined }; // an error is thrown once
      reject(error);
    }
  };
  return {
    put: (value: T) => {
      if (ending) return;
      held = { value };
      settle();
    },
    close: (error?: unknown) => {
      ending ??= { error };
      settle();
    },
    take: () =>
      new Promise<IteratorResult<T, undefined>>((resolve, reject) => {
        waiter = { resolve, reject };
        settle();
      }),
  };
}
