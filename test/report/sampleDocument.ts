import type { DocumentInput } from "../../src/report/documentInput.ts";
import type { FigurePicture } from "../../src/report/documentModel.ts";
import type { PowerResult } from "../../src/report/powerResult.ts";
import { closedFormPowerOf } from "../../src/sizing/closedFormPowerOf.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { presets } from "../../src/study/presets.ts";
import { requireSized, type SizedStudy } from "../../src/study/requireSized.ts";
import { isAdjustedMethod } from "../../src/analyze/methods.ts";
import { monteCarlo } from "../../src/engine/monteCarlo.ts";

// A PNG of one white pixel.
const png = Uint8Array.from(
  atob(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==",
  ),
  (character) => character.charCodeAt(0),
);

export const picture: FigurePicture = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"><rect width="64" height="32"/></svg>',
  png,
  width: 64,
  height: 32,
  alt: "A curve & its <goals>",
};

/** All that a document of a study is made from, simulated with few replicates. */
export async function inputOf(study: SizedStudy, replicates = 400): Promise<DocumentInput> {
  const runs = study.scenarios.map((scenario) => monteCarlo(study, scenario, { replicates }));
  const simulated = await Promise.all(runs);
  const results = simulated.map(({ scenario: name, seed, characteristics }): PowerResult => {
    const scenario = study.scenarios.find((each) => each.name === name)!;
    const { value: power, monteCarloError: standardError } = characteristics.rejection;
    const monteCarlo = { power, standardError, replicates, seed };
    if (isAdjustedMethod(study.design.analysis.method)) return { scenario: name, monteCarlo };
    const exact = { power: exactPower(study.design, scenario) };
    return {
      scenario: name,
      exact,
      closedForm: closedFormPowerOf(study.design, scenario),
      monteCarlo,
    };
  });
  const figures = { powerCurve: picture, differences: picture };
  return { study, results, simulated, version: "0.1.0", figures };
}

export const followUp = requireSized(presets[0]!.study);

/** Names that every format has to escape. */
export const nastyStudy = requireSized(
  parseStudy({
    equipoise: 1,
    title:
      "A & B: 100% <safe> {or} #1 $5 ~x^2 \\end{document} | \u201Cna\u00EFve\u201D \u03B1\u2081 \u2265 \u4E2D",
    design: {
      arms: [
        { name: "*A_1* [x]", n: 12 },
        { name: "B|<b>&amp;`", n: 12 },
      ],
      endpoint: { name: '50% \\ "better" _now_ #' },
      analysis: { method: "pearson" },
    },
    scenarios: [{ name: "[1] *star* \\end{verbatim}", responseRate: [0.8, 0.3] }],
  }),
);
