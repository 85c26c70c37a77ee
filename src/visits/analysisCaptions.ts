import { count, percent, percentWithError, signed } from "../show/format.ts";
import { isImputation } from "../study/visitMethods.ts";
import type { AnalysisRow } from "./analysisRows.ts";
import { formatOf } from "./sentences.ts";
import type { VisitFindings } from "./visitFindings.ts";
import { strategyWords, valueText } from "./visitWords.ts";

/** Which analysis finds the difference most often, and which least. */
export function powerCaption(rows: readonly AnalysisRow[]): string {
  const byPower = rows.toSorted((a, b) => b.power.value - a.power.value);
  const [best, worst] = [byPower[0]!, byPower.at(-1)!];
  const words = ({ label, power }: AnalysisRow) =>
    `${label} ${percentWithError(power.value, power.monteCarloError)}`;
  const range = best === worst ? `${words(best)}.` : `From ${words(best)} to ${words(worst)}.`;
  return `${range} ${trialsText(rows)}`;
}

/** "10,000 trials each; 1,000 where values are imputed." */
function trialsText(rows: readonly AnalysisRow[]): string {
  const own = rows[0]!.replicates;
  const slow = rows.find(({ replicates }) => replicates < own);
  const more = slow ? `; the first ${count(slow.replicates)} where values are imputed` : "";
  return `${count(own)} trials${more}. Filled: as planned.`;
}

/** Whether the level is kept. */
export function levelCaption(rows: readonly AnalysisRow[], alpha: number): string {
  const off = rows.filter(({ typeI }) => typeI.lower > alpha);
  const low = rows.filter(({ typeI }) => typeI.upper < alpha);
  const list = (some: readonly AnalysisRow[]) =>
    some.map(({ label, typeI }) => `${label} (${percent(typeI.value)})`).join("; ");
  const parts = [
    off.length > 0 ? `Too often: ${list(off)}.` : "No analysis is clearly above alpha.",
    ...(low.length > 0 ? [`Below it: ${list(low)}.`] : []),
  ];
  return `The same trials without an effect. ${parts.join(" ")}`;
}

/** Which analysis misses what it aims at by most. */
export function biasCaption(rows: readonly AnalysisRow[], findings: VisitFindings): string {
  const size = ({ found }: AnalysisRow) => Math.abs(found.characteristics.bias.value);
  const clear = rows.filter(isClear);
  const shown = (clear.length > 0 ? clear : rows).toSorted((a, b) => size(b) - size(a))[0]!;
  const { found, label } = shown;
  const { bias } = found.characteristics;
  const start =
    "Dot: mean estimate with its 95% Monte Carlo interval. Bar: the true value that the analysis aims at. On the right: the bias.";
  if (!isClear(shown)) return `${start} No analysis is clearly biased.`;
  const text =
    found.scale === "riskDifference"
      ? `${signed(100 * bias.value, 1)} percentage points`
      : valueText(bias.value, formatOf(findings));
  return `${start} Largest: ${label}, ${text} from the ${strategyWords[found.strategy]} value.`;
}

/** Whether a bias is more than the luck of the draw: beyond 4 Monte Carlo errors, as several are looked at. */
function isClear({ found: { characteristics } }: AnalysisRow): boolean {
  const { value, monteCarloError } = characteristics.bias;
  return Math.abs(value) > 4 * monteCarloError;
}

/** What the analyses of the page are, where they occur. */
export function analysisTerms(rows: readonly AnalysisRow[]): [string, string][] {
  const has = (is: (row: AnalysisRow) => boolean) => rows.some(is);
  const by = (missing: string) => has(({ found }) => found.plan.missing === missing);
  const terms: [string, string, boolean][] = [
    [
      "Complete cases",
      "who has no value at the visit of the comparison is left out",
      by("completeCase"),
    ],
    [
      "Last observation carried forward (LOCF)",
      "the last value seen stands for the missing one, as if time had stopped",
      by("lastObservation"),
    ],
    [
      "Multiple imputation",
      "missing values are drawn many times from a model of those seen, each completed trial is analyzed, and the results are pooled by Rubin’s rules",
      by("multipleImputation"),
    ],
    [
      "Jump to reference",
      "multiple imputation in which a subject who stops goes on as control does, at once; copy reference and copy increments get there more gently",
      by("jumpToReference"),
    ],
    ["Missing are non-responders", "who has no value has not responded", by("nonresponder")],
    [
      "Standard errors by reference",
      "Rubin’s rules overstate the spread of reference-based estimates over trials: that shows as coverage above 95% and type I error below alpha",
      has(
        ({ found }) =>
          isImputation(found.plan.missing) && found.plan.missing !== "multipleImputation",
      ),
    ],
  ];
  return terms.filter(([, , isShown]) => isShown).map(([term, meaning]) => [term, meaning]);
}
