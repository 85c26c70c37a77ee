import { describe, expect, it } from "vitest";
import type { Pair } from "../../src/pair.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { betterPower } from "../../src/uncertainty/betterPower.ts";
import { ratesMap, sizeDropoutMap } from "../../src/uncertainty/powerMaps.ts";
import { powerOverRates } from "../../src/uncertainty/powerOverRates.ts";
import {
  emptyRecord,
  freezeRecord,
  recordRows,
  recordScenario,
} from "../../src/uncertainty/scenarioRecord.ts";
import { type TornadoRange, tornado } from "../../src/uncertainty/tornado.ts";
import { worstCorner } from "../../src/uncertainty/worstCorner.ts";
import { designOf, mcar, scenarioOf } from "../sizing/designs.ts";

const scenario = scenarioOf([2 / 3, 4 / 15], mcar(0.05, 0.1));

describe("tornado", () => {
  const design = designOf({ n: [30, 20] });
  it("shows exact power at both ends, the widest swing first", () => {
    const ranges: TornadoRange[] = [
      { input: "dropout", low: 0, high: 0.2 },
      { input: "experimentalDropout", low: 0, high: 0.2 },
      { input: "controlDropout", low: 0, high: 0.2 },
      { input: "missing", low: "nonresponder", high: "completeCase" },
      { input: "alpha", low: 0.01, high: 0.05 },
      { input: "experimentalRate", low: 0.5, high: 0.8 },
      { input: "controlRate", low: 0.2, high: 0.4 },
      { input: "bothRates", low: 0.2, high: 0.4 },
      { input: "n", low: 21, high: 60 },
    ];
    const bars = tornado(design, scenario, ranges);
    expect(bars.map(({ input }) => input).sort()).toEqual(ranges.map(({ input }) => input).sort());
    const swings = bars.map(({ swing }) => swing);
    expect(swings).toEqual([...swings].sort((a, b) => b - a));
    const barOf = (input: string) => bars.find((bar) => bar.input === input)!;
    const base = exactPower(design, scenario);
    expect(barOf("alpha")).toMatchObject({ base, high: { value: 0.05, power: base } });
    const power = (changed: typeof scenario, n: Pair<number> = [30, 20]) =>
      exactPower(designOf({ n }), changed);
    expect(barOf("dropout").low.power).toBe(power(scenarioOf([2 / 3, 4 / 15])));
    expect(barOf("controlDropout").high.power).toBe(
      power(scenarioOf([2 / 3, 4 / 15], mcar(0.05, 0.2))),
    );
    expect(barOf("experimentalDropout").high.power).toBe(
      power(scenarioOf([2 / 3, 4 / 15], mcar(0.2, 0.1))),
    );
    expect(barOf("experimentalRate").low.power).toBe(
      power({ ...scenario, responseRate: [0.5, 4 / 15] }),
    );
    expect(barOf("bothRates").low.power).toBeCloseTo(
      power({ ...scenario, responseRate: [0.6, 0.2] }),
      12,
    );
    expect(barOf("n").low.power).toBe(power(scenario, [21, 14]));
    const complete = designOf({ n: [30, 20], missing: "completeCase" });
    expect(barOf("missing").high.power).toBe(exactPower(complete, scenario));
  });

  it("refuses values that an input cannot have", () => {
    const at = (range: object) => () => tornado(design, scenario, [range as TornadoRange]);
    expect(at({ input: "alpha", low: 0, high: 0.1 })).toThrow(
      "ranges[0].low must lie in (0, 0.5]; got 0",
    );
    expect(at({ input: "dropout", low: 0, high: 1 })).toThrow(
      "ranges[0].high must lie in [0, 1); got 1",
    );
    expect(at({ input: "n", low: 1.5, high: 3 })).toThrow(
      "ranges[0].low must be a whole number of 1 or more; got 1.5",
    );
    expect(at({ input: "controlRate", low: 0.1, high: 1.1 })).toThrow(
      "ranges[0].high must lie in [0, 1]; got 1.1",
    );
    expect(at({ input: "bothRates", low: 0.1, high: 0.9 })).toThrow(
      "ranges[0].high must leave the experimental rate in [0, 1]; got 0.9",
    );
    expect(at({ input: "missing", low: "locf", high: "x" })).toThrow(
      'ranges[0].low must be "nonresponder" or "completeCase"; got "locf"',
    );
  });
});

describe("powerOverRates", () => {
  const rates = [0, 0.13, 0.5, 0.9, 1];
  for (const missing of ["nonresponder", "completeCase"] as const) {
    it(`agrees with exact power rate by rate, ${missing}`, () => {
      const mnar = { mechanism: "mnar", rate: [0.1, 0.3], oddsRatio: 3 } as const;
      for (const better of ["higher", "lower"] as const) {
        for (const dropout of [mcar(0.1, 0.2), mnar]) {
          const design = designOf({ n: [13, 9], missing, better });
          const grid = { experimental: rates, control: rates.slice(1), dropout };
          const either = powerOverRates(design, grid);
          const toward = powerOverRates(design, { ...grid, direction: "better" });
          either.forEach((power, i) => {
            const truth = scenarioOf([rates[Math.floor(i / 4)]!, rates[1 + (i % 4)]!], dropout);
            expect(power).toBeCloseTo(exactPower(design, truth), 10);
            expect(toward[i]).toBeCloseTo(betterPower(design, truth), 10);
          });
        }
      }
    });
  }

  it("knows margins whose region is a mask", () => {
    const design = designOf({ n: [12, 10] });
    const margin = { method: "wald", hypothesis: "equivalence", margin: 0.4, sides: 1 };
    const analysis = { ...margin, alpha: 0.05 } as typeof design.analysis;
    const [power] = powerOverRates(
      { ...design, analysis },
      { experimental: [0.5], control: [0.45] },
    );
    expect(power).toBeCloseTo(exactPower({ ...design, analysis }, scenarioOf([0.5, 0.45])), 12);
  });

  it("refuses what is no rate", () => {
    expect(() => powerOverRates(designOf(), { experimental: [0.5], control: [0.1, 1.2] })).toThrow(
      "control[1] must lie in [0, 1]; got 1.2",
    );
  });
});

