import { correlationAt, type VisitCorrelation } from "../study/visitMatrix.ts";
import type { VisitScenario } from "../study/visitSchema.ts";
import { rounded } from "./rounded.ts";
import type { VisitMix } from "./visitMixes.ts";

/** Between visits where nothing is known of it. */
const usual: VisitCorrelation = { type: "compoundSymmetry", rho: 0.5 };

/**
 * Correlations at other visits, of each other and with the baseline. One number for all, or for neighbors, stays. Of
 * lists and tables the visits that stay keep theirs; a new one is a mean of its neighbors with noise of its own, which
 * keeps the table positive definite.
 */
export function movedCorrelation(scenario: VisitScenario, mixes: readonly VisitMix[]): object {
  const { baseline } = scenario;
  const known = "correlation" in scenario ? scenario.correlation : undefined;
  const withBaseline = baseline?.correlation;
  const weigh = weightsOf(known, mixes);
  const isList = withBaseline !== undefined && typeof withBaseline !== "number";
  return {
    correlation: mixes.length < 2 ? undefined : movedBetween(known, mixes, weigh),
    ...(isList && {
      baseline: {
        ...baseline,
        correlation: weigh.map((row) => rounded(total(row.map((w, k) => w * withBaseline[k]!)))),
      },
    }),
  };
}

function movedBetween(
  known: VisitCorrelation | undefined,
  mixes: readonly VisitMix[],
  weigh: readonly (readonly number[])[],
): VisitCorrelation {
  if (known === undefined) return usual;
  if (known.type === "compoundSymmetry" || known.type === "ar1") return known;
  const isPrefix = mixes.every(({ weights }, k) => weights[k] === 1);
  if (known.type === "toeplitz" && isPrefix) {
    return { type: known.type, rho: known.rho.slice(0, mixes.length - 1) };
  }
  const at = (a: readonly number[], b: readonly number[]) =>
    total(a.map((w, j) => total(b.map((v, k) => w * v * correlationAt(known, j, k)))));
  const matrix = weigh.map((a, j) => weigh.map((b, k) => (j === k ? 1 : rounded(at(a, b)))));
  return { type: "unstructured", matrix };
}

/** The part of a new visit that known ones decide; beyond them it falls as between the first or last two. */
function weightsOf(known: VisitCorrelation | undefined, mixes: readonly VisitMix[]): number[][] {
  return mixes.map(({ weights, isBeyond }) => {
    if (!isBeyond) return [...weights];
    const place = weights.indexOf(1);
    const neighbor = place === 0 ? 1 : place - 1;
    const step = weights.length > 1 ? Math.abs(correlationAt(known, place, neighbor)) : 0.5;
    return weights.map((weight) => weight * step);
  });
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
