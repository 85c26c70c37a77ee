import { lossLines } from "../dropout/lossLines.ts";
import { percent } from "../show/format.ts";
import { theme } from "../show/theme.ts";
import type { PricedThreshold, PriceQuestion } from "./price.ts";
import { visitValues } from "./visitValues.ts";
import { digitsOf } from "./visitWords.ts";

interface CurveOptions {
  readonly rows: readonly PricedThreshold[];
  readonly at: PricedThreshold;
  readonly width: number;
  readonly caption: string;
}

/** Power of responders over the threshold, below that of the means. */
export function priceCurve(
  { study, means, twins }: PriceQuestion,
  { rows, at, width, caption }: CurveOptions,
): SVGSVGElement {
  const { unit } = study.design.endpoint;
  const digits = Math.max(0, digitsOf(visitValues(study).sd) - 1);
  const power = ({ threshold, power: y }: PricedThreshold) => ({ x: threshold, y });
  const nearest = (x: number) =>
    rows.toSorted((a, b) => Math.abs(a.threshold - x) - Math.abs(b.threshold - x))[0]!;
  return lossLines(
    [
      {
        label: "responders",
        color: theme.ink,
        width: 2.4,
        points: rows.map(power),
      },
    ],
    {
      width,
      height: 280,
      label: caption,
      x: {
        title: `threshold: ${twins.response} …${unit ? ` ${unit}` : ""}`,
        domain: [rows[0]!.threshold, rows.at(-1)!.threshold],
        format: (x) => String(Number(x.toPrecision(3))).replace("-", "−"),
      },
      y: { title: "power", domain: [0, 1], format: (y) => percent(y, 0) },
      levels: [{ y: means.power, text: `by their means, ${percent(means.power)}` }],
      here: { x: at.threshold, text: `here ${percent(at.power)}` },
      tip: (x) => {
        const row = nearest(x);
        return `${row.threshold.toFixed(digits)}: ${percent(row.rates[0])} vs ${percent(row.rates[1])} respond\npower ${percent(row.power)}`;
      },
    },
  );
}
