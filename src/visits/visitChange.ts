import type { SizedVisitStudy } from "../study/requireSizedVisits.ts";
import { contrastIndexOf, visitTimesOf } from "../study/visitRetention.ts";
import { visitMixes } from "./visitMixes.ts";
import { contrastText, visitText } from "./visitWords.ts";

/** What another list of visits did to the rest of a study, in sentences; empty where the visits are the same. */
export function visitChange(before: SizedVisitStudy, after: SizedVisitStudy): string {
  const [old, now] = [before, after].map(({ design }) => visitTimesOf(design.endpoint));
  if (`${old}` === `${now}`) return "";
  const gone = old!.flatMap((time, k) =>
    now!.includes(time) ? [] : [visitText(before.design.endpoint, k)],
  );
  return [
    ...(gone.length > 0 ? [`Gone: ${gone.join(", ")}.`] : []),
    ...newText(old!, now!, after),
    ...correlationText(before, after),
    ...lossText(before, old!.at(-1) !== now!.at(-1), after),
    ...(contrastTime(before) === contrastTime(after)
      ? []
      : [`The arms are now compared at ${contrastText(after)}.`]),
  ].join(" ");
}

const contrastTime = ({ design }: SizedVisitStudy): number | undefined =>
  visitTimesOf(design.endpoint)[contrastIndexOf(design)];

function newText(
  old: readonly number[],
  now: readonly number[],
  { design }: SizedVisitStudy,
): string[] {
  const mixes = visitMixes(old, now);
  const named = (isBeyond: boolean) =>
    now.flatMap((time, k) =>
      old.includes(time) || mixes[k]!.isBeyond !== isBeyond ? [] : [visitText(design.endpoint, k)],
    );
  const [between, beyond] = [named(false), named(true)];
  return [
    ...(between.length > 0
      ? [`New: ${between.join(", ")}, means and spread between those of the visits around.`]
      : []),
    ...(beyond.length > 0
      ? [`New: ${beyond.join(", ")}, means and spread as at the nearest visit.`]
      : []),
  ];
}

function correlationText({ scenarios: [old] }: SizedVisitStudy, after: SizedVisitStudy): string[] {
  const [now] = after.scenarios;
  const known = "correlation" in old! ? old.correlation : undefined;
  const next = "correlation" in now! ? now.correlation : undefined;
  if (next === undefined || known === undefined) {
    return next === undefined ? [] : ["Correlation between visits: taken as 0.5."];
  }
  if (known.type === "ar1") return ["Neighboring visits keep their correlation."];
  const isTable = known.type === "toeplitz" || known.type === "unstructured";
  return isTable ? ["Correlations of new visits follow from their neighbors’."] : [];
}

/** A single rate is one by the last visit, whichever that is. */
function lossText(
  { scenarios: [scenario] }: SizedVisitStudy,
  isEndMoved: boolean,
  { design: { endpoint } }: SizedVisitStudy,
): string[] {
  const isSingle = [scenario!.dropout, scenario!.discontinuation].some((loss) =>
    loss?.rate.some((rate) => typeof rate === "number" && rate > 0),
  );
  if (!isEndMoved || !isSingle) return [];
  return [`Shares lost now count up to ${visitText(endpoint, visitTimesOf(endpoint).length - 1)}.`];
}
