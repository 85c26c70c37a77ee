import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors.ts";
import { fragilityIndex } from "../../src/analyze/fragilityIndex.ts";

const responders = { events: [20, 8], n: [30, 30] } as const;
const infections = { events: [1, 9], n: [30, 30] } as const;

// Expected tables and P values: R 4 (fisher.test; prop.test without correction), every table tried in turn.
describe("fragilityIndex", () => {
  it("is 4 for the responders and 2 for the infections of the LD-IL-2 trial, by Fisher", () => {
    const first = fragilityIndex(responders);
    expect(first).toMatchObject({ isSignificant: true, index: 4 });
    expect(first.pValue).toBeCloseTo(0.00402545550153, 13);
    expect(first.turned!.events).toEqual([20, 12]);
    expect(first.turned!.pValue).toBeCloseTo(0.0692058063123, 12);
    const second = fragilityIndex(infections, { better: "lower" });
    expect(second.turned!.events).toEqual([3, 9]);
    expect(second.index).toBe(2);
  });

  it("follows the test asked for", () => {
    expect(fragilityIndex(responders, { method: "pearson" }).index).toBe(5);
    const infection = fragilityIndex(infections, { method: "pearson" });
    expect(infection.index).toBe(2);
    expect(infection.turned!.pValue).toBeCloseTo(0.0528075114161, 12);
  });

  it("does not depend on which arm is called experimental", () => {
    expect(fragilityIndex({ events: [8, 20], n: [30, 30] }).turned!.events).toEqual([12, 20]);
  });

  it("changes the arm with the lower rate, also where the arms are not equal", () => {
    expect(fragilityIndex({ events: [12, 2], n: [40, 60] }).turned!.events).toEqual([12, 8]);
    // 20 of 30 against 3 of 15: fewer events and the lower rate are the same arm
    expect(fragilityIndex({ events: [3, 20], n: [15, 30] }).turned!.events).toEqual([5, 20]);
    // 12 of 100 against 9 of 15: the arm with the lower rate has more events
    expect(fragilityIndex({ events: [12, 9], n: [100, 15] }).turned!.events[1]).toBe(9);
  });

  it("may turn with fewer changes where any subject's outcome may change", () => {
    const search = (events: [number, number], n: [number, number]) =>
      fragilityIndex({ events, n }, { change: "bothArms" });
    expect(search([20, 8], [30, 30]).index).toBe(4);
    expect(search([1, 9], [30, 30]).index).toBe(2);
    expect(search([12, 2], [40, 60]).index).toBe(6);
    expect(search([3, 20], [15, 30]).index).toBe(2);
    expect(search([0, 4], [4, 4]).index).toBe(1);
  });

  it("counts the way into significance where there is none", () => {
    const lowerArm = fragilityIndex({ events: [10, 8], n: [30, 30] });
    expect(lowerArm).toMatchObject({ isSignificant: false, index: 6 });
    expect(lowerArm.turned!.events).toEqual([10, 2]);
    expect(lowerArm.turned!.pValue).toBeCloseTo(0.0211452463435, 12);
    const nothing = { events: [0, 0], n: [30, 30] } as const;
    expect(fragilityIndex(nothing).index).toBeNaN(); // nobody has an event to lose
    expect(fragilityIndex(nothing, { change: "bothArms" })).toMatchObject({ index: 6 });
  });

  it("is NaN where no table of these arms has the other verdict", () => {
    const small = fragilityIndex({ events: [2, 0], n: [3, 3] }, { change: "bothArms" });
    expect(small.index).toBeNaN();
    expect(small.turned).toBeUndefined();
    expect(fragilityIndex({ events: [0, 3], n: [0, 30] }).index).toBeNaN();
  });

  it("looks only in the better direction when one-sided", () => {
    const less = { sides: 1, better: "lower" } as const;
    expect(fragilityIndex(infections, less)).toMatchObject({ isSignificant: true, index: 2 });
    const wrongWay = fragilityIndex(infections, { sides: 1, better: "higher" });
    expect(wrongWay.isSignificant).toBe(false);
    expect(wrongWay.index).toBeNaN(); // even 0 of 30 controls is not below 1 of 30 enough
  });

  it("refuses an impossible table and alpha", () => {
    expect(() => fragilityIndex({ events: [31, 8], n: [30, 30] })).toThrow(
      "data.events[0] must be a whole number from 0 to 30; got 31",
    );
    expect(() => fragilityIndex(responders, { alpha: 1 })).toThrow(ArgumentError);
    expect(() => fragilityIndex(responders, { alpha: NaN })).toThrow("alpha must lie in (0, 1)");
  });
});
