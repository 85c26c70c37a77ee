import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePrintedPValue } from "../../src/paper/printedPValue.ts";
import { largestArm, sourceTables, type ReaderTable } from "../../src/paper/readerTable.ts";
import { tableMethods } from "../../src/paper/tableFields.ts";
import { tableFromQuery, tableToQuery } from "../../src/paper/tableUrl.ts";

const [response, infection] = sourceTables;

const name = fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() === text);

const tables: fc.Arbitrary<ReaderTable> = fc
  .record({
    outcome: name,
    arms: fc.tuple(name, name),
    n: fc.tuple(fc.integer({ min: 1, max: largestArm }), fc.integer({ min: 1, max: largestArm })),
    shares: fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
    better: fc.constantFrom("higher" as const, "lower" as const),
    method: fc.constantFrom(...tableMethods),
    alpha: fc.constantFrom(0.05, 0.01, 0.025, 0.1, 0.5),
    printed: fc.constantFrom(".004", "<.001", ".5", "").map(parsePrintedPValue),
  })
  .map(({ shares, ...table }) => ({
    ...table,
    events: [Math.round(shares[0] * table.n[0]), Math.round(shares[1] * table.n[1])] as const,
  }));

describe("tableToQuery and tableFromQuery", () => {
  it("leave out what is as on opening the page", () => {
    expect(tableToQuery(response)).toBe("");
    expect(tableToQuery(infection)).toBe(
      "v=1&events=1,9&outcome=Infection&better=lower&printed=.006",
    );
  });

  it("bring every table back", () => {
    fc.assert(
      fc.property(tables, (table) => {
        expect(tableFromQuery(tableToQuery(table))).toEqual({ table, problems: [] });
      }),
      { seed: 20221118, numRuns: 200 },
    );
  });

  it("tell what cannot be used and keep the rest", () => {
    const { table, problems } = tableFromQuery("events=5,6&n=30&alpha=2&test=magic&printed=x&u=1");
    expect(problems).toEqual([
      "u is no part of a link to this page",
      'n must be two counts; got "30"',
      expect.stringMatching(/^test must be one of .*; got "magic"$/),
      'alpha must lie in (0, 0.5]; got "2"',
      'printed must be a P value such as ".004" or "<.001"; got "x"',
    ]);
    expect(table).toEqual({ ...response, events: [5, 6] });
  });

  it("refuse more events than subjects, and other versions", () => {
    const { table, problems } = tableFromQuery("v=2&events=31,8");
    expect(problems).toEqual([
      "v must be 1; got 2",
      "link.events[0] must be a whole number from 0 to 30; got 31",
    ]);
    expect(table).toEqual(response);
    expect(tableFromQuery("events=1.5,8").problems[0]).toContain(
      "events[0] must be a whole number",
    );
    expect(tableFromQuery("n=0,30").problems[0]).toContain("n[0] must be a whole number from 1");
  });
});
