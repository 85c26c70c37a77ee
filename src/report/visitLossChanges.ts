import type { Pair } from "../pair.ts";
import type { SizedVisitDesign } from "../study/requireSizedVisits.ts";
import { remainingShares } from "../study/visitRetention.ts";
import type { VisitDropout, VisitScenario } from "../study/visitSchema.ts";
import { bothRates } from "./sensitivityRows.ts";
import type { VisitChange } from "./visitChanges.ts";

type Rates = VisitDropout["rate"];

/** No dropout and twice as much, or 10% and 20% where none is planned; both as far as discontinuation leaves room. */
export function lossChanges(
  { endpoint }: SizedVisitDesign,
  scenario: VisitScenario,
): VisitChange[] {
  const planned = scenario.dropout?.rate ?? [0, 0];
  const isNone = lastRates(planned).every((rate) => rate === 0);
  const others: Rates[] = isNone
    ? [
        [0.1, 0.1],
        [0.2, 0.2],
      ]
    : [[0, 0], planned.map(doubled) as unknown as Rates];
  return others
    .filter((rates) => Math.max(...rates.flat()) < 1)
    .map((rates) => ({ rates, scenario: withDropout(scenario, rates) }))
    .filter(({ scenario: moved }) =>
      remainingShares(moved, endpoint)
        .onTreatment.flat()
        .every((share) => share >= 0),
    )
    .map(({ rates, scenario: moved }) => ({
      assumption: "Dropout",
      planned: bothRates(lastRates(planned)),
      changed: bothRates(lastRates(rates)),
      scenario: moved,
    }));
}

/** A scenario with other rates of dropout; the mechanism stays, and is completely at random where there is none. */
export function withDropout(scenario: VisitScenario, rate: Rates): VisitScenario {
  if (rate.flat().every((each) => each === 0)) {
    const { dropout: _, ...others } = scenario;
    return others;
  }
  const dropout = { ...(scenario.dropout ?? { mechanism: "mcar" }), rate };
  return Object.assign({ ...scenario }, { dropout }) as VisitScenario;
}

/** Shares lost by the last visit. */
export function lastRates(rates: Rates): Pair<number> {
  const last = (rate: number | readonly number[]): number =>
    typeof rate === "number" ? rate : rate.at(-1)!;
  return [last(rates[0]!), last(rates[1]!)];
}

const doubled = (rate: number | readonly number[]): number | number[] =>
  typeof rate === "number" ? twice(rate) : rate.map(twice);

/** Without the dust of binary fractions. */
const twice = (rate: number): number => Number((2 * rate).toPrecision(12));
