import type { Goal } from "./answer.ts";
import type { Pair } from "../pair.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { newestRun } from "../notebook/newestRun.ts";
import { perArm, percent } from "../show/format.ts";
import { powerCurve } from "../show/powerCurve.ts";
import { powerCurveCaption } from "../show/powerCurveCaption.ts";
import type { PowerRow, SimulatedPowerRow } from "../show/powerRows.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import {
  axisSize,
  curveRow,
  curveSizes,
  sizesUpTo,
  goalOf,
  goalPowers,
  simulatedRow,
} from "./curveRows.ts";
import { isSearch } from "./limits.ts";
import type { Plan } from "./plan.ts";
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

const bandReplicates = 2000;
const bandPoints = 40;

/** Power over the sample size, with a handle that moves the design along it. */
export function createPowerCurve(
  planner: Planner,
  { queue, describe, onGoals }: CurveTools,
): Section<Plan> {
  const frame = figureFrame<PowerRow>({
    title: "Power over sample size",
    name: "power-curve",
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
    onGoals(goals.map(({ power, stable }) => ({ power, ...goalWords(study, rows, stable) })));
  };
  const compute = (study: SizedStudy): Promise<void | undefined> =>
    newest(async (signal) => {
      const key = curveKey(study);
      onGoals(goalPowers.map((power) => ({ power, words: "…", note: "" })));
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

/** What a curve depends on: all but the position on it. */
function curveKey(study: SizedStudy): string {
  const { arms, endpoint, missing, analysis } = study.design;
  const sizes = curveSizes(study);
  const ratio = arms[0].n / arms[1].n;
  const replicates = Math.min(bandReplicates, study.simulation.replicates);
  return JSON.stringify([
    endpoint.better,
    missing,
    analysis,
    study.scenarios[0],
    ratio,
    sizes.at(-1),
    replicates,
    study.simulation.seed,
  ]);
}

const sizeLabel = (n: Pair<number>): string =>
  n[0] === n[1] ? "subjects randomized per arm" : "subjects randomized in total";

/** The size that a goal asks for, and how sure that is: a long curve leaves sizes out. */
function goalWords(study: SizedStudy, rows: readonly PowerRow[], stable: number | undefined) {
  const row = rows.find(({ size }) => size === stable);
  if (row === undefined) return { words: "out of range", note: "beyond the curve below" };
  const all = sizesUpTo(study, rows.at(-1)!.n[1], Number.MAX_SAFE_INTEGER).length;
  const isEvery = all === rows.length;
  const note = isEvery
    ? "exact, and kept from there on"
    : "about: the curve below leaves sizes out";
  return { words: perArm(row.n), note };
}

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
