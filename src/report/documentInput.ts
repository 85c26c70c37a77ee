import type { Pair } from "../pair.ts";
import type { SizedStudy } from "../study/requireSized.ts";
import type { Scenario } from "../study/schema.ts";
import type { OperatingCharacteristics } from "../summarize/operatingCharacteristics.ts";
import { type BibliographyKey, isBibliographyKey } from "./bibliography.ts";
import type { DocumentCurve } from "./documentCurve.ts";
import type { FigurePicture } from "./documentModel.ts";
import type { PowerResult } from "./powerResult.ts";
import { presetOf } from "./presetOf.ts";

/** A simulated scenario, as `monteCarlo` gives it. */
export interface SimulatedScenario {
  readonly scenario: string;
  /** Whether estimates are differences of rates or log odds ratios. */
  readonly scale: "riskDifference" | "logOddsRatio";
  /** The estimand's true value, on that scale. */
  readonly truth: number;
  readonly characteristics: OperatingCharacteristics;
}

/** Figures of a document; those left out are not in it. */
export interface DocumentFigures {
  readonly powerCurve?: FigurePicture | undefined;
  readonly differences?: FigurePicture | undefined;
}

/** What a protocol document is made from. */
export interface DocumentInput {
  readonly study: SizedStudy;
  /** Power by scenario, as for `justification`. */
  readonly results: readonly PowerResult[];
  /** Version of equipoise that computed the results. */
  readonly version: string;
  readonly simulated?: readonly SimulatedScenario[];
  /** Where the first scenario's rates come from, to follow "taken from" (the preset's, where its rates are a preset's). */
  readonly source?: string | undefined;
  readonly sourceKey?: BibliographyKey | undefined;
  /** Counts of a pilot, experimental and control arm, for assurance. */
  readonly pilot?: { readonly events: Pair<number>; readonly n: Pair<number> } | undefined;
  /** Further designs or scenarios that were tried, a sentence each. */
  readonly tried?: readonly string[] | undefined;
  readonly figures?: DocumentFigures | undefined;
  /** Power over the size for the first scenario (computed where absent). */
  readonly curve?: DocumentCurve | undefined;
}

/** Where the rates of the first scenario come from. */
export interface AssumptionSource {
  readonly text: string;
  readonly key?: BibliographyKey;
}

/** The source that was given, or the preset's with the same rates; undefined where nobody knows. */
export function sourceOf(input: DocumentInput): AssumptionSource | undefined {
  const { source, sourceKey } = input;
  if (source !== undefined) return { text: source, ...(sourceKey && { key: sourceKey }) };
  const preset = presetOf(input.study.scenarios[0]!);
  if (preset?.source === undefined) return undefined;
  const key = preset.reference;
  return { text: preset.source, ...(isBibliographyKey(key) && { key }) };
}

/** The scenarios that have results, in the study's order. */
export function toldScenarios({ study, results }: DocumentInput): readonly Scenario[] {
  return study.scenarios.filter(({ name }) => results.some(({ scenario }) => scenario === name));
}
