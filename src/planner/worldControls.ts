import { choiceControl } from "../notebook/choiceControl.ts";
import { numberControl } from "../notebook/numberControl.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import { eventWords } from "./wording.ts";

/** Controls of what is assumed about the world: response rates and dropout of the scenario shown. */
export function worldControls({ design, scenarios: [scenario] }: SizedStudy) {
  const { arms } = design;
  const { responseRate, dropout } = scenario!;
  const response = (arm: 0 | 1) =>
    numberControl({
      label: `${arms[arm].name}, ${eventWords(design).rate}`,
      value: responseRate[arm],
      min: 0,
      max: 1,
      step: 0.01,
      unit: "percent",
      slider: { min: 0, max: 1, step: 0.005 },
      path: `scenarios[0].responseRate[${arm}]`,
    });
  const loss = (arm: 0 | 1) =>
    numberControl({
      label: `${arms[arm].name}, dropout`,
      value: dropout?.rate[arm] ?? 0,
      min: 0,
      max: 1,
      open: "upper",
      step: 0.01,
      unit: "percent",
      slider: { min: 0, max: 0.5, step: 0.005 },
      path: `scenarios[0].dropout.rate[${arm}]`,
    });
  return {
    rateExperimental: response(0),
    rateControl: response(1),
    dropoutExperimental: loss(0),
    dropoutControl: loss(1),
    mechanism: choiceControl({
      label: "Who drops out",
      value: dropout?.mechanism ?? "mcar",
      options: [
        ["mcar", "anyone"],
        ["mnar", "depends on outcome"],
      ],
      path: "scenarios[0].dropout.mechanism",
    }),
    oddsRatio: numberControl({
      label: "Odds of dropping out, without the event : with it",
      value: dropout?.mechanism === "mnar" ? dropout.oddsRatio : 2,
      min: 0,
      max: 1000,
      open: "lower",
      step: 0.1,
      slider: { min: 0.1, max: 10 },
      path: "scenarios[0].dropout.oddsRatio",
    }),
  };
}
