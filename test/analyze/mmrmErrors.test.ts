import { describe, expect, it } from "vitest";
import type { LongitudinalData } from "../../src/analyze/longitudinalData.ts";
import { mmrm } from "../../src/analyze/mmrm.ts";
import { change, trial } from "./smallTrial.ts";

describe("mmrm", () => {
  it.each<[string, LongitudinalData, string]>([
    [
      "duplicate",
      change(({ visit }) => (visit[1] = 4)),
      "data.visit[1] must not repeat a visit of subject 100; got 4",
    ],
    [
      "a number and a text",
      change(({ subject }) => ((subject as (number | string)[])[1] = "100")),
      'data.subject must not name 100 as a number and as a text; got "100"',
    ],
    [
      "a visit as a text",
      change(({ visit }) => ((visit as (number | string)[])[1] = "12")),
      "data.visit must not name 12 as a number and as a text; got",
    ],
    [
      "arm code",
      change(({ arm }) => (arm[3] = 2)),
      "data.arm[3] must be 0 (experimental) or 1 (control); got 2",
    ],
    [
      "arm changes",
      change(({ arm }) => (arm[4] = 0)),
      "data.arm[4] must be the same at every visit of subject 101",
    ],
    [
      "baseline changes",
      change(({ baseline }) => (baseline[4] = 0)),
      "data.baseline[4] must be the same at every",
    ],
    [
      "baseline missing",
      change(({ baseline }) => (baseline[4] = NaN)),
      "data.baseline[4] must be a finite number",
    ],
    [
      "infinite",
      change(({ value }) => (value[4] = Infinity)),
      "data.value[4] must be a finite number or null",
    ],
    [
      "too large to be squared",
      change(({ value }) => (value[4] = -1e71)),
      "data.value[4] must lie in [-1e70, 1e70]; got -1e+71",
    ],
    [
      "baseline too large to be squared",
      change(({ baseline }) => (baseline[4] = 1e71)),
      "data.baseline[4] must lie in [-1e70, 1e70]; got 1e+71",
    ],
    [
      "length",
      change(({ value }) => value.pop()),
      "data.value must list 24 values, as data.subject does; got 23",
    ],
    [
      "nobody attended",
      change(({ value, visit }) =>
        value.forEach((_, row) => visit[row] === 8 && (value[row] = null)),
      ),
      "data.value must hold a value at visit 8",
    ],
    [
      "one arm attended",
      change(({ value, visit, arm }) =>
        value.forEach((_, row) => visit[row] === 8 && arm[row] === 1 && (value[row] = null)),
      ),
      "data.value must hold a value of a control subject at visit 8",
    ],
    [
      "constant",
      change(({ value, visit }) =>
        value.forEach((_, row) => visit[row] === 12 && (value[row] = 3)),
      ),
      "data.value must vary within an arm at visit 12",
    ],
    [
      "one subject per arm",
      change((data) => Object.values(data).forEach((column) => column.splice(6))),
      "data.arm must have 2 experimental subjects or more; got 1",
    ],
    [
      "no common subject",
      change(({ value, subject, visit }) =>
        value.forEach((_, row) => {
          if (visit[row] === (subject[row]! < 104 ? 4 : 12)) value[row] = null;
        }),
      ),
      "data.value must include subjects seen at both visits 4 and 12, to be unstructured",
    ],
    [
      "baseline constant",
      change(({ baseline }) => baseline.fill(3)),
      "data.value must determine every mean, slope and variance of the model",
    ],
  ])("names what is wrong: %s", (_, data, message) => {
    expect(() => mmrm(data)).toThrow(message);
  });

  it("names what is wrong among the options", () => {
    const covariance = "ar2" as "ar1";
    expect(() => mmrm(trial(), { covariance })).toThrow(
      "analysis.covariance must be one of unstructured,",
    );
    expect(() => mmrm(trial(), { contrastVisit: 2 })).toThrow(
      "analysis.contrastVisit must be one of the visits 4, 8, 12; got 2",
    );
  });
});
