import { testBinary } from "../analyze/binaryTest.ts";
import {
  proportionInterval,
  proportionIntervalMethods,
  type ProportionInterval,
  type ProportionIntervalMethod,
} from "../analyze/proportionInterval.ts";
import type { Pair } from "../pair.ts";
import { sourceTrial } from "./sourceTrial.ts";

export interface LossRow extends ProportionInterval {
  readonly method: ProportionIntervalMethod;
  readonly label: string;
}

const labels: Readonly<Partial<Record<ProportionIntervalMethod, string>>> = {
  clopperPearson: "Clopper–Pearson (exact)",
  wilson: "Wilson",
  wilsonCc: "Wilson, corrected",
  jeffreys: "Jeffreys",
  agrestiCoull: "Agresti–Coull",
  wald: "Wald",
};

/** The share of subjects lost in the source trial, by every interval of one proportion. */
export function readLoss(level = 0.95): LossRow[] {
  const [nE, nC] = sourceTrial.n;
  const data = { events: sourceTrial.lost, n: nE + nC };
  return proportionIntervalMethods
    .filter((method) => method in labels)
    .map((method) => ({
      method,
      label: labels[method]!,
      ...proportionInterval(data, { method, level }),
    }))
    .sort((a, b) => order(a) - order(b));
}

const order = ({ method }: LossRow): number => Object.keys(labels).indexOf(method);

/** Fisher's P value of a difference in losses between the arms, for each way in which the lost may be split. */
export function lossSplits(): { readonly lost: Pair<number>; readonly pValue: number }[] {
  return Array.from({ length: sourceTrial.lost + 1 }, (_, first) => {
    const lost = [first, sourceTrial.lost - first] as const;
    const { pValue } = testBinary({ events: lost, n: sourceTrial.n }, { method: "fisher" });
    return { lost, pValue };
  });
}