describe("maps", () => {
  it("lay the control rate on x and the experimental one on y", () => {
    const design = designOf();
    const map = ratesMap(design, scenario, { side: 5, control: [0, 0.4] });
    expect(map).toMatchObject({ columns: 5, rows: 5, y: [-0.125, 1.125] });
    expect(map.x[1]).toBeCloseTo(0.45, 12);
    const truth = { ...scenario, responseRate: [0.75, 0.1] as const };
    expect(map.values[3 * 5 + 1]).toBeCloseTo(exactPower(design, truth), 12);
    expect(() => ratesMap(design, scenario, { control: [0.5, 0.2] })).toThrow(
      "control must be a lower and a higher rate in [0, 1]; got [0.5,0.2]",
    );
  });

  it("lay sizes on x and dropout on y", () => {
    const sizes = [
      [20, 20],
      [30, 30],
      [40, 40],
    ] as const;
    const map = sizeDropoutMap(designOf(), scenario, { sizes, dropouts: [0, 0.1] });
    expect(map).toMatchObject({ columns: 3, rows: 2, x: [15, 45] });
    const truth = { ...scenario, dropout: mcar(0.1, 0.1) };
    expect(map.values[3 + 2]).toBe(exactPower(designOf({ n: [40, 40] }), truth));
    expect(() => sizeDropoutMap(designOf(), scenario, { sizes, dropouts: [1] })).toThrow(
      "dropouts must lie in [0, 1); got 1",
    );
  });
});

describe("worstCorner", () => {
  it("is where the effect is smallest and the most are lost", () => {
    const design = designOf();
    const region = { experimental: [0.5, 0.7], control: [0.2, 0.35], dropout: [0, 0.2] } as const;
    const worst = worstCorner(design, scenario, region);
    expect(worst).toMatchObject({ rates: [0.5, 0.35], dropout: 0.2, isCorner: true });
    expect(worst.power).toBeCloseTo(
      betterPower(design, scenarioOf([0.5, 0.35], mcar(0.2, 0.2))),
      12,
    );
  });

  it("turns round where less is better", () => {
    const region = { experimental: [0.02, 0.1], control: [0.2, 0.35] } as const;
    const worst = worstCorner(designOf({ better: "lower" }), scenario, region);
    expect(worst.rates).toEqual([0.1, 0.2]);
    expect(worst).not.toHaveProperty("dropout");
  });

  it("refuses ranges that are none", () => {
    const region = { experimental: [0.2, 0.1], control: [0, 1] } as const;
    expect(() => worstCorner(designOf(), scenario, region)).toThrow("experimental must be a lower");
    const lost = { experimental: [0, 1], control: [0, 1], dropout: [0, 1] } as const;
    expect(() => worstCorner(designOf(), scenario, lost)).toThrow(
      "dropout must be a lower and a higher rate in [0, 1); got [0,1]",
    );
  });
});

describe("scenarioRecord", () => {
  const tried = {
    name: "as in the pilot",
    design: designOf(),
    scenario,
    when: "2026-11-22T10:00:00Z",
  };
  it("keeps what was planned apart from what came later", () => {
    const planned = recordScenario(emptyRecord(), tried);
    const frozen = freezeRecord(planned, "2026-11-22T11:00:00Z");
    const looked = recordScenario(frozen, { ...tried, power: 0.8 });
    const record = recordScenario(looked, {
      ...tried,
      name: "kinder",
      scenario: scenarioOf([0.8, 0.2]),
      power: 0.99,
    });
    expect(
      recordRows(record).map(({ order, name, planned: isPlanned }) => [order, name, isPlanned]),
    ).toEqual([
      [1, "as in the pilot", true],
      [2, "as in the pilot", true],
      [3, "kinder", false],
    ]);
    expect(recordRows(record)[2]).toMatchObject({
      n: [30, 30],
      method: "fisher",
      dropout: [0, 0],
      power: 0.99,
    });
    expect(planned.entries).toHaveLength(1);
    expect(structuredClone(record)).toEqual(record);
  });

  it("refuses a name for two things, and a second freeze", () => {
    const record = recordScenario(emptyRecord(), tried);
    expect(() => recordScenario(record, { ...tried, scenario: scenarioOf([0.5, 0.5]) })).toThrow(
      'name must be new, or stand for what it stood for before; got "as in the pilot"',
    );
    expect(() => recordScenario(record, { ...tried, name: " " })).toThrow(
      'name must not be empty; got " "',
    );
    const frozen = freezeRecord(record, "now");
    expect(() => freezeRecord(frozen, "again")).toThrow('record must not be frozen yet; got "now"');
    expect(() => freezeRecord(emptyRecord(), "now")).toThrow(
      "record.entries must hold at least one scenario; got []",
    );
  });
});
