import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkStudy } from "../../src/study/checkStudy.ts";
import { parseStudy } from "../../src/study/parseStudy.ts";
import { presets } from "../../src/study/presets.ts";
import { studyFromJson, studyToJson } from "../../src/study/studyJson.ts";
import { studyFromQuery, studyToQuery } from "../../src/study/studyUrl.ts";
import { arbitraryStudy } from "./arbitraryStudy.ts";

const options = { seed: 20221118, numRuns: 1000 } as const;

describe("a study keeps every digit and letter", () => {
  it("when it is parsed, which leaves a complete study as it is", () => {
    fc.assert(
      fc.property(arbitraryStudy({ adjusted: true }), (study) => {
        expect(parseStudy(study)).toStrictEqual(study);
      }),
      options,
    );
  });

  it("through the text of a study file", () => {
    fc.assert(
      fc.property(arbitraryStudy({ adjusted: true }), (study) => {
        expect(studyFromJson(studyToJson(study))).toStrictEqual(study);
      }),
      options,
    );
  });

  it("through a link", () => {
    fc.assert(
      fc.property(arbitraryStudy({ adjusted: true }), (study) => {
        const query = studyToQuery(study);
        expect(studyFromQuery(query)).toStrictEqual({ study, problems: [] });
        expect(studyFromQuery(new URL(`https://x.test/?${query}`).search).study).toStrictEqual(
          study,
        );
        expect(studyFromQuery(new URLSearchParams(query).toString()).study).toStrictEqual(study);
      }),
      options,
    );
  });
});

describe("studyFromQuery never throws and always gives a valid study", () => {
  const keys =
    "v title experimental control n allocation endpoint better missing hypothesis margin scale method sides alpha replicates seed name rate dropout oddsRatio test separation continuityCorrection adjustFor strata covariate strata2 name2 rate2 dropout2 oddsRatio2 rate7 name100 rate101 x __proto__";
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "none",
      "1",
      "0.5,0.5",
      "30,40",
      "NaN",
      "1e999",
      "Placebo",
      "scenario 2",
      "",
      "0.5:0.2,0.3/0.5:1,0",
      "1:1",
      "mantelHaenszel",
      "logistic",
      "strata",
      "nonInferiority",
      "equivalence",
      "wald",
      "ratio",
      "0.1",
    ),
  );
  const query = fc
    .array(fc.tuple(fc.constantFrom(...keys.split(" ")), value), { maxLength: 12 })
    .map((pairs) => pairs.map(([key, text]) => `${key}=${encodeURIComponent(text)}`).join("&"));

  it("for any values of its keys", () => {
    fc.assert(
      fc.property(query, (text) => {
        const { study } = studyFromQuery(text);
        expect(checkStudy(study).study).toStrictEqual(study);
      }),
      { ...options, numRuns: 3000 },
    );
  });

  it("for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(studyFromQuery(text).study).toStrictEqual(presets[0]!.study);
      }),
      options,
    );
  });
});
