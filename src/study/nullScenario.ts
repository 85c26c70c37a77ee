import { nullsOf } from "../analyze/hypothesis.ts";
import type { Pair } from "../pair.ts";
import { marginalRates } from "./baseline.ts";
import { plannedMargin, type TestedDesign } from "./plannedTest.ts";
import type { Scenario } from "./schema.ts";

/** Rates of both arms where the hypothesis is just true, from that of the control arm. */
type NullRates = (control: number) => Pair<number>;

/**
 * The same world where the null hypothesis is true: both arms respond at the control arm's rate, in every
 * stratum; with a margin the experimental arm lies on its limit (of equivalence the lower one), and the
 * control arm gives way where that would leave [0, 1].
 *
 * Dropout stays as assumed, so that a difference in dropout between the arms shows its own
 * effect on the type I error when lost subjects count as failures.
 */
export function nullScenario(scenario: Scenario, design?: TestedDesign): Scenario {
  const ratesAt = design === undefined ? noEffect : nullRates(design);
  const name = `${scenario.name}, ${ratesAt === noEffect ? "no effect" : "on the margin"}`;
  const { strata } = scenario;
  if (strata === undefined) {
    return { ...scenario, name, responseRate: ratesAt(scenario.responseRate[1]) };
  }
  const parts = strata.map(({ share, responseRate }) => ({
    share,
    responseRate: ratesAt(responseRate[1]),
  }));
  const responseRate: Pair<number> =
    ratesAt === noEffect ? noEffect(scenario.responseRate[1]) : marginalRates(parts);
  return { ...scenario, name, responseRate, strata: parts };
}

const noEffect: NullRates = (control) => [control, control];

function nullRates(design: TestedDesign): NullRates {
  const margin = plannedMargin(design);
  if (margin === undefined) return noEffect;
  const { nullValue } = nullsOf(margin)[0]!;
  if (margin.measure === "riskRatio") {
    return (control) => {
      const kept = Math.min(control, 1 / nullValue);
      return [Math.min(1, kept * nullValue), kept];
    };
  }
  return (control) => {
    const wanted = control + nullValue;
    const experimental = Math.min(1, Math.max(0, wanted));
    return [experimental, experimental === wanted ? control : experimental - nullValue];
  };
}
