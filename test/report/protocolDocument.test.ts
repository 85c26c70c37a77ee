import { describe, expect, it } from "vitest";
import { binaryMethods } from "../../src/analyze/methods.ts";
import { plainText, textsOf } from "../../src/report/documentBuilder.ts";
import type { ProtocolDocument } from "../../src/report/documentModel.ts";
import { percent } from "../../src/report/format.ts";
import { protocolDocument } from "../../src/report/protocolDocument.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { withSizes } from "../../src/sizing/powerDesign.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { presets } from "../../src/study/presets.ts";
import { requireSized } from "../../src/study/requireSized.ts";
import { followUp, inputOf } from "./sampleDocument.ts";
import { scars } from "./scars.ts";

const textOf = (document: ProtocolDocument): string[] =>
  document.sections.flatMap(({ blocks }) =>
    blocks.flatMap(textsOf).map((text) => plainText(text, () => 1)),
  );

const sectionOf = (document: ProtocolDocument, heading: string) =>
  document.sections.find((section) => section.heading === heading)!;

const rowsOf = (document: ProtocolDocument, heading: string): string[][] =>
  sectionOf(document, heading).blocks.flatMap((block) =>
    block.type === "table" ? block.rows.map((row) => row.map((cell) => plainText(cell))) : [],
  );

describe("the document of the follow-up study", async () => {
  const document = protocolDocument(await inputOf(followUp));

  it("has all its sections in order", () => {
    expect(document.sections.map(({ heading }) => heading)).toEqual([
      "Summary",
      "Trial design",
      "Estimand",
      "Assumptions",
      "Sample size and power",
      "Dropout and missing data",
      "Sensitivity to the assumptions",
      "Simulation methods",
      "Software, seed and scenarios tried",
      "Reporting checklist",
    ]);
  });

  it("defines the estimand by five attributes", () => {
    expect(rowsOf(document, "Estimand").map(([attribute]) => attribute)).toEqual([
      "Treatment",
      "Population",
      "Variable",
      "Intercurrent events",
      "Population-level summary",
    ]);
    expect(textOf(document).join("\n")).toContain("(composite strategy)");
  });

  it("gives every assumption a source, or a gap", () => {
    for (const [, value, source] of rowsOf(document, "Assumptions")) {
      expect(value).not.toBe("");
      expect(source).not.toBe("");
    }
    expect(rowsOf(document, "Assumptions")[0]![2]).toContain("He et al.");
  });

  it("does not claim the pilot's source for a dropout that is not the pilot's", async () => {
    const [scenario] = followUp.scenarios;
    const changed = { ...scenario!, dropout: { rate: [0.1, 0.1], mechanism: "mcar" } as const };
    const rows = rowsOf(
      protocolDocument(await inputOf({ ...followUp, scenarios: [changed] })),
      "Assumptions",
    );
    expect(rows[0]![2]).toContain("He et al.");
    expect(rows.find(([name]) => name === "Dropout")![2]).toMatch(/^You must supply/);
  });

  it("lists every item of the guidelines, each filled or a gap", () => {
    const rows = rowsOf(document, "Reporting checklist");
    expect(rows.map(([item]) => item)).toEqual([
      "CONSORT 16a",
      "CONSORT 16b",
      "SPIRIT 19",
      "1",
      "2",
      "3a",
      "4",
      "5a",
      "5b",
      "5c",
      "5d",
      "6",
      "7",
      "8",
    ]);
    for (const [, , content] of rows) expect(content!.length).toBeGreaterThan(10);
  });

  it("numbers the sources in the order of their citation, each once", () => {
    expect(document.references.map(({ number }) => number)).toEqual(
      document.references.map((_, i) => i + 1),
    );
    expect(new Set(document.references.map(({ key }) => key)).size).toBe(
      document.references.length,
    );
    expect(document.references[0]!.key).toBe("Fisher1935");
  });

  it("has a sensitivity table with the planned value in each row", () => {
    const rows = rowsOf(document, "Sensitivity to the assumptions");
    expect(rows).toContainEqual(["Rate on Placebo", "26.7%", "31.7%", "66.2%", "\u221213.3"]);
    expect(rows).toContainEqual(["Dropout", "5.0%", "none", "83.9%", "+4.3"]);
    expect(rows.filter((row) => row.length === 5)).toHaveLength(13);
  });

  it("has two-way tables of the exact power, with what reaches 80% and 90% marked", () => {
    const { design, scenarios } = followUp;
    const rows = rowsOf(document, "Sensitivity to the assumptions").filter(
      (row) => row.length === 6,
    );
    expect(rows).toHaveLength(10);
    const scenario = scenarios[0]!;
    const power = exactPower(design, { ...scenario, responseRate: [0.767, 0.217] });
    expect(power).toBeGreaterThan(0.9);
    expect(rows[4]).toContain(`${percent(power)} **`);
    expect([rows[2]![0], rows[2]![3]]).toEqual(["66.7% (planned)", "79.6%"]);
    const dropout = { rate: [0.2, 0.2], mechanism: "mcar" } as const;
    const larger = exactPower(withSizes(design, [45, 45]), { ...scenario, dropout });
    expect(larger).toBeGreaterThan(0.8);
    expect(rows[8]).toEqual(expect.arrayContaining(["45 + 45", `${percent(larger)} *`]));
    const marked = rows.flatMap((row) => row.slice(1)).filter((cell) => cell.includes("*"));
    for (const cell of marked)
      expect(parseFloat(cell)).toBeGreaterThanOrEqual(cell.endsWith("**") ? 90 : 80);
  });

  it("tells sizes for the usual powers", () => {
    expect(textOf(document).join("\n")).toContain(
      "An exact power of 80% is first reached with 31 + 31 subjects and kept with all larger sizes examined.",
    );
  });
});

