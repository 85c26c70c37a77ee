import { theme } from "../show/theme.ts";
import type { StrategyId } from "./strategy.ts";

interface StrategyStyle {
  readonly color: string;
  readonly width: number;
  readonly dash?: string;
  /** Where a margin is narrow. */
  readonly shortLabel: string;
}

const quiet = { color: theme.muted, width: 1.2 } as const;

/** How each strategy is drawn on every figure; the dash is a second cue beside the color. */
export const strategyStyles: Readonly<Record<StrategyId, StrategyStyle>> = {
  none: { ...quiet, dash: "1 3", shortLabel: "Nobody lost" },
  completeCase: { color: theme.ink, width: 2.2, dash: "7 3", shortLabel: "Complete" },
  nonresponder: { color: "var(--accent, #7a3b69)", width: 2.8, shortLabel: "Failures" },
  moreOnControl: { ...quiet, shortLabel: "Control loses" },
  moreOnExperimental: { ...quiet, shortLabel: "Exp. loses" },
  asControl: { color: theme.accent, width: 1.6, dash: "3 2", shortLabel: "As control" },
  best: { ...quiet, shortLabel: "Best case" },
  worst: { ...quiet, shortLabel: "Worst case" },
};
