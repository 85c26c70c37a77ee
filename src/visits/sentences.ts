import { count, percent, percentWithError, perArm } from "../show/format.ts";
import { shortPercent } from "../planner/wording.ts";
import { responderRates } from "../sizing/responderRates.ts";
import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { visitMoments } from "../study/visitMoments.ts";
import { contrastIndexOf } from "../study/visitRetention.ts";
import { mostReplicates, replicatesOf } from "./comparedGroups.ts";
import { wantedPower, type VisitFindings } from "./visitFindings.ts";
import {
  contrastText,
  methodText,
  strategyWords,
  valueText,
  type ValueFormat,
} from "./visitWords.ts";

/** The answer around the number that stands out. */
export interface AnswerWords {
  readonly before: string;
  readonly power: string;
  readonly after: string;
}

/** What the trial asks, and the power it has. */
export function answerWords(findings: VisitFindings): AnswerWords {
  const { study, closed, power } = findings;
  const { arms, analysis } = study.design;
  const lost = lossText(findings);
  const simulated =
    power && percentWithError(power.rejection.value, power.rejection.monteCarloError);
  const formula = closed.power === undefined ? undefined : percent(closed.power);
  return {
    before: `With ${perArm([arms[0].n, arms[1].n])} subjects${lost === "" ? "" : `, of whom ${lost}`}, ${methodText(analysis.method)} finds ${effectText(findings)} with `,
    power: simulated ?? formula ?? "…",
    after: ` power${simulated === undefined || formula === undefined ? "" : `; ${formulaName(findings)} ${formula}`}.`,
  };
}

const formulaName = ({ closed }: VisitFindings): string =>
  closed.power !== undefined && closed.formula === "exactTable" ? "exact" : "closed form";

/** "15% are lost by week 12", "11% and 20% are lost by week 12", or nothing where nobody is. */
export function lossText({ left, study }: Pick<VisitFindings, "left" | "study">): string {
  const [experimental, control] = left.map((share) => percent(share, 0));
  if (Math.max(...left) === 0) return "";
  const rates = experimental === control ? experimental : `${experimental} and ${control}`;
  return `${rates} are lost by ${contrastText(study)}`;
}

/** How values of a study are written. */
export function formatOf({
  study,
  scenario,
}: Pick<VisitFindings, "study" | "scenario">): ValueFormat {
  const { endpoint } = study.design;
  const { sd } = visitMoments(endpoint, scenario, contrastIndexOf(study.design));
  return { sd: sd[0], unit: endpoint.unit };
}

/** "a difference of −11.7 mm in fatigue (VAS)", "66.7% vs 26.7% responders". */
function effectText(findings: VisitFindings): string {
  const { study, scenario } = findings;
  const { endpoint } = study.design;
  if (endpoint.type === "responder") {
    const [experimental, control] = responderRates(endpoint, scenario).map((rate) => percent(rate));
    return `${experimental} responders against ${control}`;
  }
  const { mean } = visitMoments(endpoint, scenario, contrastIndexOf(study.design));
  return `a difference of ${valueText(mean[0] - mean[1], formatOf(findings))} in ${endpoint.name}`;
}

/** What the estimand makes of the difference, once it is known. */
export function truthSentence(findings: VisitFindings): string {
  const { study, truth, scenario } = findings;
  const { endpoint, estimand } = study.design;
  if (truth === undefined || scenario.discontinuation === undefined) return "";
  const value =
    endpoint.type === "responder" ? `${percent(truth)}` : valueText(truth, formatOf(findings));
  return ` Some stop treatment: under the estimand chosen (${strategyWords[estimand]}), the true difference is ${value}.`;
}

/** The size that the formula asks for, or why there is none. */
export function sizeSentence({ closed, size, study }: VisitFindings): string {
  if (closed.notAvailable !== undefined)
    return `There is no closed form, because ${closed.notAvailable}.`;
  if (size?.n === undefined) return "No size of such a trial reaches 80%.";
  const { n } = size;
  const [experimental, control] = study.design.arms;
  const isPlanned = n[0] === experimental.n && n[1] === control.n;
  return `For ${shortPercent(wantedPower)} the formula asks for ${isPlanned ? "just these" : perArm([n[0], n[1]])} subjects.`;
}

/** How the simulated power was found. */
export function runSentence({ power, study }: VisitFindings): string {
  if (!power) return "";
  return `± is one Monte Carlo standard error: ${count(power.replicates)} of ${count(replicatesOf(study))} trials simulated and analyzed${moreText(study)}.`;
}

function moreText({ simulation: { replicates } }: SizedVisitStudy): string {
  if (replicates <= mostReplicates) return "";
  return `; the command line runs all ${count(replicates)} of the study`;
}

/** The study in a line, for the bar of a narrow screen. */
export function studySummary(findings: VisitFindings): string {
  const { study, power, closed } = findings;
  const [experimental, control] = study.design.arms;
  const chance = power?.rejection.value ?? closed.power;
  const known = chance === undefined ? "" : ` · power ${percent(chance, power ? 0 : 1)}`;
  return `${perArm([experimental.n, control.n])} · ${effectText(findings)}${known}`;
}
