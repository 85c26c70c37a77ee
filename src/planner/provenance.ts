import { copyButton } from "../notebook/copyButton.ts";
import { element } from "../notebook/element.ts";
import { count, percent } from "../show/format.ts";
import type { MonteCarloResult } from "../engine/monteCarlo.ts";
import type { Plan } from "./plan.ts";
import { closedFormScript, exactScript, simulationScript } from "../verify/numberScripts.ts";
import { simulatedWords } from "./sentences.ts";

/** How a number was computed, for the reader who wants to check it. */
export interface Provenance {
  readonly title: string;
  readonly value: string;
  readonly formula: string;
  readonly source: string;
  /** R code that gives the number; absent where base R has none. */
  readonly code?: string | undefined;
}

const closedFormula = {
  pooled: "Φ((|d| − z·se₀)/se₁); se₀ from the pooled rate, se₁ from the two rates",
  unpooled: "Φ((|d| − z·se₁)/se₁); se₁ from the two rates",
  arcsine: "Φ(|h|/√(1/n₁ + 1/n₂) − z); h = 2 asin √p₁ − 2 asin √p₂",
  pooledCc: "Φ((|d| − c − z·se₀)/se₁); c = (1/n₁ + 1/n₂)/2",
  farringtonManning:
    "Φ((|d − margin| − z·se₀)/se₁); se₀ from the rates most likely on the margin, se₁ from the two rates",
} as const;

const closedSource = {
  pooled: "Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions",
  unpooled: "Chow, Shao & Wang 2008, Sample Size Calculations in Clinical Research",
  arcsine: "Cohen 1988, Statistical Power Analysis",
  pooledCc: "Fleiss, Levin & Paik 2003; Casagrande, Pike & Smith 1978",
  farringtonManning: "Farrington & Manning 1990, Statistics in Medicine",
} as const;

/** How the three powers of a plan were computed. */
export function powerProvenance(plan: Plan, result: MonteCarloResult): Provenance[] {
  const handled =
    plan.study.design.missing === "completeCase"
      ? ", averaged over the binomial numbers of completers"
      : "";
  const { method, sides } = plan.study.design.analysis;
  const tails = sides === 2 ? "; both tails are counted" : "";
  const isFisher = sides === 2 && (method === "fisher" || method === "fisherMidP");
  return [
    {
      title: "Exact power",
      value: percent(plan.exact, 4),
      formula: `Σ Binomial(x₁; n₁, p₁) · Binomial(x₂; n₂, p₂) over all tables with P ≤ alpha${handled}`,
      source: isFisher
        ? "enumeration; Fisher’s two-sided P sums the tables no likelier than the observed one"
        : "enumeration",
      code: exactScript(plan),
    },
    {
      title: "Closed form",
      value: percent(plan.closedForm.power, 4),
      formula: `${closedFormula[plan.closedForm.formula]}${tails}`,
      source: closedSource[plan.closedForm.formula],
      code: closedFormScript(plan),
    },
    {
      title: "Simulated power",
      value: `${simulatedWords(result).value} in ${count(result.replicates)} trials`,
      formula: `share of replicates 0 to ${count(result.replicates - 1)} with P ≤ alpha; error √(p(1 − p)/R)`,
      source: `Threefry-2x32-20 keyed by seed ${result.seed} and the replicate’s number (Salmon et al. 2011); reporting after Morris, White & Crowther 2019. The command line gives the same count from the study file: npx equipoise power study.json. The R code draws other random numbers from the same distribution`,
      code: simulationScript(plan),
    },
  ];
}

/** A number's provenance as a disclosure. */
export function provenanceDetails({
  title,
  value,
  formula,
  source,
  code,
}: Provenance): HTMLDetailsElement {
  const content =
    code === undefined
      ? [element("p", { class: "muted" }, "Base R has no such test.")]
      : [
          element("pre", { tabindex: 0, role: "region", "aria-label": `R code: ${title}` }, code),
          copyButton({ label: "Copy the R code", text: () => code }),
        ];
  return element(
    "details",
    { class: "how-computed" },
    element("summary", {}, `${title}: ${value}`),
    element("p", {}, formula, ". ", element("span", { class: "muted" }, `Source: ${source}.`)),
    ...content,
  );
}
