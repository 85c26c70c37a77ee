import type { Pair } from "../pair.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { percent } from "../show/format.ts";
import { powerCurve } from "../show/powerCurve.ts";
import { powerCurveCaption } from "../show/powerCurveCaption.ts";
import type { PowerRow, SimulatedPowerRow } from "../show/powerRows.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { bandReplicates, curveKey } from "./curveKey.ts";
import { axisSize, curveRow, curveSizes, goalOf, goalPowers, simulatedRow } from "./curveRows.ts";
import { goalsToCome, goalSizes } from "./goalSizes.ts";
import { isSearch } from "./limits.ts";
import type { Plan } from "./plan.ts";
import type { Goal } from "./planFacts.ts";
import type { Planner } from "./planner.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { computeInSlices } from "../notebook/slices.ts";

interface CurveTools extends Workshop {
  /** Told the sizes that reach the usual powers, once they are known. */
  readonly onGoals: (goals: readonly Goal[]) => void;
}

interface Curve {
  readonly key: string;
  readonly rows: readonly PowerRow[];
  readonly simulated: readonly SimulatedPowerRow[];
}

const bandPoints = 40;

/** Power over the sample size, with a handle that moves the design along it. */
export function createPowerCurve(
  planner: Planner,
  { queue, describe, onGoals }: CurveTools,
): Section<Plan> {
  const frame = figureFrame<PowerRow>({
    title: "Power over sample size",
    name: "power-curve",
    height: "300px",
    columns,
    study: describe,
    span: "wide",
  });
  const box = sectionBox(
    "How many subjects",
    "Exact power does not rise evenly: one more subject can cost power, because a test of counts jumps from one critical value to the next.",
    frame,
  );
  const newest = newestRun();
  let curve: Curve = { key: "", rows: [], simulated: [] };
  let plan: Plan | undefined;

  const draw = (): void => {
    if (plan === undefined) return;
    const { n, study } = plan;
    const { rows, simulated } = curve;
    const goals = goalPowers.map((power) => goalOf(rows, power));
    const options = { current: axisSize(n), goals, simulated, sizeLabel: sizeLabel(n) };
    queue.add(frame, (width) => {
      const picture = powerCurve(rows, {
        ...options,
        width,
        onMove: ({ n }) => planner.adjust({ nExperimental: n[0], nControl: n[1] }),
        now: () => axisSize(sizesOf(planner.value)),
      });
      replacePicture(frame, () =>
        frame.update({ picture, caption: powerCurveCaption(rows, options), rows }),
      );
    });
    onGoals(goalSizes(study, rows, goals));
  };
  const compute = (study: SizedStudy): Promise<void | undefined> =>
    newest(async (signal) => {
      const key = curveKey(study);
      onGoals(goalsToCome);
      const sizes = curveSizes(study);
      const rows = await computeInSlices(sizes, (n) => curveRow(study, n), { signal });
      curve = { key, rows, simulated: [] };
      draw();
      if (isSearch(study)) return; // a band of searches would take minutes
      const some = sizes.filter((_, i) => i % Math.ceil(sizes.length / bandPoints) === 0);
      const simulated = await computeInSlices(some, (n) => simulatedRow(study, n, bandReplicates), {
        signal,
      });
      curve = { key, rows, simulated };
      draw();
    });
  const finish = (): void => {
    if (plan === undefined || curveKey(plan.study) === curve.key) return;
    const { study } = plan;
    void newest(() => Promise.resolve()); // what is under way would come too late
    const rows = curveSizes(study).map((n) => curveRow(study, n));
    curve = { key: curveKey(study), rows, simulated: [] };
    draw();
  };
  queue.beforePrint(finish);
  const update = (next: Plan): void => {
    plan = next;
    if (curveKey(next.study) === curve.key) draw();
    else void compute(next.study);
  };
  return Object.assign(box, { update });
}

const sizesOf = ({ design: { arms } }: SizedStudy): Pair<number> => [arms[0].n, arms[1].n];

const sizeLabel = (n: Pair<number>): string =>
  n[0] === n[1] ? "subjects randomized per arm" : "subjects randomized in total";

/** Swaps a picture and gives the focus back to its handle, if that had it. */
function replacePicture(frame: HTMLElement, swap: () => void): void {
  const hadFocus = frame.querySelector("[role=slider]")?.matches(":focus") ?? false;
  swap();
  if (hadFocus) frame.querySelector<SVGElement>("[role=slider]")?.focus({ preventScroll: true });
}

const columns = [
  { label: "experimental arm", value: (row: PowerRow) => row.n[0] },
  { label: "control arm", value: (row: PowerRow) => row.n[1] },
  { label: "exact power", value: (row: PowerRow) => percent(row.exact, 2) },
  { label: "closed form", value: (row: PowerRow) => percent(row.closedForm, 2) },
];
