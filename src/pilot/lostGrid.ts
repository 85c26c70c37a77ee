import { computeInSlices } from "../notebook/slices.ts";
import { dropoutGrid, type GridWork } from "../planner/powerGrids.ts";
import type { PowerGrid } from "../show/powerGrid.ts";
import { exactPower } from "../sizing/exactPower.ts";
import { scenarioOf } from "../uncertainty/belief.ts";
import { largestSlow } from "./checkPilotQuestion.ts";
import { designOf, isSlow, lossAt, pilotRates, type PilotQuestion } from "./pilotQuestion.ts";
import { pilotStudy } from "./pilotStudy.ts";

/** Exact power over size and dropout; of few and small sizes where each takes a while. */
export const lostGrid = (question: PilotQuestion, work: GridWork): Promise<PowerGrid> =>
  isSlow(question) ? smallGrid(question, work) : dropoutGrid(pilotStudy(question), work);

const sizeStep = 10;
const lossStep = 0.05;
const rows = 11;

async function smallGrid(question: PilotQuestion, { signal }: GridWork): Promise<PowerGrid> {
  const columns = largestSlow / sizeStep;
  const cells = Array.from({ length: rows * columns }, (_, cell) => cell);
  const powerAt = (cell: number): number => {
    const n = sizeStep * (1 + (cell % columns));
    const lost = lossStep * Math.floor(cell / columns);
    return exactPower(
      designOf(question, n),
      scenarioOf(pilotRates(question), lossAt(question, [lost, lost])),
    );
  };
  const values = Float64Array.from(await computeInSlices(cells, powerAt, { signal }));
  const [half, most] = [lossStep / 2, lossStep * (rows - 1)];
  const x = [sizeStep / 2, largestSlow + sizeStep / 2] as const;
  return { values, columns, rows, x, y: [-half, most + half] };
}
