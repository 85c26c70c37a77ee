import type { DifferenceBin } from "../show/differenceBins.ts";
import { percent, points } from "../show/format.ts";
import type { DensityRow } from "./densityFigure.ts";
import type { ChanceRow } from "./pilotFindings.ts";
import type { PowerBin } from "./powerSpreadFigure.ts";

export const densityColumns = [
  { label: "rate", value: ({ rate }: DensityRow) => percent(rate) },
  { label: "prior, experimental", value: ({ prior }: DensityRow) => prior[0].toFixed(4) },
  { label: "prior, control", value: ({ prior }: DensityRow) => prior[1].toFixed(4) },
  {
    label: "posterior, experimental",
    value: ({ posterior }: DensityRow) => posterior[0].toFixed(4),
  },
  { label: "posterior, control", value: ({ posterior }: DensityRow) => posterior[1].toFixed(4) },
];

export const spreadColumns = [
  { label: "power from", value: ({ lower }: PowerBin) => percent(lower, 0) },
  { label: "to", value: ({ upper }: PowerBin) => percent(upper, 0) },
  { label: "probability", value: ({ probability }: PowerBin) => percent(probability, 2) },
];

export const chanceColumns = [
  { label: "subjects per arm", value: ({ n }: ChanceRow) => n },
  { label: "assurance", value: ({ assurance }: ChanceRow) => assurance.toFixed(8) },
  { label: "power at the pilot’s rates", value: ({ power }: ChanceRow) => power.toFixed(8) },
];

export const binColumns = [
  { label: "difference from, points", value: ({ lower }: DifferenceBin) => points(lower, 2) },
  { label: "to", value: ({ upper }: DifferenceBin) => points(upper, 2) },
  {
    label: "probability",
    value: (bin: DifferenceBin) => percent(bin.significant + bin.notSignificant, 2),
  },
  { label: "of it significant", value: (bin: DifferenceBin) => percent(bin.significant, 2) },
];
