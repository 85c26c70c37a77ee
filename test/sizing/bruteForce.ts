import { testBinary } from "../../src/analyze/binaryTest.ts";
import type { Counts } from "../../src/analyze/counts.ts";
import { marginTest } from "../../src/analyze/marginTest.ts";
import { riskDifferenceInterval } from "../../src/analyze/riskDifferenceInterval.ts";
import type { PowerDesign } from "../../src/sizing/exactPower.ts";
import type { Scenario } from "../../src/study/schema.ts";
import { tableMethodOf } from "../../src/study/tableMethod.ts";

/** One way a trial can end, with its probability. */
export interface Ending {
  readonly probability: number;
  readonly pValue: number;
  readonly rejects: boolean;
  /** Undefined where an arm has nobody left. */
  readonly difference?: number;
  readonly width?: number;
}

/** Probabilities of what can happen to a subject: event and observed, no event and observed, lost. */
type Fates = readonly [event: number, noEvent: number, lost: number];

/**
 * Every way a small trial can end, subject counts multiplied out by the multinomial distribution of (event,
 * no event, lost) in each arm, every table analyzed by `testBinary`: shares no code with `src/sizing`.
 */
export function endingsOf(design: PowerDesign, scenario: Scenario): Ending[] {
  const endings: Ending[] = [];
  for (const e of armEndings(design.arms[0].n, fatesOf(scenario, 0))) {
    for (const c of armEndings(design.arms[1].n, fatesOf(scenario, 1))) {
      const probability = e.probability * c.probability;
      endings.push({ probability, ...analyzed(design, e, c) });
    }
  }
  return endings;
}

interface ArmEnding {
  readonly events: number;
  readonly lost: number;
  readonly n: number;
  readonly probability: number;
}

function* armEndings(n: number, [event, noEvent, lost]: Fates): Generator<ArmEnding> {
  for (let l = 0; l <= n; l++) {
    for (let events = 0; events <= n - l; events++) {
      const ways = choose(n, l) * choose(n - l, events);
      const probability = ways * event ** events * noEvent ** (n - l - events) * lost ** l;
      yield { events, lost: l, n, probability };
    }
  }
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

/** Solves for the dropout probabilities given event and no event by bisection on the former. */
function fatesOf({ responseRate, dropout }: Scenario, arm: 0 | 1): Fates {
  const p = responseRate[arm];
  const d = dropout?.rate[arm] ?? 0;
  const oddsRatio = dropout?.mechanism === "mnar" ? dropout.oddsRatio : 1;
  const without = (withEvent: number) => {
    const odds = (oddsRatio * withEvent) / (1 - withEvent);
    return withEvent === 1 ? 1 : odds / (1 + odds);
  };
  let [low, high] = [0, 1];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (p * middle + (1 - p) * without(middle) < d) low = middle;
    else high = middle;
  }
  return [p * (1 - low), (1 - p) * (1 - without(low)), p * low + (1 - p) * without(low)];
}

function analyzed(design: PowerDesign, e: ArmEnding, c: ArmEnding): Omit<Ending, "probability"> {
  const { alpha } = design.analysis;
  const { better } = design.endpoint;
  const isComposite = design.missing === "nonresponder";
  const lostEvents = (arm: ArmEnding) => (isComposite && better === "lower" ? arm.lost : 0);
  const sizeOf = (arm: ArmEnding) => (isComposite ? arm.n : arm.n - arm.lost);
  const events = [e.events + lostEvents(e), c.events + lostEvents(c)] as const;
  const n = [sizeOf(e), sizeOf(c)] as const;
  const pValue = pValueOf(design, { events, n });
  const rejects = pValue <= alpha * (1 + 1e-9);
  if (n[0] === 0 || n[1] === 0) return { pValue, rejects };
  const interval = riskDifferenceInterval({ events, n }, { method: "newcombe" });
  const difference = events[0] / n[0] - events[1] / n[1];
  return { pValue, rejects, difference, width: interval.upper - interval.lower };
}

/** P value of the planned test: against a margin as `marginTest` has it. */
function pValueOf({ analysis, endpoint: { better } }: PowerDesign, data: Counts): number {
  const { sides, hypothesis, margin, scale } = analysis;
  const method = tableMethodOf(analysis);
  if (margin === undefined) return testBinary(data, { method, sides, better }).pValue;
  const measure = scale === "ratio" ? "riskRatio" : "riskDifference";
  const statistic = method === "wald" ? "wald" : "farringtonManning";
  return marginTest(data, { hypothesis: hypothesis!, margin, measure, better, statistic }).pValue;
}
