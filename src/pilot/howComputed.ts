import { element } from "../notebook/element.ts";
import { percent } from "../show/format.ts";
import type { PilotFindings } from "./pilotFindings.ts";
import { priorText } from "./pilotParagraph.ts";
import { dropoutOf, type PilotQuestion } from "./pilotQuestion.ts";

/** Formula and source of each number of the page, as a list of terms. */
export function howComputed(findings: PilotFindings): HTMLElement {
  const rows = provenance(findings).flatMap(([term, text]) => [
    element("dt", {}, term),
    element("dd", {}, text),
  ]);
  return element("dl", { class: "pilot-provenance" }, ...rows);
}

function provenance({ question, assurance, atEstimate, ceiling }: PilotFindings) {
  return [
    [
      `Power at the pilot’s rates, ${percent(atEstimate, 4)}`,
      "Σ Binomial(x₁; n, p₁) · Binomial(x₂; n, p₂) over the tables rejected in favor of the experimental arm; enumeration, no simulation.",
    ],
    [
      `Assurance, ${percent(assurance, 4)}`,
      `Σ BetaBinomial(x₁; n, a₁, b₁) · BetaBinomial(x₂; n, a₂, b₂) over the same tables; the shapes are the prior’s (${priorText(question)}) plus the pilot’s events and non-events (O’Hagan, Stevens & Campbell 2005). ${lossText(question)}The script for R gives the same digits.`,
    ],
    [
      `Ceiling, ${percent(ceiling, 4)}`,
      "the limit of assurance as n grows: P(the experimental rate, as analyzed, is the better one), by quadrature with an error below 1e-10.",
    ],
    [
      "Power as a distribution",
      "exact power on a fine grid of experimental rates, linear in between, averaged over the control rate by quadrature; deterministic.",
    ],
    [
      "Winner’s curse and shrinkage",
      "exact enumeration of the pilot’s tables (Gelman & Carlin 2014); the shrunken estimate maximizes the likelihood among significant tables, both rates free (Zhong & Prentice 2008).",
    ],
    [
      "Sizes",
      "formula: the normal approximation that fits the test; exact: enumeration of every size, first / kept from there on.",
    ],
    [
      "Enrollment",
      "arrivals at a constant rate per site (Poisson), so that the time to the last subject is gamma distributed.",
    ],
  ] as const;
}

function lossText(question: PilotQuestion): string {
  if (dropoutOf(question) === undefined) return "";
  const { missing, lossOdds } = question;
  const how =
    missing === "completeCase"
      ? "averaged over the binomial numbers of completers"
      : "with the lost counted as failures";
  const shift =
    lossOdds === 1
      ? ""
      : "; as loss depends on the outcome, each rate is moved as it reaches the analysis (Plackett 1965; rate and odds of loss known), and the sum becomes an integral with an error below 1e-10";
  return `It is ${how}${shift}. `;
}
