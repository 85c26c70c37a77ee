import { describe, expect, it } from "vitest";
import { runFor } from "../../src/notebook/slices.ts";
import { resized } from "../../src/planner/curveRows.ts";
import { dropoutSteps, ratesSteps } from "../../src/planner/powerGrids.ts";
import { cellCenter } from "../../src/show/powerGrid.ts";
import { exactPower } from "../../src/sizing/exactPower.ts";
import { presets } from "../../src/study/presets.ts";
import { requireSized, type SizedStudy } from "../../src/study/requireSized.ts";

const study = requireSized(presets[0]!.study);
const lossy: SizedStudy = {
  ...resized(study, [12, 9]),
  design: { ...resized(study, [12, 9]).design, missing: "completeCase" },
};
const scenario = study.scenarios[0]!;

describe("the planner's maps", () => {
  for (const [name, { design, ...rest }] of Object.entries({ study, lossy })) {
    it(`over both rates has the exact power of its places: ${name}`, () => {
      const map = runFor(Infinity, ratesSteps({ ...rest, design }))!;
      for (const [column, row] of [
        [0, 40],
        [11, 27],
        [30, 8],
      ] as const) {
        const rates = [cellCenter(map.y, map.rows, row), cellCenter(map.x, map.columns, column)];
        const there = { ...scenario, responseRate: rates as [number, number] };
        const power = exactPower(design, there);
        expect(map.values[row * map.columns + column]).toBeCloseTo(power, 9);
      }
    });
  }

  it("over size and dropout grows cell by cell and has the exact power of its places", () => {
    const steps = dropoutSteps(study);
    const first = steps.next().value;
    expect(first.values.filter(Number.isFinite)).toHaveLength(1);
    const map = runFor(Infinity, steps);
    const at = { row: 3, column: map.columns - 1 };
    const n = Math.round(cellCenter(map.x, map.columns, at.column));
    const lost = cellCenter(map.y, map.rows, at.row);
    const dropout = { mechanism: "mcar", rate: [lost, lost] } as const;
    const power = exactPower(resized(study, [n, n]).design, { ...scenario, dropout });
    expect(map.values[at.row * map.columns + at.column]).toBeCloseTo(power, 9);
  });
});

describe("runFor", () => {
  it("stops when the time is up, with what there is by then", () => {
    function* endless(): Generator<number, number> {
      for (let k = 1; ; k++) yield k;
    }
    expect(runFor(5, endless())).toBeGreaterThan(1);
  });
});
