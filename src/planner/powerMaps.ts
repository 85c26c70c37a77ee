import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { count, percent, perArm } from "../show/format.ts";
import type { Place } from "../show/powerGrid.ts";
import type { PowerMapOptions } from "../show/powerMap.ts";
import { axisSize } from "./curveRows.ts";
import { mapUpdater, type MapKind } from "./mapUpdater.ts";
import type { Plan } from "./plan.ts";
import type { Planner } from "./planner.ts";
import { dropoutSteps, mostDropout, ratesSteps } from "./powerGrids.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { dropoutWords, shortPercent } from "./wording.ts";

/** Where the design stands: power over both response rates, and over sample size and dropout. */
export function createPowerMaps(planner: Planner, workshop: Workshop): Section<Plan> {
  const kinds = [ratesMap(planner, workshop), dropoutMap(planner, workshop)];
  const grid = element("div", { class: "figure-grid" }, ...kinds.map(({ frame }) => frame));
  const box = sectionBox(
    "If the assumptions are off",
    "The light side is safe. How far is the design from the edge? Press a map to try a place on it.",
    grid,
  );
  const updates = kinds.map((kind) => mapUpdater(kind, workshop));
  return Object.assign(box, { update: (plan: Plan) => updates.forEach((update) => update(plan)) });
}

function ratesMap(planner: Planner, { describe }: Workshop): MapKind {
  const frame = figureFrame<Place>({
    title: "Power over both response rates",
    name: "power-map-rates",
    height: "min(80%, 360px)",
    columns: placeColumns("control rate", "experimental rate"),
    study: describe,
  });
  const look = ({ study, scenario }: Plan): Omit<PowerMapOptions, "width"> => {
    const [experimental, control] = study.design.arms.map((arm) => arm.name) as [string, string];
    return {
      xLabel: `rate on ${control}, percent`,
      yLabel: `rate on ${experimental}, percent`,
      percent: { x: true, y: true },
      describe: (x, y) => `${percent(y)} vs ${percent(x)}`,
      onPick: (x, y) => planner.adjust({ rateControl: rounded(x), rateExperimental: rounded(y) }),
      point: { x: scenario.responseRate[1], y: scenario.responseRate[0], label: "assumed" },
    };
  };
  const caption = ({ n, exact }: Plan): string =>
    `With ${perArm(n)}, power is ${percent(exact)} where the rates are as assumed; only worlds beyond the line reach 80% or 90%.`;
  return { frame, steps: ratesSteps, look, caption };
}

function dropoutMap(planner: Planner, { describe }: Workshop): MapKind {
  const frame = figureFrame<Place>({
    title: "Power over sample size and dropout",
    name: "power-map-dropout",
    height: "min(80%, 360px)",
    columns: placeColumns("subjects", "dropout"),
    study: describe,
  });
  const look = ({ n, scenario }: Plan): Omit<PowerMapOptions, "width"> => {
    const rate = sharedDropout(scenario);
    return {
      xLabel: n[0] === n[1] ? "subjects randomized per arm" : "subjects randomized in total",
      yLabel: "dropout in both arms, percent",
      percent: { x: false, y: true },
      describe: (x, y) => `${count(x)} subjects, dropout ${percent(y)}`,
      onPick: (_x, y) =>
        planner.adjust({ dropoutExperimental: rounded(y), dropoutControl: rounded(y) }),
      point: rate === undefined ? undefined : { x: axisSize(n), y: rate, label: "planned" },
    };
  };
  return { frame, steps: dropoutSteps, look, caption: dropoutCaption };
}

/** Where the planned design stands on the map, or why it does not. */
export function dropoutCaption({ n, exact, scenario }: Plan): string {
  const rate = sharedDropout(scenario);
  const advice = "Follow the 80% line upward to see what more dropout costs in subjects.";
  if (rate !== undefined)
    return `Planned: ${perArm(n)} with ${shortPercent(rate)} dropout. ${advice}`;
  const [experimental, control] = scenario.dropout!.rate;
  const planned = `${perArm(n)} with ${dropoutWords(scenario.dropout)} lost`;
  const why =
    experimental === control
      ? `more dropout than the map holds`
      : `the map takes both arms to lose the same share`;
  return `The planned design, ${planned} and a power of ${percent(exact)}, has no place here: ${why}. ${advice}`;
}

/** A rate picked on a map, to half a percent and within [0, 0.99]. */
const rounded = (rate: number): number => Math.min(0.99, Math.max(0, Math.round(rate * 200) / 200));

/** The dropout of both arms, where they share one that the map shows. */
function sharedDropout({ dropout }: Plan["scenario"]): number | undefined {
  const [experimental, control] = dropout?.rate ?? [0, 0];
  return experimental === control && experimental <= mostDropout ? experimental : undefined;
}

const placeColumns = (x: string, y: string) => [
  { label: x, value: (place: Place) => +place.x.toFixed(4) },
  { label: y, value: (place: Place) => +place.y.toFixed(4) },
  { label: "power", value: (place: Place) => +place.power.toFixed(5) },
];
