import { describe, expect, it } from "vitest";
import { everyInterval, exactDifference } from "../../src/paper/everyInterval.ts";
import { everyTest, testsThatGiveAll } from "../../src/paper/everyTest.ts";
import { fragilityPath } from "../../src/paper/fragilityPath.ts";
import { lossSplits, readLoss } from "../../src/paper/lostReading.ts";
import { isPrintedAs, parsePrintedPValue } from "../../src/paper/printedPValue.ts";
import { isSameResult, sourceTables, tablesToCompare } from "../../src/paper/readerTable.ts";
import { reanalyze } from "../../src/paper/reanalysis.ts";
import { dfChoices, readScales } from "../../src/paper/scaleReading.ts";

const [response, infection] = sourceTables;

describe("the printed P values of the trial", () => {
  const printedBy = (table: typeof response): string[] =>
    everyTest(table)
      .filter(({ isAsPrinted }) => isAsPrinted)
      .map(({ method }) => method);

  it(".004 is given by Fisher and Yates only", () => {
    expect(printedBy(response)).toEqual(["fisher", "yates"]);
  });

  it(".006 is given by Pearson, the pooled z, N − 1, Barnard and Boschloo only", () => {
    const methods = ["pearson", "zPooled", "nMinus1", "barnard", "boschloo"];
    expect(printedBy(infection)).toEqual(methods);
  });

  it("both are given by no test, two-sided or one-sided", () => {
    expect(testsThatGiveAll(sourceTables, 2)).toEqual([]);
    expect(testsThatGiveAll(sourceTables, 1)).toEqual([]);
  });

  it("a printed value that a test gives is found", () => {
    const printed = parsePrintedPValue(".012")!; // what Fisher's test gives for the infections
    expect(testsThatGiveAll([response, { ...infection, printed }], 2)).toEqual(["Fisher exact"]);
  });

  // R 4: fisher.test and chisq.test of the two tables; Boschloo from R's Exact, see test/reference
  it("P values agree with R", () => {
    const of = (table: typeof response, method: string): number =>
      everyTest(table).find((row) => row.method === method)!.pValue;
    expect(of(response, "fisher")).toBeCloseTo(0.00402545550153, 12);
    expect(of(response, "pearson")).toBeCloseTo(0.00190089325045, 12);
    expect(of(response, "yates")).toBeCloseTo(0.004419989, 9);
    expect(of(response, "boschloo")).toBeCloseTo(0.002317592049, 11);
    expect(of(infection, "fisher")).toBeCloseTo(0.0121829150087, 12);
    expect(of(infection, "pearson")).toBeCloseTo(0.00558361680638, 12);
  });
});

describe("parsePrintedPValue", () => {
  it("reads what articles print", () => {
    const { text, from, below } = parsePrintedPValue("P = .004")!;
    expect([text, from]).toEqual([".004", 0.0035]);
    expect(below).toBeCloseTo(0.0045, 15);
    expect(parsePrintedPValue("0.03")!.text).toBe(".03");
    expect(parsePrintedPValue("< 0.001")).toEqual({ text: "<.001", from: 0, below: 0.001 });
    expect(parsePrintedPValue("1")).toMatchObject({ from: 0.5 });
    for (const typed of ["", "4", "ns", "-.1", ".", "<0", "<.000", "1.2", ".0000001"])
      expect(parsePrintedPValue(typed), typed).toBeUndefined();
  });

  it("rounds half up", () => {
    const window = parsePrintedPValue(".004")!;
    expect(isPrintedAs(0.0035, window)).toBe(true);
    expect(isPrintedAs(0.0045, window)).toBe(false);
    expect(isPrintedAs(0.00449, window)).toBe(true);
    expect(isPrintedAs(0, parsePrintedPValue("<.001")!)).toBe(true);
  });
});

