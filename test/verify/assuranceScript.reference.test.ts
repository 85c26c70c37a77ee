import { describe, expect, it } from "vitest";
import type { PowerDesign } from "../../src/sizing/powerDesign.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { requireSized } from "../../src/study/requireSized.ts";
import type { StudyInput } from "../../src/study/schema.ts";
import { assurance } from "../../src/uncertainty/assurance.ts";
import type { Belief } from "../../src/uncertainty/belief.ts";
import { pilotPosterior } from "../../src/uncertainty/pilotPosterior.ts";
import { assuranceScript } from "../../src/verify/assuranceScript.ts";
import { hasR, runScripts } from "./runR.ts";
import { mcar, mnar } from "../sizing/designs.ts";

const arms = pilotPosterior({ events: [20, 8], n: [30, 30] });
const swapped = pilotPosterior({ events: [8, 20], n: [30, 30] });

function design(fields: Partial<StudyInput["design"]>, n = 24): PowerDesign {
  return requireSized(
    parseStudy({
      equipoise: 1,
      design: { arms: [{ n }, { n: n - 2 }], analysis: { method: "fisher" }, ...fields },
      scenarios: [{ responseRate: [0.5, 0.5] }],
    }),
  ).design;
}

const cases: readonly (readonly [name: string, PowerDesign, Belief])[] = [
  ["Fisher, Jeffreys", design({}), { prior: { arms } }],
  ["Boschloo", design({ analysis: { method: "boschloo" } }), { prior: { arms } }],
  ["one-sided", design({ analysis: { method: "pearson", sides: 1 } }), { prior: { arms } }],
  ["dropout", design({}), { prior: { arms }, dropout: mcar(0.1, 0.2) }],
  [
    "an event that is not wanted, dropout",
    design({ endpoint: { better: "lower" } }),
    { prior: { arms: swapped }, dropout: mcar(0.1, 0.2) },
  ],
  [
    "complete cases",
    design({ missing: "completeCase", analysis: { method: "pearson" } }, 12),
    { prior: { arms }, dropout: mcar(0.1, 0.2) },
  ],
  ["failures that leave", design({}), { prior: { arms }, dropout: mnar([0.1, 0.2], 4) }],
  [
    "unwanted events that stay",
    design({ endpoint: { better: "lower" }, analysis: { method: "pearson" } }),
    { prior: { arms: swapped }, dropout: mnar([0.3, 0.2], 0.2) },
  ],
  [
    "complete cases, failures that leave, no effect at a rate that is not known",
    design({ missing: "completeCase", analysis: { method: "pearson" } }, 7),
    {
      prior: { arms, noEffect: { weight: 0.3, rate: { a: 28.5, b: 32.5 } } },
      dropout: mnar([0.1, 0.2], 4),
    },
  ],
  [
    "a point without effect",
    design({}),
    { prior: { arms, noEffect: { weight: 0.3, rate: 0.25 } } },
  ],
  [
    "no effect at a rate that is not known",
    design({}),
    { prior: { arms, noEffect: { weight: 0.3, rate: { a: 8.5, b: 22.5 } } } },
  ],
  [
    "a margin",
    design({
      analysis: { method: "farringtonManning", hypothesis: "nonInferiority", margin: 0.1 },
    }),
    { prior: { arms } },
  ],
];

describe.skipIf(!hasR)("the script for R prints the assurance of this program", () => {
  const scripts = cases.map(
    ([, one, belief]) =>
      `cat(sprintf("assurance: %.15g\\n", {\n${assuranceScript(one, belief)}\n}))`,
  );
  const printed = hasR ? runScripts(scripts) : [];
  it.each(cases.map(([name, one, belief], i) => [name, one, belief, i] as const))(
    "%s",
    (_name, one, belief, i) => {
      expect(printed[i]!.get("assurance")).toBeCloseTo(assurance(one, belief).assurance, 8);
    },
  );
});
