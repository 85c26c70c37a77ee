import { type Add, counting } from "./reportAt.ts";
import { remainingShares } from "./visitRetention.ts";

/** A process of loss as checks need it. */
export interface LossFields {
  readonly rate: readonly (number | readonly number[])[];
  readonly mechanism: "mcar" | "mar" | "mnar";
}

interface LosingFields {
  readonly dropout?: LossFields | undefined;
  readonly discontinuation?: (LossFields & { readonly followed: number }) | undefined;
}

interface TimedFields {
  readonly visits?: readonly number[];
  readonly baseline: boolean;
}

/** Shares lost that cannot be, each process alone and both together. */
export function checkLosses(scenario: LosingFields, endpoint: TimedFields, add: Add): void {
  const visits = endpoint.visits?.length ?? 1;
  const { add: addLoss, count } = counting(add);
  for (const name of ["dropout", "discontinuation"] as const) {
    const loss = scenario[name];
    if (loss) checkLoss(loss, visits, (path, message) => addLoss([name, ...path], message));
  }
  const rates = [scenario.dropout, scenario.discontinuation].flatMap((loss) => loss?.rate ?? []);
  if (count() > 0 || !rates.flat().every(isShare)) return; // reported there
  for (const [arm, shares] of remainingShares(scenario, endpoint).onTreatment.entries()) {
    if (shares.every((share) => share > -rounding)) continue;
    const expectation = "not exceed, at any visit, the share that dropout leaves on treatment";
    add(["discontinuation", "rate", arm], expectation);
  }
}

/** Sums of decimals are off by rounding. */
const rounding = 1e-12;

/** Shares that fall, lists of a wrong length, and a mechanism that has nothing to go by. */
function checkLoss({ rate, mechanism }: LossFields, visits: number, add: Add): void {
  for (const [arm, rates] of rate.entries()) {
    if (typeof rates === "number") continue;
    if (rates.length !== visits) add(["rate", arm], `hold ${visits} rates, one per visit`);
    for (let k = 1; k < rates.length; k++) {
      if (!isShare(rates[k - 1]!) || rates[k]! >= rates[k - 1]!) continue;
      add(
        ["rate", arm, k],
        `be at least ${rates[k - 1]}, the share lost before: rates are cumulative`,
      );
    }
  }
  if (mechanism === "mar" && visits === 1) {
    add(
      ["mechanism"],
      "be mcar or mnar for a single visit, before which nothing is observed to change",
    );
  }
}

const isShare = (value: number): boolean => value >= 0 && value < 1; // else reported by the field