describe("reanalyze", () => {
  it("gives the effect of the response on every scale, as worked out elsewhere", () => {
    const { difference, riskRatio, oddsRatio, needed, fragility } = reanalyze(response);
    expect(difference).toMatchObject({ method: "newcombe" });
    expect(difference.lower).toBeCloseTo(0.147789, 6);
    expect(difference.upper).toBeCloseTo(0.588346, 6);
    expect([riskRatio.estimate, oddsRatio.estimate]).toEqual([2.5, 5.5]);
    expect(needed.estimate).toEqual({ subjects: 2.5, effect: "benefit" });
    expect([fragility.fisher.index, fragility.anyone.index]).toEqual([4, 4]);
    const byName = new Map(everyInterval(response).map((row) => [row.measure + row.method, row]));
    expect(byName.get("riskDifferencemee")!.lower).toBeCloseTo(0.150521, 6);
    expect(byName.get("riskRatiokatz")!.upper).toBeCloseTo(4.7655, 4);
    expect(byName.get("oddsRatioconditionalExact")!.upper).toBeCloseTo(19.4465, 2);
  });

  it("takes fewer infections for a benefit", () => {
    expect(reanalyze(infection).needed.estimate.effect).toBe("benefit");
    expect(reanalyze({ ...infection, better: "higher" }).needed.estimate.effect).toBe("harm");
  });

  it("holds for every table of two small arms, also without events", () => {
    for (let xE = 0; xE <= 4; xE++) {
      for (let xC = 0; xC <= 3; xC++) {
        const table = { ...response, events: [xE, xC], n: [4, 3], printed: undefined } as const;
        const { tests, needed } = reanalyze(table);
        for (const { pValue } of tests) expect(pValue >= 0 && pValue <= 1).toBe(true);
        expect(needed.estimate.subjects >= 1).toBe(true);
        const { lower, estimate, upper } = exactDifference(table);
        expect(lower <= estimate && estimate <= upper).toBe(true);
      }
    }
  });
});

describe("tablesToCompare", () => {
  it("shows the reader's table first, unless it is one of the article's", () => {
    expect(tablesToCompare(infection)).toHaveLength(2);
    const own = { ...infection, events: [2, 9] } as const;
    expect(tablesToCompare(own)[0]).toBe(own);
    expect(isSameResult(infection, { ...infection, method: "pearson" })).toBe(true);
    expect(tablesToCompare({ ...own, alpha: 0.01 }).map(({ alpha }) => alpha)).toEqual([
      0.01, 0.01, 0.01,
    ]);
  });
});

describe("fragilityPath", () => {
  it("turns at the index and goes two steps further", () => {
    const { fisher } = reanalyze(response).fragility;
    const path = fragilityPath(response, "fisher", fisher);
    expect(path.map(({ events }) => events[1])).toEqual([8, 9, 10, 11, 12, 13, 14]);
    expect(path.findIndex(({ isSignificant }) => !isSignificant)).toBe(4);
  });

  it("stays within the arm", () => {
    const table = { ...response, events: [10, 1], printed: undefined } as const;
    const path = fragilityPath({ ...table, events: [3, 1] }, "fisher", reanalyze({ ...table, events: [3, 1] }).fragility.fisher); // prettier-ignore
    expect(path.map(({ events }) => events[1])).toEqual([1, 0]);
  });
});

describe("the three scales", () => {
  it("imply the standard errors, SDs and P values worked out by hand", () => {
    const readings = readScales();
    const rounded = (key: "standardError" | "sd", digits: number) =>
      readings.map((row) => row[key].toFixed(digits));
    expect(rounded("standardError", 2)).toEqual(["5.06", "4.52", "4.49"]);
    expect(rounded("sd", 1)).toEqual(["19.6", "17.5", "17.4"]);
    expect(readings.map(({ pValue }) => pValue.toPrecision(2))).toEqual([
      "0.00061",
      "0.026",
      "0.012",
    ]);
    expect(readings.map(({ isAsPrinted }) => isAsPrinted)).toEqual([true, true, true]);
    expect(readScales(dfChoices.completers)[0]!.df).toBe(55);
  });
});

describe("the subjects lost", () => {
  it("leave a rate from 1.0 to 13.9%, exactly", () => {
    const [exact] = readLoss();
    expect(exact!.lower).toBeCloseTo(0.01043232964, 10);
    expect(exact!.upper).toBeCloseTo(0.13924324672, 10);
  });

  it("show no difference between the arms, however they are split", () => {
    expect(lossSplits().map(({ pValue }) => pValue.toFixed(4))).toEqual(["0.2373", "1.0000", "1.0000", "0.2373"]); // prettier-ignore
  });
});
