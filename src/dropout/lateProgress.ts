import { runProgress, type Run, type RunOptions } from "../notebook/runProgress.ts";

const showAfter = 400; // milliseconds; shorter work needs no bar

/** A line of progress that appears only for work that takes a while, and goes with its end. */
export interface LateProgress {
  readonly element: HTMLElement;
  start(options: RunOptions): Run;
}

export function lateProgress(): LateProgress {
  const line = runProgress();
  line.hidden = true;
  let showing: ReturnType<typeof setTimeout> | undefined;
  const start = (options: RunOptions): Run => {
    clearTimeout(showing);
    const run = line.start(options);
    showing = setTimeout(() => (line.hidden = false), showAfter);
    const done = (text?: string): void => {
      clearTimeout(showing);
      run.done(text);
      line.hidden = true;
    };
    return { ...run, done };
  };
  return { element: line, start };
}
