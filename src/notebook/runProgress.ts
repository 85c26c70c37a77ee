import { element } from "./element.ts";

const stopAfter = 200; // milliseconds; a shorter run is over before a button could be pressed

/** One run as the code that does the work sees it. */
export interface Run {
  /** Aborted when the user stops the run or a newer one starts. */
  readonly signal: AbortSignal;
  /** Tells how much of the total is done. */
  report(done: number): void;
  /** Ends the run well; `text` replaces the count. */
  done(text?: string): void;
  /** Ends the run with an error, said in words. */
  fail(error: unknown): void;
}

export interface RunOptions {
  readonly total: number;
  /** What is counted: "trials". */
  readonly unit?: string;
}

/** A line of progress: bar, count, elapsed time, and a Stop button that Escape presses. */
export interface RunProgress extends HTMLElement {
  readonly isRunning: boolean;
  start(options: RunOptions): Run;
  stop(): void;
}

export function runProgress(): RunProgress {
  const bar = element("progress", { max: 1, value: 0, "aria-label": "Progress of the simulation" });
  const text = element("span", { class: "run-text number" });
  const button = element("button", { type: "button", class: "button", hidden: true }, "Stop");
  const line = element("div", { class: "run-progress", "data-state": "idle" }, bar, text, button);
  let stopCurrent: (() => void) | undefined;
  const stop = () => stopCurrent?.();
  button.addEventListener("click", stop);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") stop();
  });
  const start = (options: RunOptions) => {
    stop();
    const controller = new AbortController();
    const show = createDisplay({ line, bar, text, button }, options);
    stopCurrent = () => {
      stopCurrent = undefined;
      show.end("stopped", `stopped at ${show.count()}`);
      controller.abort();
    };
    const finish = (state: string, sentence: string) => {
      if (controller.signal.aborted) return;
      stopCurrent = undefined;
      show.end(state, sentence);
    };
    return {
      signal: controller.signal,
      report: (done: number) => void (controller.signal.aborted || show.report(done)),
      done: (sentence = show.count()) => finish("done", sentence),
      fail: (error: unknown) =>
        finish("failed", `failed: ${error instanceof Error ? error.message : String(error)}`),
    };
  };
  Object.defineProperty(line, "isRunning", { get: () => stopCurrent !== undefined });
  return Object.assign(line, { start, stop }) as HTMLElement as RunProgress;
}

interface Display {
  readonly line: HTMLElement;
  readonly bar: HTMLProgressElement;
  readonly text: HTMLElement;
  readonly button: HTMLButtonElement;
}

function createDisplay(
  { line, bar, text, button }: Display,
  { total, unit = "trials" }: RunOptions,
) {
  const started = performance.now();
  let done = 0;
  const elapsed = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const count = () => `${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} ${unit}`;
  const showTime = () => void (text.textContent = `${count()} · ${elapsed()}`);
  const ticking = setInterval(showTime, 100);
  const offering = setTimeout(() => void (button.hidden = false), stopAfter);
  line.dataset["state"] = "running";
  bar.value = 0;
  showTime();
  return {
    count,
    report: (now: number) => {
      done = now;
      bar.value = total > 0 ? now / total : 0;
    },
    end: (state: string, sentence: string) => {
      clearInterval(ticking);
      clearTimeout(offering);
      button.hidden = true;
      line.dataset["state"] = state;
      text.textContent = `${sentence} · ${elapsed()}`;
    },
  };
}
