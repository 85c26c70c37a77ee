import { ArgumentError } from "../errors.ts";
import { allocationOf } from "../sizing/allocation.ts";
import { exactPower, type PowerDesign } from "../sizing/exactPower.ts";
import type { Dropout, MissingStrategy, Scenario } from "../study/schema.ts";

/** An assumption, and how far it may be off. */
export type TornadoRange =
  | {
      /** "bothRates" moves both by as much; its values are control rates. "n" is the larger arm, the ratio kept. */
      readonly input:
        | "experimentalRate"
        | "controlRate"
        | "bothRates"
        | "dropout"
        | "experimentalDropout"
        | "controlDropout"
        | "alpha"
        | "n";
      readonly low: number;
      readonly high: number;
    }
  | { readonly input: "missing"; readonly low: MissingStrategy; readonly high: MissingStrategy };

/** Power at one end of a range. */
export interface TornadoEnd {
  readonly value: number | string;
  readonly power: number;
}

/** Power at both ends of one range, all else as planned. */
export interface TornadoBar {
  readonly input: TornadoRange["input"];
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
  /** Power as planned. */
  readonly base: number;
  /** Distance between the smallest and the largest of the three powers. */
  readonly swing: number;
}

/** What is planned, and what is assumed. */
interface Plan {
  readonly design: PowerDesign;
  readonly scenario: Scenario;
}

/**
 * How much each assumption matters: the exact power at both ends of its range, the widest swing first.
 *
 * @throws {@link ArgumentError} if a range leaves what its input allows.
 */
export function tornado(
  design: PowerDesign,
  scenario: Scenario,
  ranges: readonly TornadoRange[],
): TornadoBar[] {
  const base = exactPower(design, scenario);
  const bars = ranges.map((range, i): TornadoBar => {
    const endOf = (side: "low" | "high"): TornadoEnd => {
      const value = range[side];
      const changed = changedPlan({ design, scenario }, range.input, value, `ranges[${i}].${side}`);
      return { value, power: exactPower(changed.design, changed.scenario) };
    };
    const [low, high] = [endOf("low"), endOf("high")];
    const powers = [low.power, high.power, base];
    const swing = Math.max(...powers) - Math.min(...powers);
    return { input: range.input, low, high, base, swing };
  });
  return bars.sort((a, b) => b.swing - a.swing);
}

function changedPlan(
  plan: Plan,
  input: TornadoRange["input"],
  value: number | string,
  path: string,
): Plan {
  if (input === "missing") return withMissing(plan, value, path);
  const number = checkNumber(value, input, path);
  if (input === "alpha") {
    const analysis = { ...plan.design.analysis, alpha: number };
    return { ...plan, design: { ...plan.design, analysis } };
  }
  if (input === "n") return withLargerArm(plan, number);
  if (input.endsWith("ropout")) return withDropout(plan, input, number);
  return withRates(plan, input, number, path);
}

function withMissing(plan: Plan, value: number | string, path: string): Plan {
  if (value === "nonresponder" || value === "completeCase") {
    return { ...plan, design: { ...plan.design, missing: value } };
  }
  throw new ArgumentError(path, 'be "nonresponder" or "completeCase"', value);
}

function checkNumber(value: number | string, input: string, path: string): number {
  const fits = typeof value === "number" ? value : NaN;
  if (input === "n") {
    if (Number.isInteger(fits) && fits >= 1) return fits;
    throw new ArgumentError(path, "be a whole number of 1 or more", value);
  }
  if (input === "alpha") {
    if (fits > 0 && fits <= 0.5) return fits;
    throw new ArgumentError(path, "lie in (0, 0.5]", value);
  }
  const isDropout = input.endsWith("ropout");
  if (fits >= 0 && (isDropout ? fits < 1 : fits <= 1)) return fits;
  throw new ArgumentError(path, `lie in [0, 1${isDropout ? ")" : "]"}`, value);
}

/** The arms at the step of their allocation whose larger arm comes nearest to a size from below. */
function withLargerArm({ design, scenario }: Plan, n: number): Plan {
  const { at } = allocationOf(design);
  let k = 1;
  while (Math.max(...at(k + 1)) <= n) k++;
  const [nE, nC] = at(k);
  return { design: { ...design, arms: [{ n: nE }, { n: nC }] }, scenario };
}

function withDropout({ design, scenario }: Plan, input: string, rate: number): Plan {
  const before: Dropout = scenario.dropout ?? { mechanism: "mcar", rate: [0, 0] };
  const inExperimental = input === "controlDropout" ? before.rate[0] : rate;
  const inControl = input === "experimentalDropout" ? before.rate[1] : rate;
  const dropout: Dropout = { ...before, rate: [inExperimental, inControl] };
  return { design, scenario: { ...scenario, dropout } };
}

function withRates({ design, scenario }: Plan, input: string, value: number, path: string): Plan {
  const [pE, pC] = scenario.responseRate;
  const experimental = input === "bothRates" ? value + pE - pC : value;
  if (!(experimental >= 0 && experimental <= 1)) {
    throw new ArgumentError(path, "leave the experimental rate in [0, 1]", value);
  }
  const isControl = input === "controlRate";
  const rates = isControl ? [pE, value] : [experimental, input === "bothRates" ? value : pC];
  return { design, scenario: { ...scenario, responseRate: [rates[0]!, rates[1]!] } };
}
