import { count, percent } from "../show/format.ts";
import { largestSize } from "./findPilot.ts";
import { reachedSize, type PilotFindings } from "./pilotFindings.ts";
import { wantedChances, type PilotQuestion, type WantedChance } from "./pilotQuestion.ts";

const noBreak = "\u00a0";

/** "30 per arm", kept on one line. */
export const armText = (n: number): string => `${count(n)}${noBreak}per${noBreak}arm`;

/** "80%". */
export const goalText = (goal: WantedChance): string => percent(goal, 0);

/** A chance with the digits that show on which side of a wanted one it lies: 80.0%, but 79.98%. */
export function chanceText(chance: number, wanted: number): string {
  const isHidden = chance < wanted && percent(chance) === percent(wanted);
  return percent(chance, isHidden ? 2 : 1);
}

/** The answer in parts; the numbers stand out. */
export interface AnswerWords {
  readonly before: string;
  readonly power: string;
  readonly between: string;
  readonly assurance: string;
  readonly after: string;
}

/** Power as planned on the pilot, and what is left of it once the pilot's doubt is counted. */
export function answerWords({ question, atEstimate, assurance }: PilotFindings): AnswerWords {
  const isLess = assurance < atEstimate;
  return {
    before: `With ${armText(question.n)}, power is `,
    power: chanceText(atEstimate, question.goal),
    between: ` if the pilot’s rates are the truth, ${isLess ? "but " : "and "}`,
    assurance: chanceText(assurance, question.goal),
    after: ` averaged over what the pilot leaves possible.`,
  };
}

/** Sizes for both wanted chances, and what no size can give. */
export function sizesSentence(findings: PilotFindings): string {
  const ceiling = ceilingSentence(findings);
  if (!findings.isComplete) return `Sizes for 80% and 90%: … ${ceiling}`;
  const [some, more] = wantedChances.map((goal) => sizeWords(findings, goal)) as [string, string];
  return `That average is called assurance. ${some}; ${more}. ${ceiling}`;
}

function sizeWords(findings: PilotFindings, goal: WantedChance): string {
  const { curve, ceiling } = findings;
  const { first } = reachedSize(curve, "assurance", goal);
  if (first !== undefined) return `${armText(first)} give ${goalText(goal)}`;
  if (ceiling <= goal) return `no size gives ${goalText(goal)}`;
  return `${goalText(goal)} takes more than ${armText(largestSize)}`;
}

/** The ceiling, and why it is there. */
export function ceilingSentence({ ceiling, question }: PilotFindings): string {
  const doubt =
    question.noEffect > 0
      ? "the treatment may do nothing, or harm"
      : "the pilot leaves it possible that the treatment is no better";
  return `More than ${percent(ceiling)} cannot be had with any size: ${doubt}.`;
}

/** The question in a line, for the bar of a narrow screen. */
export function questionSummary({ question, assurance }: PilotFindings): string {
  const { events, n } = question.pilot;
  const counts = `${events[0]}/${n[0]} vs ${events[1]}/${n[1]}`;
  return `${counts} · ${count(question.n)} per arm · assurance ${percent(assurance)}`;
}

/** "20 of 30 against 8 of 30". */
export const countsText = ({ pilot: { events, n } }: Pick<PilotQuestion, "pilot">): string =>
  `${events[0]} of ${n[0]} against ${events[1]} of ${n[1]}`;
