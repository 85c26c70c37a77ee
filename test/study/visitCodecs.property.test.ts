import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAnyStudy, parseAnyStudy } from "../../src/study/anyStudy.ts";
import { anyStudyFromQuery, anyStudyToQuery } from "../../src/study/anyStudyUrl.ts";
import { anyStudyFromJson, studyToJson } from "../../src/study/studyJson.ts";
import { visitStudyFromQuery } from "../../src/study/visitStudyUrl.ts";
import { arbitraryVisitStudy } from "./arbitraryVisitStudy.ts";

const options = { seed: 20221118, numRuns: 150 } as const;

describe("a study over visits keeps every digit and letter", () => {
  it("when it is parsed again, through a study file and through a link", () => {
    fc.assert(
      fc.property(arbitraryVisitStudy, (study) => {
        expect(parseAnyStudy(study)).toStrictEqual(study);
        expect(anyStudyFromJson(studyToJson(study))).toStrictEqual(study);
        const query = anyStudyToQuery(study);
        expect(anyStudyFromQuery(query)).toStrictEqual({ study, problems: [] });
        const search = new URL(`https://x.test/?${query}`).search;
        expect(anyStudyFromQuery(search).study).toStrictEqual(study);
      }),
      options,
    );
  });
});

describe("visitStudyFromQuery never throws and always gives a valid study", () => {
  const keys =
    "v type title n endpoint better unit visits timeUnit baseline threshold direction visit estimand missing imputations hypothesis margin scale method sides alpha contrastVisit covariance df baselineEffect fallback working correction seed name mean sd correlation atBaseline dropout discontinuation after intermittent mean2 sd2 dropout3 name3 type2 __proto__";
  const values =
    "none|1|continuous|longitudinal|responder|binary|5,0|5,0/1,1|1,2,3/0,0,0|4,8|12|true|fall|atMost|mmrm|gee|t|ancova|wilcoxon|fisher|wald|ar1|ar1:0.5|ar1:0.5:1|unstructured:0.5|unstructured:0.9/0.1,0.9|toeplitz:0.5,0.2|50:20:0.5|0.1,0.1|0.1,0.1:mar:2|0.1,0.1:0.5:mnar:3|0.1,0.1:a:b:c:d|0,0.1,0.2/0,0.2,0.1|jumpToReference|completeCase|multipleImputation|composite|nonInferiority|equivalence|2|0.3|1e999||observed|ratio";
  const query = fc
    .array(
      fc.tuple(
        fc.constantFrom(...keys.split(" ")),
        fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...values.split("|")) }, fc.string()),
      ),
      { maxLength: 12 },
    )
    .map((pairs) => pairs.map(([key, text]) => `${key}=${encodeURIComponent(text)}`).join("&"));

  it("for any values of its keys", () => {
    fc.assert(
      fc.property(query, (text) => {
        const { study } = visitStudyFromQuery(text);
        expect(checkAnyStudy(study).study).toStrictEqual(study);
        expect(checkAnyStudy(anyStudyFromQuery(text).study).problems).toBeUndefined();
      }),
      { ...options, numRuns: 400 },
    );
  });
});
