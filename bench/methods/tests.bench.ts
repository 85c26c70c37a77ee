import { Bench } from "tinybench";
import { fairPower } from "../../src/methods/fairPower.ts";
import { curveSizes, powerRow } from "../../src/methods/powerRows.ts";
import { firstQuestion, sizesOf, type Question } from "../../src/methods/question.ts";
import { distinctTests, quickTests, tests, unconditional } from "../../src/methods/testNames.ts";
import { ruleOf } from "../../src/methods/testPower.ts";
import { trueSize } from "../../src/methods/trueSize.ts";
import { verdictsOf } from "../../src/methods/verdicts.ts";

export const question =
  "What does each part of the page of tests compute in, with regions at hand (rates dragged) and without (another alpha)?";

export const bench: Bench = new Bench({ name: "tests", time: 500 });

let calls = 0;

/** A question whose regions no earlier call left behind. */
const fresh = (): Question => ({ ...firstQuestion, alpha: 0.05 + ++calls * 1e-13 });

/** The same test under other rates: its regions are at hand. */
const dragged = (): Question => ({ ...firstQuestion, rates: [0.667, 0.267 + ++calls * 1e-9] });

const curves = (asked: Question, methods: typeof tests) =>
  curveSizes(asked).map((size) => powerRow(asked, size, methods));

function levels(asked: Question): void {
  const [n, rule] = [sizesOf(asked), ruleOf(asked)];
  for (const method of distinctTests) fairPower(asked, trueSize(method, n, rule)!);
}

curves(firstQuestion, tests);
bench
  .add("power curves of ten tests, rates dragged", () => void curves(dragged(), tests))
  .add(
    "power curves of the eight quick tests, another alpha",
    () => void curves(fresh(), quickTests),
  )
  .add(
    "power curves of Barnard and Boschloo, another alpha",
    () => void curves(fresh(), unconditional),
  )
  .add("true size and fair power at 30 + 30, rates dragged", () => levels(dragged()))
  .add("true size and fair power at 30 + 30, another alpha", () => levels(fresh()))
  .add("verdicts at all tables of 30 + 30, another alpha", () => void verdictsOf(fresh()));
