import { afterAll, describe, expect, it } from "vitest";
import type { TableMethod } from "../../src/analyze/methods.ts";
import type { Pair } from "../../src/pair.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { exactSampleSize } from "../../src/sizing/exactSampleSize.ts";
import type { Agreement, ReferenceRecord } from "../referenceReport.ts";
import { compareRecord, loadRecords, recordAgreement, totalAgreement } from "../referenceReport.ts";
import { designOf, mcar, scenarioOf, unsizedDesignOf } from "./designs.ts";

const methods: Readonly<Record<string, TableMethod>> = {
  fisher: "fisher",
  fisher_midp: "fisherMidP",
  pearson: "pearson",
  yates: "yates",
  z_pooled: "zPooled",
  z_unpooled: "zUnpooled",
  nminus1: "nMinus1",
  boschloo: "boschloo",
  barnard_pooled: "barnard",
};

interface Rates {
  readonly p1: number;
  readonly p2: number;
  readonly alpha: number;
  readonly sides: 1 | 2;
  readonly alternative: string;
}
type Sized = Rates & { readonly n1: number; readonly n2: number };

/** Registers a test a record, and reports the agreement under `topic`. */
function compareAll<Inputs>(
  topic: string,
  records: readonly ReferenceRecord<Inputs>[],
  compute: (record: ReferenceRecord<Inputs>) => Record<string, unknown>,
): void {
  describe(`${topic} agrees with R 4.2.2`, () => {
    const agreements: Agreement[] = [];
    for (const record of records) {
      it(record.id, () => {
        const agreement = compareRecord(record, compute(record));
        expect(agreement.problems).toEqual([]);
        expect(agreement.compared).toBeGreaterThan(0);
        agreements.push(agreement);
      });
    }
    afterAll(() => {
      const { compared, skipped, largestError } = totalAgreement(agreements);
      const report = { values: compared, largestError, skipped, records: records.length };
      recordAgreement("exactPower", topic, report);
    });
  });
}

/** Every key of the record, by its method. */
function byMethod<Value>(
  { expected }: ReferenceRecord<unknown>,
  compute: (method: TableMethod) => Value,
): Record<string, Value> {
  const names = Object.keys(expected as object).filter((name) => name in methods);
  return Object.fromEntries(names.map((name) => [name, compute(methods[name]!)]));
}

const powerMethods = ["exact_power_two_proportions"];
compareAll("exactPower", loadRecords<Sized>("03_exact_power.json", powerMethods), (record) => {
  const { n1, n2, p1, p2, alpha, sides } = record.inputs;
  return byMethod(record, (method) =>
    exactPower(designOf({ method, n: [n1, n2], alpha, sides }), scenarioOf([p1, p2])),
  );
});

const sizeMethods = ["exact_sample_size_two_proportions"];
compareAll(
  "exactSampleSize",
  loadRecords<Rates & { power: number; allocation: number }>("03_exact_power.json", sizeMethods),
  (record) => {
    const { p1, p2, alpha, sides, power, allocation } = record.inputs;
    return byMethod(record, (method) => {
      const design = unsizedDesignOf({ method, alpha, sides, allocation: [allocation, 1] });
      const find = (criterion: "first" | "stable") =>
        exactSampleSize(design, scenarioOf([p1, p2]), { power, criterion });
      return { ...sizeKeys("first", find("first")), ...sizeKeys("stable", find("stable")) };
    });
  },
);

function sizeKeys(criterion: string, { n, power }: { n: Pair<number>; power: number }) {
  return {
    [`${criterion}_n1`]: n[0],
    [`${criterion}_n2`]: n[1],
    [`${criterion}_power`]: power,
  };
}

const dropoutMethods = ["binary_power_with_dropout"];
compareAll(
  "exactPower with dropout",
  loadRecords<Sized & { dropout1: number; dropout2: number }>(
    "08_longitudinal_dropout_assurance.json",
    dropoutMethods,
  ),
  ({ inputs, expected }) => {
    const { n1, n2, p1, p2, dropout1, dropout2, alpha, sides } = inputs;
    const actual: Record<string, number> = {};
    for (const name of Object.keys(expected as object)) {
      const test = name.match(/^(fisher|pearson|z_pooled)_(.+)$/)!;
      const method = methods[test[1]!]!;
      const power = (n: Pair<number>, missing: "nonresponder" | "completeCase", isLossy: boolean) =>
        exactPower(
          designOf({ method, n, alpha, sides, missing }),
          scenarioOf([p1, p2], isLossy ? mcar(dropout1, dropout2) : undefined),
        );
      const completers = [evenRound(n1 * (1 - dropout1)), evenRound(n2 * (1 - dropout2))] as const;
      if (test[2] === "no_dropout") actual[name] = power([n1, n2], "nonresponder", false);
      if (test[2] === "nri") actual[name] = power([n1, n2], "nonresponder", true);
      if (test[2] === "completers_mcar") actual[name] = power([n1, n2], "completeCase", true);
      if (test[2] === "expected_completers")
        actual[name] = power(completers, "nonresponder", false);
    }
    return actual;
  },
);

/** To the nearest whole number, halves to the even one, as R rounds. */
function evenRound(x: number): number {
  const nearest = Math.round(x);
  return Math.abs(x - Math.trunc(x)) === 0.5 && nearest % 2 !== 0 ? nearest - 1 : nearest;
}
