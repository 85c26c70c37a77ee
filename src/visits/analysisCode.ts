import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";

const data =
  "# d: a row per subject and visit that was seen: id, visit (factor), arm (factor, control first), value";

const structures = {
  unstructured: ["corSymm(form = ~ as.integer(visit) | id)", "us(visit | id)"],
  compoundSymmetry: ["corCompSymm(form = ~ 1 | id)", "cs(visit | id)"],
  ar1: ["corAR1(form = ~ as.integer(visit) | id)", "ar1(visit | id)"],
  toeplitz: undefined, // nlme has none
} as const;

const degreesOfFreedom = {
  kenwardRoger: "Kenward-Roger",
  satterthwaite: "Satterthwaite",
  residual: "Residual",
} as const;

/** R code of the planned analysis of one trial; undefined where a few lines of base R do not say it. */
export function analysisCode({ design }: SizedVisitStudy): string | undefined {
  const { analysis, endpoint } = design;
  const { method, contrastVisit } = analysis;
  if (endpoint.type === "responder") return undefined;
  const at = endpoint.type === "continuous" ? "d" : `subset(d, visit == ${contrastVisit})`;
  if (method === "mmrm") return mixedModelCode(design);
  if (method === "t") return `${data}\nt.test(value ~ arm, ${at}, var.equal = TRUE)`;
  if (method === "welch") return `${data}\nt.test(value ~ arm, ${at})`;
  if (method === "wilcoxon") return `${data}\nwilcox.test(value ~ arm, ${at})`;
  if (method === "ancova") return `${data}\nsummary(lm(value ~ baseline + arm, ${at}))`;
  return undefined;
}

function mixedModelCode({ analysis, endpoint }: SizedVisitStudy["design"]): string {
  const { covariance = "unstructured", contrastVisit } = analysis;
  const baseline = !endpoint.baseline
    ? ""
    : analysis.baselineEffect === "main"
      ? " + baseline"
      : " + visit * baseline";
  const model = `value ~ visit * arm${baseline}`;
  const [nlme, mmrm] = structures[covariance] ?? [undefined, "toep(visit | id)"];
  const weights = covariance === "unstructured" ? ", weights = varIdent(form = ~ 1 | visit)" : "";
  const gls = nlme
    ? `\nlibrary(nlme) # the same estimate; other degrees of freedom\nsummary(gls(${model}, d, correlation = ${nlme}${weights}, method = "REML"))`
    : "";
  const method = degreesOfFreedom[analysis.degreesOfFreedom ?? "kenwardRoger"];
  return `${data}\nd$visit <- relevel(d$visit, "${contrastVisit}") # so that the effect of arm is that at this visit
library(mmrm)\nsummary(mmrm(${model} + ${mmrm}, d, method = "${method}"))${gls}`;
}
