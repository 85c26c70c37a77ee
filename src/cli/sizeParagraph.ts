import type { Pair } from "../pair.ts";
import { percent } from "../report/format.ts";
import { justification, type JustificationOptions } from "../report/justification.ts";
import type { PowerResult } from "../report/powerResult.ts";
import { visitJustification, type VisitPowerResult } from "../report/visitJustification.ts";
import { type AnyStudy, isVisitStudy } from "../study/anyStudy.ts";
import type { SizedArm } from "../study/requireSized.ts";
import { version } from "../version.ts";
import type { SizeAnswer, SizeAnswerResult, SizeRequestBy } from "./answerSize.ts";

type Goal = Pick<SizeRequestBy, "power" | "method" | "criterion">;
type Form = JustificationOptions["form"];

/** The sizes found as paragraphs for a protocol, one for each scenario: the trial at that size, and why it is that. */
export function sizeParagraph(
  study: AnyStudy,
  { results }: SizeAnswer,
  goal: Goal,
  form: Form,
): string {
  const paragraphs = results.map(
    (result) => `${trialAt(study, result, goal, form)} ${reason(result, goal)}`,
  );
  return `${paragraphs.join("\n\n")}\n`;
}

/** The justification of a scenario's trial at the size that was found for it. */
function trialAt(study: AnyStudy, result: SizeAnswerResult, goal: Goal, form: Form): string {
  const power = powerResult(result, goal);
  const options = { version, form };
  const isTold = ({ name }: { readonly name: string }): boolean => name === result.scenario;
  if (isVisitStudy(study)) {
    const design = { ...study.design, arms: sizedArms(study.design.arms, result.n) };
    const scenarios = study.scenarios.filter(isTold);
    return visitJustification({ ...study, design, scenarios }, [power], options);
  }
  const design = { ...study.design, arms: sizedArms(study.design.arms, result.n) };
  const scenarios = study.scenarios.filter(isTold);
  return justification({ ...study, design, scenarios }, [power as PowerResult], options); // of a binary endpoint
}

const sizedArms = (
  [experimental, control]: Pair<{ readonly name: string }>,
  [nE, nC]: Pair<number>,
): Pair<SizedArm> => [
  { name: experimental.name, n: nE },
  { name: control.name, n: nC },
];

/** The power at the size, by the method of the search. */
function powerResult(
  { scenario, power, formula, notes = [], ...run }: SizeAnswerResult,
  { method }: Goal,
): VisitPowerResult {
  switch (method) {
    case "exact":
      return { scenario, exact: { power } };
    case "closedForm":
      return { scenario, closedForm: { power, formula: formula!, notes } };
    case "monteCarlo": {
      const { standardError, replicates, seed } = run;
      const monteCarlo = {
        power,
        standardError: standardError!,
        replicates: replicates!,
        seed: seed!,
      };
      return { scenario, monteCarlo };
    }
  }
}

function reason({ criterion }: SizeAnswerResult, { method, power }: Goal): string {
  const goal = percent(power, Number.isInteger(power * 100) ? 0 : 1);
  const size = "The sample size is the smallest in this allocation";
  if (method === "monteCarlo") {
    return `${size} whose power, by simulation, is more likely than not at least ${goal}.`;
  }
  if (method === "closedForm")
    return `${size} with a power of at least ${goal} by the closed form.`;
  if (criterion === "first") return `${size} with an exact power of at least ${goal}.`;
  return `${size} from which on the exact power stays at ${goal} or above.`;
}
