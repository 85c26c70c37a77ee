export interface Answers {
  /** Called at most once a frame while the value moves: an estimate that costs a few milliseconds. */
  readonly coarse: () => void;
  /** Called once when the value has settled: the whole run. */
  readonly full: () => void;
  /** Milliseconds without a move after which a value counts as settled, released or not (400). */
  readonly idle?: number;
}

/** Answers a control roughly while it is dragged and fully on release; returns what ends it. */
export function whileDragging(source: EventTarget, { coarse, full, idle = 400 }: Answers) {
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSettled = true;
  const settle = () => {
    clearTimeout(timer);
    if (isSettled) return;
    isSettled = true;
    cancelAnimationFrame(frame);
    frame = 0;
    full();
  };
  const move = () => {
    isSettled = false;
    clearTimeout(timer);
    timer = setTimeout(settle, idle);
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      coarse();
    });
  };
  source.addEventListener("input", move);
  source.addEventListener("change", settle);
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    source.removeEventListener("input", move);
    source.removeEventListener("change", settle);
  };
}
