import { element } from "../notebook/element.ts";
import { percent } from "../show/format.ts";
import type { Plan } from "./plan.ts";

/** One thing that a goal asks of a design. */
interface Condition {
  readonly words: string;
  readonly isMet: (plan: Plan) => boolean;
}

interface Goal {
  readonly title: string;
  readonly conditions: readonly Condition[];
}

const powerOf = (least: number): Condition => ({
  words: `power of at least ${percent(least, 0)}`,
  isMet: ({ exact }) => exact >= least,
});
const atMost = (subjects: number): Condition => ({
  words: `at most ${subjects} subjects`,
  isMet: ({ n }) => n[0] + n[1] <= subjects,
});
const dropoutOf = (rate: number): Condition => ({
  words: `${percent(rate, 0)} dropout or more in both arms`,
  isMet: ({ scenario }) => Math.min(...(scenario.dropout?.rate ?? [0, 0])) >= rate - 1e-12,
});
const ratesOf = (experimental: number, control: number): Condition => ({
  words: `rates of ${percent(experimental)} and ${percent(control)}`,
  isMet: ({ scenario: { responseRate } }) =>
    Math.abs(responseRate[0] - experimental) < 0.0015 &&
    Math.abs(responseRate[1] - control) < 0.0015,
});

/** Goals to reach by moving the controls; each teaches a trade. */
export const goals: readonly Goal[] = [
  {
    title: "90% power with at most 80 subjects at 15% dropout",
    conditions: [powerOf(0.9), atMost(80), dropoutOf(0.15), ratesOf(0.667, 0.267)],
  },
  {
    title: "80% power with at most 50 subjects at 5% dropout",
    conditions: [powerOf(0.8), atMost(50), dropoutOf(0.05), ratesOf(0.667, 0.267)],
  },
  {
    title: "80% power if the pilot was too lucky: 56.7% against 26.7%",
    conditions: [powerOf(0.8), atMost(100), ratesOf(0.567, 0.267)],
  },
];

/** A goal to choose, and which of its conditions the present design meets. */
export function createGoals(): HTMLElement & { update(plan: Plan): void } {
  const menu = element(
    "select",
    { "aria-label": "A goal to reach" },
    element("option", { value: "" }, "Set yourself a goal…"),
    ...goals.map(({ title }, i) => element("option", { value: i }, title)),
  );
  const list = element("ul", { class: "goal-list", role: "status" });
  let plan: Plan | undefined;
  const draw = (): void => {
    const goal = menu.value === "" ? undefined : goals[Number(menu.value)];
    list.replaceChildren(
      ...(goal && plan ? goal.conditions.map((one) => conditionItem(one, plan!)) : []),
    );
  };
  menu.addEventListener("input", (event) => event.stopPropagation());
  menu.addEventListener("change", (event) => {
    event.stopPropagation();
    draw();
  });
  const box = element("div", { class: "goals screen-only" }, menu, list);
  const update = (next: Plan): void => {
    plan = next;
    draw();
  };
  return Object.assign(box, { update });
}

function conditionItem({ words, isMet }: Condition, plan: Plan): HTMLLIElement {
  const met = isMet(plan);
  return element(
    "li",
    { "data-met": String(met) },
    met ? "✓ " : "○ ",
    words,
    element("span", { class: "visually-hidden" }, met ? " (met)" : " (not met)"),
  );
}
