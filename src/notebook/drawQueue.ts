/** Draws figures when there is time for them: those on screen first, one after the other, the newest state only. */
export interface DrawQueue {
  /** Has `draw` called soon with the figure's width, in place of an earlier call for the same figure. */
  add(figure: HTMLElement, draw: (width: number) => void): void;
  /** Has `finish` called when the page is about to be printed, to end at once what is computed in the background. */
  beforePrint(finish: () => void): void;
}

/** Milliseconds of drawing in one frame; then the browser paints and hears the user. */
const frameBudget = 10;
/** Rest after which figures off screen are drawn one by one, before the reader comes to where they stand. */
const restMilliseconds = 150;
/** Pause between two of them, in which the page hears the user. */
const breathMilliseconds = 30;
/** Pixels beyond the screen within which figures are drawn ahead. */
const ahead = 300;

/** A queue for the figures of a page; figures off screen wait until they come near, or until the page is printed. */
export function createDrawQueue(): DrawQueue {
  const waiting = new Map<HTMLElement, (width: number) => void>();
  const latest = new Map<HTMLElement, { draw: (width: number) => void; width: number }>();
  const near = new Set<HTMLElement>();
  let isScheduled = false;
  let idling: ReturnType<typeof setTimeout> | undefined;

  const drawNow = (figure: HTMLElement): void => {
    const draw = waiting.get(figure)!;
    waiting.delete(figure);
    const width = widthOf(figure);
    latest.set(figure, { draw, width });
    draw(width);
  };
  const flush = (): void => {
    isScheduled = false;
    const start = performance.now();
    for (const figure of waiting.keys()) {
      if (!near.has(figure)) continue;
      drawNow(figure);
      if (performance.now() - start > frameBudget) break;
    }
    if ([...waiting.keys()].some((figure) => near.has(figure))) schedule();
    else drawRestWhenIdle();
  };
  const drawRestWhenIdle = (rest = restMilliseconds): void => {
    clearTimeout(idling);
    idling = setTimeout(() => {
      const [figure] = waiting.keys();
      if (figure === undefined) return;
      drawNow(figure);
      drawRestWhenIdle(breathMilliseconds);
    }, rest);
  };
  const schedule = (): void => {
    clearTimeout(idling);
    if (isScheduled) return;
    isScheduled = true;
    requestAnimationFrame(() => setTimeout(flush)); // after the paint, not before it
  };
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) near.add(target as HTMLElement);
        else near.delete(target as HTMLElement);
      }
      schedule();
    },
    { rootMargin: `${ahead}px` },
  );
  const resizer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const drawn = latest.get(target as HTMLElement);
      if (!drawn || Math.abs(drawn.width - widthOf(target as HTMLElement)) < 2) continue;
      waiting.set(target as HTMLElement, drawn.draw);
    }
    schedule();
  });
  const finishers = new Set<() => void>();
  addEventListener("beforeprint", () => {
    for (const finish of finishers) finish();
    for (const figure of waiting.keys()) drawNow(figure); // in turn with what these add
  });

  return {
    add(figure, draw) {
      if (!latest.has(figure) && !waiting.has(figure)) {
        if (isNear(figure)) near.add(figure); // the watcher would tell a frame later
        watcher.observe(figure);
        resizer.observe(figure);
      }
      waiting.set(figure, draw);
      schedule();
    },
    beforePrint: (finish) => void finishers.add(finish),
  };
}

function isNear(figure: HTMLElement): boolean {
  const { top, bottom } = figure.getBoundingClientRect();
  return bottom > -ahead && top < innerHeight + ahead;
}

const widthOf = (figure: HTMLElement): number => Math.max(280, Math.floor(figure.clientWidth));
