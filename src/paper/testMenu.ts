import type { TableMethod } from "../analyze/methods.ts";
import { testLabels } from "./everyTest.ts";
import { capitalized } from "./tableSentences.ts";

/** The tests as a menu lists them: Fisher's first, since it is the one most protocols name. */
export const testMenu: readonly (readonly [TableMethod, string])[] = (
  [
    "fisher",
    "boschloo",
    "barnard",
    "fisherMidP",
    "pearson",
    "yates",
    "nMinus1",
    "zPooled",
    "zUnpooled",
    "likelihoodRatio",
  ] as const
).map((method) => [method, capitalized(testLabels[method])]);
