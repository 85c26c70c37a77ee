import { describe, expect, it } from "vitest";
import { visitPowerOf } from "../../src/sizing/visitPowerOf.ts";
import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { requireSizedVisits, type SizedVisitStudy } from "../../src/study/requireSizedVisits.ts";
import type { VisitStudy } from "../../src/study/visitSchema.ts";
import { visitPresets } from "../../src/study/visitPresets.ts";
import { rRemlFit } from "../../src/verify/rRemlFit.ts";
import { visitScript } from "../../src/verify/visitScript.ts";
import { hasPackage, hasR, runScripts } from "./runR.ts";

type Analysis = { readonly method: string } & Readonly<Record<string, unknown>>;

const continuous = (analysis: Analysis, scenario: object = {}, endpoint: object = {}) =>
  study({ type: "continuous", ...endpoint }, analysis, { mean: [8, 2], sd: 9, ...scenario });

const baseline = { mean: 50, sd: 8, correlation: 0.6 };

const overVisits = (analysis: Analysis, scenario: object = {}, endpoint: object = {}) =>
  study({ type: "longitudinal", visits: [4, 8, 12], ...endpoint }, analysis, {
    mean: [
      [1, 3, 6],
      [0, 0, 1],
    ],
    sd: [6, 7, 8],
    correlation: { type: "ar1", rho: 0.7 },
    ...scenario,
  });

function study(endpoint: object, analysis: Analysis, scenario: object): SizedVisitStudy {
  const { method } = analysis;
  return requireSizedVisits(
    parseVisitStudy({
      equipoise: 1,
      design: { arms: [{ n: 32 }, { n: 28 }], endpoint, analysis },
      scenarios: [{ name: JSON.stringify(analysis), ...scenario }],
      simulation: { replicates: method === "mmrm" ? 40 : 300, seed: 5 },
    }),
  );
}

/** With so many replicates in R; a mixed model takes several milliseconds there. */
const simulated = (replicates: number, study: VisitStudy): SizedVisitStudy =>
  requireSizedVisits({ ...study, simulation: { replicates, seed: 5 } });

const dropout = { rate: [0.2, 0.1], mechanism: "mcar" };
const withBaseline = { endpoint: { baseline: true }, scenario: { baseline } };

const studies: readonly SizedVisitStudy[] = [
  ...visitPresets.map((preset) => simulated(12, preset.study)),
  continuous({ method: "t" }),
  continuous({ method: "t", sides: 1 }, { dropout }),
  continuous({ method: "t", hypothesis: "nonInferiority", margin: 2 }, { mean: [2, 2] }),
  continuous({ method: "welch" }, { sd: [6, 12], dropout }),
  continuous({ method: "welch", sides: 1 }, { sd: [6, 12], mean: [2, 8] }, { better: "lower" }),
  continuous({ method: "wilcoxon" }),
  continuous({ method: "ancova" }, withBaseline.scenario, withBaseline.endpoint),
  continuous(
    { method: "ancova", hypothesis: "equivalence", margin: 6 },
    { ...withBaseline.scenario, mean: [2, 2] },
    withBaseline.endpoint,
  ),
  overVisits({ method: "mmrm" }, { dropout }),
  overVisits({ method: "mmrm", contrastVisit: 8 }, { dropout, intermittent: [0.1, 0.05] }),
  simulated(
    500,
    overVisits(
      { method: "mmrm" },
      { ...withBaseline.scenario, dropout, intermittent: [0.05, 0.05] },
      withBaseline.endpoint,
    ),
  ),
  overVisits(
    { method: "mmrm" },
    { dropout, discontinuation: { rate: [0.2, 0.1], followed: 0.5, mechanism: "mcar" } },
  ),
  overVisits({ method: "t" }, { dropout }),
];

/** Closed forms of efficiency and expected numbers are not exact. */
const approximation = 0.015;
let compared = 0;

describe.skipIf(!hasR)("the script for R prints the power of this program over visits", () => {
  const printed = hasR ? runScripts(studies.map((one) => visitScript(one, { version: "0" }))) : [];

  it.each(studies.map((one, i) => [`${i} ${one.title}`, one, i] as const))(
    "%s",
    (_name, { design, scenarios }, i) => {
      for (const scenario of scenarios) {
        const { power } = visitPowerOf(design, scenario);
        const value = printed[i]!.get(`${scenario.name}, closed form`);
        if (power === undefined) expect(value).toBeUndefined();
        else expect(value).toBeCloseTo(power, 7);
      }
    },
  );

  it.each(studies.map((one, i) => [`${i} ${one.title}`, one, i] as const))(
    "and simulates it: %s",
    async (_name, { design, scenarios }, i) => {
      for (const scenario of scenarios) {
        const simulated = printed[i]!.get(`${scenario.name}, simulated`);
        const { power } = visitPowerOf(design, scenario);
        if (simulated === undefined || power === undefined) continue;
        const error = printed[i]!.get(`${scenario.name}, standard error of the simulated power`)!;
        expect(Math.abs(simulated - power)).toBeLessThan(4 * error + approximation);
        compared++;
      }
    },
  );

  it("most of them", () => expect(compared).toBeGreaterThan(12));
});

const comparison = `${rRemlFit}
set.seed(3); n <- 40; T <- 3
y <- matrix(rnorm(n * T), n) %*% chol(0.7^abs(outer(1:T, 1:T, "-"))); b <- rnorm(n); y <- y + b
control <- rep(0:1, n / 2); gone <- runif(n)
for (j in 2:T) y[gone < 0.1 * j | runif(n) < 0.05, j] <- NA
found <- remlFit(y, cbind(1, control, b), 1e-10)
d <- data.frame(y = c(y), time = rep(1:T, each = n), id = rep(1:n, T), control, b)
d$visit <- relevel(factor(d$time), ref = "3")
fit <- nlme::gls(y ~ visit * control + visit * b, na.omit(d), correlation = nlme::corSymm(form = ~ time | id),
  weights = nlme::varIdent(form = ~ 1 | time), control = nlme::glsControl(tolerance = 1e-10))
row <- summary(fit)$tTable["control", ]
show <- function(name, value) cat(sprintf("%s: %.15g\n", name, value))
show("estimate", found$coefficients[2, 3] - row[1]); show("error", found$se[2, 3] / row[2] - 1)`;

const hasNlme = hasR && hasPackage("nlme");

describe("the mixed model of the script for R", () => {
  it.skipIf(!hasNlme)("is the one that nlme fits by REML", () => {
    const [printed] = runScripts([comparison]);
    expect(Math.abs(printed!.get("estimate")!)).toBeLessThan(1e-4);
    expect(Math.abs(printed!.get("error")!)).toBeLessThan(1e-4);
  });
});
