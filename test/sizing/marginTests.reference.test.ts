import { afterAll, describe, expect, it } from "vitest";
import { restrictedRates } from "../../src/analyze/scoreStatistic.ts";
import type { MarginFormula } from "../../src/sizing/marginClosedForm.ts";
import { marginClosedFormPower, marginSampleSize } from "../../src/sizing/marginClosedForm.ts";
import { halfUnit, numbersIn, publishedRows } from "../analyze/publishedRows.ts";
import type { Agreement } from "../referenceReport.ts";
import { compareRecord, loadRecords, recordAgreement, totalAgreement } from "../referenceReport.ts";

interface Inputs {
  readonly p1: number;
  readonly p2: number;
  /** H0: p1 − p2 ≤ delta0. */
  readonly delta0: number;
  readonly margin: number;
  readonly alpha: number;
  readonly power: number;
  readonly allocation: number;
}

function compareAll(method: string, compute: (inputs: Inputs) => object) {
  describe(`${method} agrees with R 4.2.2 (checked there with rpact 3.3.4)`, () => {
    const agreements: Agreement[] = [];
    const records = loadRecords<Inputs>("04_closed_form_power.json", [method]);
    for (const record of records) {
      it(record.id, () => {
        const agreement = compareRecord(record as never, compute(record.inputs));
        expect(agreement.problems).toEqual([]);
        agreements.push(agreement);
      });
    }
    afterAll(() => {
      const { compared, skipped, largestError } = totalAgreement(agreements);
      const summary = { values: compared, largestError, skipped, records: records.length };
      recordAgreement("closedForm", method, summary);
    });
  });
}

const limitOf = (delta0: number) =>
  delta0 < 0
    ? ({ hypothesis: "nonInferiority", margin: -delta0 } as const)
    : ({ hypothesis: "superiorityByMargin", margin: delta0 } as const);

compareAll("noninferiority_proportions_sample_size", (inputs) => {
  const { p1, p2, delta0, allocation } = inputs;
  const request = { ...inputs, ...limitOf(delta0), rates: [p1, p2] } as const;
  const restricted = new Float64Array(2);
  restrictedRates.riskDifference(restricted, allocation * p1, allocation, p2, 1, delta0);
  return {
    unpooled_n2: marginSampleSize({ ...request, formula: "unpooled" }).unrounded[1],
    farrington_manning_n2: marginSampleSize({ ...request, formula: "farringtonManning" })
      .unrounded[1],
    fm_p1_tilde: restricted[0],
    fm_p2_tilde: restricted[1],
  };
});

compareAll("equivalence_proportions_sample_size", (inputs) => {
  const { p1, p2, allocation } = inputs;
  const request = {
    ...inputs,
    hypothesis: "equivalence",
    formula: "unpooled",
    rates: [p1, p2],
  } as const;
  const { unrounded, n } = marginSampleSize(request);
  const ceil = n[1];
  const power = marginClosedFormPower(request, [allocation * ceil, ceil]);
  return { n2: unrounded[1], n2_ceil: ceil, power_at_ceil: power };
});

describe("published sample sizes and powers against a margin", () => {
  const errors: number[] = [];
  const check = (got: number, printed: string) => {
    errors.push(Math.abs(got - Number(printed)));
    expect(errors.at(-1)).toBeLessThanOrEqual(halfUnit(printed) * (1 + 1e-6));
  };
  const printed = (id: string) =>
    publishedRows(id)[0]!.expected.match(/(?<![\w.])\d*\.\d+/g) as string[];
  const difference = { formula: "unpooled", hypothesis: "nonInferiority", margin: 0.1 } as const;

  it("NI-01, NI-02, NI-04: textbooks, unpooled", () => {
    check(
      marginClosedFormPower({ ...difference, rates: [0.85, 0.65], alpha: 0.05 }, [25, 25]),
      printed("NI-01")[0]!,
    );
    const julious = { ...difference, margin: 0.2, alpha: 0.025 };
    [205, 111, 67].forEach((n, i) => {
      const rates = [0.65 + 0.05 * i, 0.7] as const;
      check(marginClosedFormPower({ ...julious, rates }, [n, n]), printed("NI-02")[i]!);
    });
    const chow = { ...difference, hypothesis: "superiorityByMargin", margin: 0.05 } as const;
    const [first, second] = printed("NI-04");
    check(marginClosedFormPower({ ...chow, rates: [0.7, 0.5], alpha: 0.05 }, [127, 127]), first!);
    check(
      marginClosedFormPower({ ...chow, rates: [0.3, 0.2], alpha: 0.025 }, [1162, 1162]),
      second!,
    );
  });

  it("NI-05, NI-06, NI-08: gsDesign, Farrington and Manning", () => {
    const formula = "farringtonManning";
    const five = marginSampleSize({
      formula,
      hypothesis: "superiorityByMargin",
      margin: 0.2,
      rates: [0.4, 0.05],
      alpha: 0.05,
      power: 0.8,
    });
    check(five.unrounded[0] + five.unrounded[1], printed("NI-05")[0]!);
    const six = marginSampleSize({
      formula,
      hypothesis: "nonInferiority",
      margin: 0.2,
      rates: [0.1, 0.1],
      alpha: 0.05,
      power: 0.9,
      allocation: 3 / 2,
    });
    check(six.unrounded[0], "62.8840106");
    check(six.unrounded[1], "41.9226737");
    const odds = marginSampleSize({
      formula,
      hypothesis: "superiority",
      measure: "oddsRatio",
      rates: [0.15, 0.1],
      alpha: 0.025,
      power: 0.8,
    });
    check(odds.unrounded[0] + odds.unrounded[1], "1355.84");
  });

  it("NI-09, NI-10: ratios", () => {
    const ratio = { formula: "farringtonManning", measure: "riskRatio", better: "lower" } as const;
    const blackwelder: MarginFormula = {
      ...ratio,
      hypothesis: "superiorityByMargin",
      margin: 0.3,
      rates: [0.004, 0.04],
      alpha: 0.05,
    };
    check(marginClosedFormPower(blackwelder, [1044, 1044]), printed("NI-09")[0]!);
    const { inputs } = publishedRows("NI-10")[0]!;
    const cases = [...inputs.matchAll(/\((?:R1=)?([.\d]+),(?:n=)?(\d+)\)/g)];
    cases.forEach(([, effect, n], i) => {
      const rates = [0.06 * Number(effect), 0.06] as const;
      const pass: MarginFormula = {
        ...ratio,
        hypothesis: "nonInferiority",
        margin: 2,
        rates,
        alpha: 0.025,
      };
      check(marginClosedFormPower(pass, [Number(n), Number(n)]), printed("NI-10")[i]!);
    });
    expect(numbersIn(inputs).length).toBeGreaterThan(10);
  });

  afterAll(() => {
    const summary = { values: errors.length, largestError: Math.max(...errors) };
    recordAgreement("closedForm", "margins, published", summary);
  });
});
