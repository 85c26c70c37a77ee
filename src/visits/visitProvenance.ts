import type { Provenance } from "../planner/provenance.ts";
import { count, percent, percentWithError } from "../show/format.ts";
import type { VisitFormula } from "../sizing/visitPowerOf.ts";
import { visitPowerCode } from "../verify/visitScript.ts";
import { analysisRows } from "./analysisRows.ts";
import { analysisCode } from "./analysisCode.ts";
import { formatOf } from "./sentences.ts";
import type { VisitFindings } from "./visitFindings.ts";
import { methodText, strategyWords, valueText } from "./visitWords.ts";

const formulas: Readonly<Record<VisitFormula, readonly [formula: string, source: string]>> = {
  noncentralT: [
    "noncentral t with n₁ + n₂ − 2 degrees of freedom and noncentrality d / (sd √(1/n₁ + 1/n₂)), n the subjects expected to be seen",
    "Chow, Shao & Wang 2008, Sample Size Calculations in Clinical Research",
  ],
  welch: ["the distribution of Welch’s statistic, integrated over both variances", "definition"],
  ancova: [
    "noncentral t with the variance (1 − ρ²) sd² that the baseline leaves",
    "Borm, Fransen & Lemmens 2007, Journal of Clinical Epidemiology",
  ],
  wilcoxonEfficiency: [
    "noncentral t with the sizes times 3/π, the efficiency in large normal samples",
    "Lehmann 1975, Nonparametrics",
  ],
  mmrmSmallSample: [
    "variance of the difference from the information Σ pₖ Vₖ⁻¹ over the patterns of those seen up to visit k, times what the estimated slopes and the random numbers of those seen add in a trial of this size; noncentral t",
    "Lu, Luo & Chen 2008, International Journal of Biostatistics; Tang 2017, Statistics in Medicine",
  ],
  exactTable: [
    "Σ Binomial(x₁; n₁, p₁) · Binomial(x₂; n₂, p₂) over all tables with P ≤ alpha; p the share that responds and is seen",
    "enumeration; p from the normal distribution of the values",
  ],
  normalTable: [
    "normal approximation of the difference of two rates; p from the normal distribution of the values",
    "Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions",
  ],
};

/** How the numbers of the page were computed: formula, source, and R code. */
export function visitProvenance(findings: VisitFindings): Provenance[] {
  return [
    ...closedProvenance(findings),
    ...simulatedProvenance(findings),
    ...truthProvenance(findings),
    ...imputedProvenance(findings),
  ];
}

function closedProvenance({ closed, study, scenario }: VisitFindings): Provenance[] {
  if (closed.power === undefined) return [];
  const [formula, source] = formulas[closed.formula];
  const notes = closed.notes.length > 0 ? ` (${closed.notes.join("; ")})` : "";
  return [
    {
      title: closed.formula === "exactTable" ? "Exact power" : "Closed form",
      value: percent(closed.power, 4),
      formula: `${formula}${notes}`,
      source,
      code: visitPowerCode(study.design, scenario),
    },
  ];
}

function simulatedProvenance({ power, study }: VisitFindings): Provenance[] {
  if (!power) return [];
  const { rejection, replicates } = power;
  const { seed } = study.simulation;
  return [
    {
      title: "Simulated power",
      value: `${percentWithError(rejection.value, rejection.monteCarloError)} in ${count(replicates)} trials`,
      formula: `${methodText(study.design.analysis.method)} of each simulated trial; share with P ≤ alpha; error √(p(1 − p)/R)`,
      source: `Threefry-2x32-20 keyed by seed ${seed} and the replicate’s number (Salmon et al. 2011); reporting after Morris, White & Crowther 2019. The command line gives the same count from the study file: npx equipoise power study.json. The R code is the analysis of one trial`,
      code: analysisCode(study),
    },
  ];
}

function truthProvenance(findings: VisitFindings): Provenance[] {
  const { truth, study } = findings;
  if (truth === undefined) return [];
  const { estimand, endpoint } = study.design;
  const isRate = endpoint.type === "responder";
  return [
    {
      title: `True difference, ${strategyWords[estimand]}`,
      value: isRate ? percent(truth, 2) : valueText(truth, formatOf(findings)),
      formula:
        "from the scenario by formula where nobody stops treatment or chance alone decides who does; else the mean over 32,768 evenly spread points",
      source:
        "strategies: ICH E9(R1) 2019; outcomes off treatment: Carpenter, Roger & Kenward 2013",
      code: "# no package of R computes this from the scenario",
    },
  ];
}

function imputedProvenance(findings: VisitFindings): Provenance[] {
  const rows = analysisRows(findings).filter(({ found }) => found.plan.imputations !== undefined);
  const [first] = rows;
  if (!first) return [];
  return [
    {
      title: "Imputation",
      value: `${first.found.plan.imputations} completed data sets a trial`,
      formula:
        "Bayesian multivariate normal model, sampled by data augmentation; estimates pooled by Rubin’s rules with Barnard and Rubin’s degrees of freedom",
      source:
        "Rubin 1987; Barnard & Rubin 1999; Carpenter, Roger & Kenward 2013 (jump to reference, copy reference, copy increments). In R: the packages rbmi and mice",
      code: 'library(rbmi) # draws(), impute(), analyse(), pool(), with method_bayes() and the strategy "JR", "CR" or "CIR"',
    },
  ];
}
