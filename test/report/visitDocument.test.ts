import { describe, expect, it } from "vitest";
import { monteCarloVisits } from "../../src/engine/monteCarloVisits.ts";
import { documentHtml } from "../../src/report/documentHtml.ts";
import { plainText, textsOf } from "../../src/report/documentBuilder.ts";
import type { ProtocolDocument } from "../../src/report/documentModel.ts";
import { visitCurve } from "../../src/report/visitCurve.ts";
import { visitDocument } from "../../src/report/visitDocument.ts";
import { visitSensitivity } from "../../src/report/visitSensitivity.ts";
import { parseVisitStudy } from "../../src/study/anyStudy.ts";
import { requireSizedVisits } from "../../src/study/requireSizedVisits.ts";
import { visitPresets } from "../../src/study/visitPresets.ts";
import type { VisitStudy } from "../../src/study/visitSchema.ts";
import { scars } from "./scars.ts";

async function documentOf(study: VisitStudy): Promise<ProtocolDocument> {
  const sized = requireSizedVisits(study);
  const replicates = 12;
  const simulated = await Promise.all(
    sized.scenarios.map((scenario) => monteCarloVisits(sized, scenario, { replicates })),
  );
  const curve = await visitCurve(sized, sized.scenarios[0]!, { replicates });
  const sensitivity = await visitSensitivity(sized, sized.scenarios[0]!, { replicates });
  return visitDocument({ study: sized, simulated, version: "0.1.0", curve, sensitivity });
}

const textOf = (document: ProtocolDocument): string[] =>
  document.sections.flatMap(({ blocks }) =>
    blocks.flatMap(textsOf).map((text) => plainText(text, () => 1)),
  );

const continuous = parseVisitStudy({
  equipoise: 1,
  design: {
    arms: [{ n: 20 }, { n: 10 }],
    endpoint: { type: "continuous", name: "pressure", unit: "mmHg", better: "lower" },
    analysis: { method: "welch", sides: 1, alpha: 0.025 },
  },
  scenarios: [
    { mean: [-8.5, 0], sd: [9, 11] },
    { mean: [0, 0], sd: 10, dropout: { rate: [0.1, 0.2] } },
  ],
});

describe("the document of a study over visits", () => {
  it.each(
    [...visitPresets.map(({ study }) => study), continuous].map((s) => [s.title, s] as const),
  )("%s", async (_, study) => {
    const document = await documentOf(study);
    for (const text of textOf(document)) {
      expect(text).not.toMatch(scars);
      expect(text).not.toBe("");
    }
    const text = textOf(document).join("\n");
    expect(text).toContain("Treatment");
    expect(text).toContain("SPIRIT 19");
    expect(text).toContain("See Sensitivity to the assumptions.");
    expect(documentHtml(document)).toContain("<h2>Reporting checklist</h2>");
  });

  it("tells means by visit, test, target and missing data of a mixed model", async () => {
    const text = textOf(await documentOf(visitPresets[1]!.study)).join("\n");
    expect(text).toContain(
      "measured at 4, 8, 12 and 24 weeks and compared at 12 weeks; a lower value is better",
    );
    expect(text).toContain("a mixed model for repeated measures, two-sided");
    expect(text).toContain(
      "A difference in means of \u221218.33 mm with a standard deviation of 19.59 mm",
    );
    expect(text).toContain("0.6 for any two visits");
  });
});
