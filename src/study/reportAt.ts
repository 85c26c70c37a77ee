import type { z } from "zod";

/** Reports a problem at a path. */
export type Add = (path: readonly PropertyKey[], message: string) => void;

/** Reports, and counts what it reports. */
export function counting(add: Add): { readonly add: Add; readonly count: () => number } {
  let found = 0;
  return {
    add: (path, message) => {
      found++;
      add(path, message);
    },
    count: () => found,
  };
}

/** Reports at paths within what is checked. */
export const adder =
  <T>(report: z.core.$RefinementCtx<T>): Add =>
  (path, message) =>
    report.addIssue({ code: "custom", path: [...path], message });
