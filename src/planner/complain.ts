import { announce } from "../notebook/liveRegion.ts";
import type { Problem } from "../notebook/controlGroup.ts";
import { hypothesisNames } from "../report/hypothesisNames.ts";
import type { PlannerControls } from "./plannerControls.ts";

/** Messages beside the controls; one that fits no control is said aloud. */
export function complain(group: PlannerControls, problems: readonly Problem[]): void {
  const left = group.showProblems(problems.map(inPlainWords));
  if (left.length > 0) announce(left.map(({ message }) => message).join(". "));
}

const arms = ["the experimental arm", "the control arm"];

/** What a message says of other places of the study file, as the page calls them; its own path stays. */
export function inPlainWords({ path, message }: Problem): Problem {
  const own = message.startsWith(path) ? path : "";
  const words = message
    .slice(own.length)
    .replace(/design\.arms\[(\d)\]/g, (_, k: string) => arms[Number(k)]!)
    .replace(
      /\b(?:superiorityByMargin|nonInferiority)\b/g,
      (name) => hypothesisNames[name as "nonInferiority"],
    )
    .replace(/scenarios\[(\d+)\]/g, (_, k: string) => `scenario ${Number(k) + 1}`);
  return { path, message: own + words };
}
