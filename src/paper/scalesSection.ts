import { element } from "../notebook/element.ts";
import { figureFrame } from "../notebook/figureFrame.ts";
import { sectionBox, type Section, type Workshop } from "../notebook/section.ts";
import { signed } from "../show/format.ts";
import { finePValue, scaleRange } from "./numberText.ts";
import { scalePlot } from "./scalePlot.ts";
import { dfChoices, readScales, type ScaleReading } from "./scaleReading.ts";

const lead =
  "Dryness, pain and fatigue were rated on visual analogue scales (a mark on a line). An interval and a P value come from the same two numbers, the difference and its standard error (the spread of the difference from trial to trial), so that each can be worked out from the other.";

const columns = [
  { label: "scale", value: ({ name }: ScaleReading) => name },
  { label: "P printed", value: ({ printed }: ScaleReading) => printed },
  { label: "P implied", value: ({ pValue }: ScaleReading) => finePValue(pValue) },
  { label: "SE", value: ({ standardError }: ScaleReading) => standardError.toFixed(2) },
  { label: "SD", value: ({ sd }: ScaleReading) => sd.toFixed(1) },
  { label: "t", value: ({ statistic }: ScaleReading) => signed(statistic, 2) },
  { label: "difference", value: ({ estimate }: ScaleReading) => signed(estimate, 2) },
  { label: "95% interval", value: (row: ScaleReading) => scaleRange(row) },
  { label: "half-width", value: ({ halfWidth }: ScaleReading) => halfWidth.toFixed(3) },
];

/** What the printed intervals of the three differences imply. */
export function createScalesSection({ queue, describe }: Workshop): Section<void> {
  const frame = figureFrame<ScaleReading>({
    title: "The three printed differences",
    name: "scale-differences",
    height: "130px",
    narrowHeight: "160px",
    study: describe,
    columns,
  });
  frame.classList.add("figure-measure");
  const readings = readScales();
  const attributes = { class: "table-scroll", role: "region", tabindex: 0 };
  const label = { "aria-label": "What the intervals imply" };
  const table = element("div", { ...attributes, ...label }, scaleTable(readings));
  const notes = [scaleFormulas(readings), ...scaleSentences(readings)];
  const paragraphs = notes.map((text) => element("p", {}, text));
  const box = sectionBox("What the printed intervals imply", lead, frame, table, ...paragraphs);
  const update = (): void => {
    const caption = scaleCaption(readings);
    queue.add(frame, (width) =>
      frame.update({
        picture: scalePlot(readings, { width: width, label: caption }),
        caption,
        rows: readings,
      }),
    );
  };
  return Object.assign(box, { update });
}

function scaleTable(readings: readonly ScaleReading[]): HTMLTableElement {
  const head = columns.map(({ label }) => element("th", { scope: "col" }, label));
  const rows = readings.map((reading) => {
    const [name, ...cells] = columns.map(({ value }) => value(reading));
    const data = cells.map((text) => element("td", {}, text));
    return element("tr", {}, element("th", { scope: "row" }, name!), ...data);
  });
  return element(
    "table",
    { class: "compare scales number" },
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...rows),
  );
}

/** "All three intervals lie left of 0: …" */
export function scaleCaption(readings: readonly ScaleReading[]): string {
  const left = readings.filter(({ upper }) => upper < 0).length;
  const nearest = readings.reduce((a, b) => (b.upper > a.upper ? b : a));
  return `${left} of ${readings.length} intervals lie wholly left of 0; ${nearest.name.toLowerCase()} comes within ${signed(-nearest.upper, 2)} points of it.`;
}

/** The way from the interval to the other numbers. */
export function scaleFormulas([first]: readonly ScaleReading[]): string {
  const { halfWidth, standardError } = first!;
  const t = halfWidth / standardError;
  return `SE = half-width / t with t = ${t.toFixed(4)}, the 97.5% point of Student’s t with ${dfChoices.randomized} degrees of freedom (60 subjects less 2 means). P = P(|T| ≥ |difference| / SE). SD = SE / √(1/30 + 1/30), the standard deviation of single subjects that a plain comparison of two means with 30 an arm would need for such an interval.`;
}

/** What agrees and what does not, and how much hangs on the degrees of freedom. */
export function scaleSentences(readings: readonly ScaleReading[]): string[] {
  const agreements = readings.map(({ name, pValue, printed, isAsPrinted }) =>
    isAsPrinted
      ? `${name}: ${finePValue(pValue)} rounds to the printed ${printed}.`
      : `${name}: ${finePValue(pValue)} does not round to the printed ${printed}.`,
  );
  const [dryness] = readings;
  const rounding = `The .001 for ${dryness!.name.toLowerCase()} is rounded up from ${finePValue(dryness!.pValue)}; many journals would print <.001. That the limits themselves are rounded to two decimals matters little: P lies between ${dryness!.pValueRange.map(finePValue).join(" and ")}.`;
  const others = [dfChoices.completers, dfChoices.normal].map((df) => readScales(df));
  const asNormal = others[1]!.map(({ pValue }) => finePValue(pValue)).join(", ");
  const asCompleters = others[0]!.map(({ pValue }) => finePValue(pValue)).join(", ");
  return [
    `${agreements.join(" ")} ${rounding}`,
    `The degrees of freedom are an assumption. With ${dfChoices.completers} (the 57 who completed) P would be ${asCompleters}; with a normal distribution ${asNormal}: the reading hardly changes. The differences come from a mixed model for repeated measures, which borrows from the other visits. The SD is therefore what such a precision is worth in a plain comparison, fit for planning one, and not the SD of the scores.`,
  ];
}
