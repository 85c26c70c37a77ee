import { element } from "../notebook/element.ts";
import { announce } from "../notebook/liveRegion.ts";
import { numberControl } from "../notebook/numberControl.ts";
import { percent, points } from "../show/format.ts";
import type { Plan } from "./plan.ts";
import { actionButton } from "../notebook/section.ts";

/** Follows the plan, and hides its power until the reader has guessed. */
export interface Guess extends HTMLElement {
  update(plan: Plan): void;
}

/**
 * A guess before the answer: while it is open, the page bears `data-guessing` and its style hides all that
 * tells the power.
 */
export function createGuess(): Guess {
  const guess = numberControl({
    label: "Your guess of the power",
    value: 0.5,
    min: 0,
    max: 1,
    step: 0.05,
    unit: "percent",
    slider: { min: 0, max: 1, step: 0.01 },
  });
  const verdict = element("p", { class: "guess-verdict", role: "status" });
  const form = element(
    "div",
    { class: "guess-form", hidden: true },
    guess,
    actionButton("Show the power", () => set(false)),
  );
  const open = actionButton("Guess the power first", () => set(true));
  let plan: Plan | undefined;
  const set = (isGuessing: boolean): void => {
    document.documentElement.toggleAttribute("data-guessing", isGuessing);
    form.hidden = !isGuessing;
    open.hidden = isGuessing;
    verdict.textContent =
      isGuessing || plan === undefined ? "" : guessVerdict(guess.value, plan.exact);
    if (isGuessing) guess.querySelector("input")?.focus();
    else open.focus();
    announce(verdict.textContent, 0);
  };
  guess.addEventListener("input", (event) => event.stopPropagation());
  const box = element("div", { class: "guess screen-only" }, open, form, verdict);
  const update = (next: Plan): void => {
    if (plan !== undefined && plan.exact !== next.exact) verdict.textContent = "";
    plan = next;
  };
  return Object.assign(box, { update });
}

/** "You guessed 60.0%; it is 79.6%: 19.6 points too low." */
export function guessVerdict(guess: number, power: number): string {
  const off = power - guess;
  const judgment =
    Math.abs(off) < 0.015
      ? "well guessed"
      : `${points(Math.abs(off))} points too ${off > 0 ? "low" : "high"}`;
  return `You guessed ${percent(guess)}; it is ${percent(power)}: ${judgment}.`;
}
