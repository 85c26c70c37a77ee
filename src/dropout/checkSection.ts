import type { BatchPool } from "../engine/pool.ts";
import { browserPool } from "../notebook/browserPool.ts";
import { element } from "../notebook/element.ts";
import { announce } from "../notebook/liveRegion.ts";
import { runProgress } from "../notebook/runProgress.ts";
import { actionButton, sectionBox, type Section } from "../notebook/section.ts";
import { count, percent, percentWithError, points, signed } from "../show/format.ts";
import { leftOut } from "./completerRange.ts";
import type { LossPlan } from "./lossPlan.ts";
import {
  checkBySimulation,
  checkTotal,
  checkReplicates,
  errorsApart,
  type CheckedNumber,
} from "./simulationCheck.ts";
import type { PowerBook } from "./strategyPower.ts";

const lead = `Powers and biases above are exact, added up over all tables a trial can end in; complete cases, over all numbers of completers but the least likely, which a power may lack by ${leftOut.toExponential(0)} at most. ${count(checkReplicates)} simulated trials of each kind draw and lose their subjects instead: a number further than 4 of its Monte Carlo errors from the exact one would mean that one of the two is wrong.`;

/** A button that simulates what was computed exactly. */
export function createCheckSection(book: PowerBook): Section<LossPlan> {
  let pool: BatchPool | undefined;
  let plan: LossPlan;
  const progress = runProgress();
  const verdict = element("p", { class: "check-verdict" });
  const holder = element("div", { class: "table-scroll" });
  const run = async (): Promise<void> => {
    const current = plan;
    const task = progress.start({ total: checkTotal(current) });
    try {
      const rows = await checkBySimulation(current, {
        book,
        pool: (pool ??= browserPool()),
        signal: task.signal,
        onProgress: task.report,
      });
      if (current !== plan) return;
      holder.replaceChildren(...(rows.length > 0 ? [checkTable(rows)] : []));
      verdict.textContent = checkVerdict(rows);
      if (!task.signal.aborted) announce(verdict.textContent);
      task.done();
    } catch (error) {
      task.fail(error);
    }
  };
  const button = actionButton("Check by simulation", () => void run());
  const row = element("div", { class: "button-row" }, button, progress);
  const box = sectionBox("Checked by simulation", lead, row, verdict, holder);
  const update = (next: LossPlan): void => {
    plan = next;
    progress.stop();
    holder.replaceChildren();
    verdict.textContent = "";
  };
  return Object.assign(box, { update });
}

/** "All 16 numbers agree: the largest distance is 2.1 Monte Carlo errors." */
export function checkVerdict(rows: readonly CheckedNumber[]): string {
  if (rows.length === 0) return "";
  const largest = Math.max(...rows.map((row) => Math.abs(errorsApart(row))));
  const words = largest <= 4 ? `All ${rows.length} numbers agree` : "Not all numbers agree";
  return `${words}: the largest distance is ${largest.toFixed(1)} Monte Carlo errors.`;
}

function checkTable(rows: readonly CheckedNumber[]): HTMLTableElement {
  const heads = ["number", "exact", "simulated ± Monte Carlo error", "errors apart"];
  const body = rows.map((row) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, row.label),
      ...[exactText(row), simulatedText(row), signed(errorsApart(row), 1)].map((text) =>
        element("td", { class: "number" }, text),
      ),
    ),
  );
  return element(
    "table",
    {},
    element(
      "thead",
      {},
      element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head))),
    ),
    element("tbody", {}, ...body),
  );
}

const exactText = ({ unit, exact }: CheckedNumber): string =>
  unit === "rate" ? percent(exact, 2) : `${points(exact, 2)} points`;

const simulatedText = ({ unit, simulated, monteCarloError }: CheckedNumber): string =>
  unit === "rate"
    ? percentWithError(simulated, monteCarloError)
    : `${points(simulated, 1)} ± ${points(monteCarloError, 1)} points`;
