import { Bench } from "tinybench";
import { fillPatternStatistics } from "../../src/analyze/fillPatternStatistics.ts";
import { fitMmrm, simulationTolerance } from "../../src/analyze/fitMmrm.ts";
import { type DegreesOfFreedom, fillVisitEffect } from "../../src/analyze/mmrmEffect.ts";
import { mmrmModel } from "../../src/analyze/mmrmModel.ts";
import { normalQuantile } from "../../src/math/normal.ts";
import { createStream } from "../../src/random/stream.ts";
import { timeInR } from "../timeInR.ts";

export const question =
  "How long does one mixed-model fit take, 60 subjects × 4 visits, unstructured REML, baseline as main effect?";

const subjects = 60;
const visits = 4;
const sd = [16, 18, 19, 20];
const stream = createStream({ seed: 4, replicate: 0, purpose: "outcome" });
const normal = (): number => normalQuantile(stream.uniform());

type Missing = "none" | "20 values" | "dropout";

/** AR(1) errors at .7; as in the R script of reference/speed. */
function trial(missing: Missing) {
  const values = new Float64Array(subjects * visits);
  const baseline = Float64Array.from({ length: subjects }, () => 15 * normal());
  const arm = Uint8Array.from({ length: subjects }, (_, i) => i % 2);
  for (let i = 0; i < subjects; i++) {
    let error = normal();
    let isLost = false;
    for (let j = 0; j < visits; j++) {
      if (j > 0) error = 0.7 * error + Math.sqrt(0.51) * normal();
      isLost ||= missing === "dropout" && j > 0 && stream.uniform() < 0.06;
      const value = (arm[i] === 0 ? -4 * (j + 1) : 0) - 0.3 * baseline[i]! + sd[j]! * error;
      values[i * visits + j] = isLost ? NaN : value;
    }
  }
  if (missing === "20 values") {
    for (let k = 0; k < 20; k++) {
      const i = Math.floor(subjects * stream.uniform());
      values[i * visits + 1 + Math.floor(3 * stream.uniform())] = NaN;
    }
  }
  return { values, arm, baseline };
}

export const bench = new Bench({ time: 1000, warmupTime: 300 });
const effect = { estimate: NaN, standardError: NaN, df: NaN };
for (const missing of ["none", "dropout", "20 values"] as const) {
  const trials = Array.from({ length: 20 }, () => trial(missing));
  const layout = { visits, subjects, baselineEffect: "main", covariance: "unstructured" } as const;
  const model = mmrmModel(layout);
  for (const method of ["satterthwaite", "kenwardRoger"] satisfies DegreesOfFreedom[]) {
    let next = 0;
    bench.add(`missing: ${missing}; ${method}`, () => {
      fillPatternStatistics(model.statistics, trials[next++ % trials.length]!);
      fitMmrm(model, { tolerance: simulationTolerance });
      fillVisitEffect(effect, model, visits - 1, method);
    });
  }
}

/** The same model and size of trial, 20 values missing, in R; the package mmrm is not at hand here. */
const setup = `suppressMessages(library(nlme)); set.seed(4)
  trial <- function() {
    n <- 60; V <- 4; sd <- c(16, 18, 19, 20)
    S <- outer(1:V, 1:V, function(i, j) sd[i] * sd[j] * .7^abs(i - j))
    trt <- rep(0:1, n / 2); base <- rnorm(n, 0, 15)
    Y <- outer(trt, c(-4, -8, -12, -16)) - .3 * base + matrix(rnorm(n * V), n) %*% chol(S)
    Y[cbind(sample(n, 20), sample(2:V, 20, TRUE))] <- NA
    d <- data.frame(id = factor(rep(1:n, V)), trt = rep(trt, V), visit = factor(rep(1:V, each = n)),
                    base = rep(base, V), y = as.vector(Y))
    d <- d[!is.na(d$y), ]; d[order(d$id, d$visit), ]
  }
  trials <- lapply(1:10, function(i) trial()); k <- 0`;

export const others = () =>
  timeInR([
    {
      name: "nlme::gls, corSymm and varIdent, one fit, no degrees of freedom for the contrast",
      setup,
      expression: `k <<- k %% 10 + 1
        gls(y ~ base + trt * visit, data = trials[[k]], weights = varIdent(form = ~ 1 | visit),
            correlation = corSymm(form = ~ as.integer(visit) | id))`,
      runs: 9,
    },
  ]);
