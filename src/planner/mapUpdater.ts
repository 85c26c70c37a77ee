import type { FigureFrame } from "../notebook/figureFrame.ts";
import { newestRun } from "../notebook/newestRun.ts";
import type { Workshop } from "../notebook/section.ts";
import { pause, runFor, runInSlices } from "../notebook/slices.ts";
import { places, type Place, type PowerGrid } from "../show/powerGrid.ts";
import { powerMap, type PowerMapOptions } from "../show/powerMap.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Plan } from "./plan.ts";
import type { GridSteps } from "./powerGrids.ts";

/** A map waits this long after the last change, so that dragging a control stays fluid. */
const restMilliseconds = 250;

/** Milliseconds that a page about to be printed waits for a map. */
const printBudget = 2000;

/** One of the maps: what it computes, and how it looks. */
export interface MapKind {
  readonly frame: FigureFrame<Place>;
  readonly steps: (study: SizedStudy) => GridSteps;
  readonly look: (plan: Plan) => Omit<PowerMapOptions, "width">;
  readonly caption: (plan: Plan) => string;
}

/** Computes a map once the controls rest and the figure is near the screen, and gives up when overtaken. */
export function mapUpdater({ frame, steps, look, caption }: MapKind, { queue }: Workshop) {
  const newest = newestRun();
  let plan: Plan | undefined;
  let isDone = false;
  const draw = (grid: PowerGrid): void =>
    queue.add(frame, (width) =>
      frame.update({
        picture: powerMap(grid, { ...look(plan!), width }),
        caption: caption(plan!),
        rows: places(grid),
      }),
    );
  const finish = (grid: PowerGrid): void => {
    isDone = true;
    frame.removeAttribute("aria-busy");
    draw(grid);
  };
  const work = async (signal: AbortSignal): Promise<void> => {
    await pause(restMilliseconds, signal);
    frame.setAttribute("aria-busy", "true");
    const report = (partial: PowerGrid | undefined): void => partial && draw(partial);
    finish(await runInSlices(steps(plan!.study), { signal, report }));
  };
  queue.beforePrint(() => {
    if (plan === undefined || isDone) return;
    void newest(nothing); // what is under way would come too late
    const grid = runFor(printBudget, steps(plan.study));
    if (grid) finish(grid);
  });
  return (next: Plan): void => {
    plan = next;
    isDone = false;
    void newest(nothing); // a map of the plan before must not be drawn in place of this one
    queue.add(frame, () => void newest(work));
  };
}

const nothing = (): Promise<void> => Promise.resolve();
