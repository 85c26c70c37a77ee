import type { Writable } from "node:stream";
import { Presets, SingleBar } from "cli-progress";

/** A bar for runs long enough to be waited for. */
export interface Progress {
  readonly onProgress: (done: number, total: number) => void;
  readonly stop: () => void;
}

const patience = 500; // ms before a bar appears: a run that is shorter answers by itself

/** A bar on a terminal's standard error, from half a second on; nothing where it is no terminal. */
export function createProgress(terminal: Writable & { readonly isTTY?: boolean }): Progress {
  if (!terminal.isTTY) return { onProgress: () => {}, stop: () => {} };
  const start = performance.now();
  let bar: SingleBar | undefined;
  return {
    onProgress(done, total) {
      if (bar === undefined && performance.now() - start < patience) return;
      bar ??= startBar(terminal, total);
      bar.update(done);
    },
    stop: () => bar?.stop(),
  };
}

function startBar(terminal: Writable, total: number): SingleBar {
  const format = "{bar} {percentage}% of {total} replicates, {duration_formatted}";
  const bar = new SingleBar(
    { stream: terminal as NodeJS.WriteStream, format, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return bar;
}
