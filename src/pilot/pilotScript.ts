import { assuranceScript } from "../verify/assuranceScript.ts";
import { rComment, rPrint, rShow } from "../verify/rText.ts";
import { beliefOf, designOf, type PilotQuestion } from "./pilotQuestion.ts";
import { countsText } from "./sentences.ts";

/** A script in base R that computes the assurance of the planned size again and prints it. */
export function pilotScript(question: PilotQuestion, version: string): string {
  const head = `Assurance of ${question.n} per arm after a pilot of ${countsText(question)}\nin base R, to be compared with that of equipoise ${version}; run with: Rscript assurance.R`;
  const body = assuranceScript(designOf(question), beliefOf(question)).split("\n").slice(0, -1);
  return `${[rComment(head), rShow, ...body, rPrint("assurance", "assurance")].join("\n")}\n`;
}