describe("the document with a pilot", () => {
  it("tells the assurance and its ceiling", async () => {
    const study = requireSized(
      parseStudy({
        ...followUp,
        design: { ...followUp.design, analysis: { method: "pearson" } },
        scenarios: [{ name: "pilot", responseRate: [0.667, 0.267] }],
      }),
    );
    const pilot = { events: [20, 8], n: [30, 30] } as const;
    const document = protocolDocument({ ...(await inputOf(study)), pilot });
    const text = sectionOf(document, "Assurance")
      .blocks.flatMap(textsOf)
      .map((each) => plainText(each))
      .join(" ");
    expect(text).toContain("is 80.2%"); // .80178174 at n = 30
    expect(text).toContain("An assurance of 90% is kept from 49 + 49 subjects on.");
  });
});

describe("documents without scars", () => {
  const studies = [
    ...presets.map(({ study }) => study),
    ...binaryMethods.map((method) =>
      parseStudy({
        equipoise: 1,
        design: {
          arms: [
            { name: "A", n: 8 },
            { name: "B", n: 11 },
          ],
          endpoint: { name: "death", better: "lower" },
          analysis: { method, sides: 1, alpha: 0.025 },
        },
        scenarios: [
          { responseRate: [0, 0.875], dropout: { rate: [0, 0.1] } },
          { name: "other", responseRate: [0.5, 0.5] },
        ],
      }),
    ),
    parseStudy({
      equipoise: 1,
      design: {
        arms: [{ n: 30 }, { n: 30 }],
        analysis: {
          method: "farringtonManning",
          hypothesis: "nonInferiority",
          margin: 0.18,
          alpha: 0.025,
        },
      },
      scenarios: [{ responseRate: [0.8, 0.8] }],
    }),
    parseStudy({
      equipoise: 1,
      design: { arms: [{ n: 60 }, { n: 60 }], analysis: { method: "mantelHaenszel" } },
      scenarios: [
        {
          strata: [
            { share: 0.5, responseRate: [0.5, 0.3] },
            { share: 0.5, responseRate: [0.7, 0.5] },
          ],
        },
      ],
    }),
  ];
  it.each(studies.map((study, i) => [i, study.design.analysis.method, study] as const))(
    "%i %s",
    async (_, __, study) => {
      for (const replicates of [1, 200]) {
        const document = protocolDocument(await inputOf(requireSized(study), replicates));
        for (const text of textOf(document)) {
          expect(text).not.toMatch(scars);
          expect(text).not.toBe("");
        }
      }
    },
  );
});
