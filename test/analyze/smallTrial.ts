import type { LongitudinalData } from "../../src/analyze/longitudinalData.ts";

/** Eight subjects, visits at weeks 4, 8 and 12, nothing missing. */
export function trial(): {
  subject: number[];
  visit: number[];
  arm: number[];
  baseline: number[];
  value: (number | null)[];
} {
  const rows = Array.from({ length: 24 }, (_, row) => ({ i: Math.floor(row / 3), j: row % 3 }));
  return {
    subject: rows.map(({ i }) => 100 + i),
    visit: rows.map(({ j }) => 4 * (j + 1)),
    arm: rows.map(({ i }) => i % 2),
    baseline: rows.map(({ i }) => [5, 3, 8, 6, 2, 9, 4, 7][i]!),
    value: rows.map(({ i, j }) => ((i * 7 + j * 5 + i * i * j) % 11) + (i % 2) * j),
  };
}

/** The same trial with something changed. */
export const change = (edit: (data: ReturnType<typeof trial>) => void): LongitudinalData => {
  const data = trial();
  edit(data);
  return data;
};
