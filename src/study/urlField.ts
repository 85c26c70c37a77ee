import type { Draft, DraftScenario } from "./draft.ts";
import { readNumbers } from "./readNumber.ts";
import type { Scenario, Study } from "./schema.ts";

/** One parameter of a link: how a study writes it and how a draft reads it. */
export interface UrlField<Whole, Part> {
  readonly key: string;
  /** The paths in the study that it sets, as errors name them, from the whole on. */
  readonly paths: readonly string[];
  readonly write: (whole: Whole) => string;
  readonly read: (text: string, draft: Part) => void;
}

export type StudyField = UrlField<Study, Draft>;
export type ScenarioField = UrlField<Scenario, DraftScenario>;

/** Stands for what may be absent, so that its absence can be written. */
export const none = "none";

export const orNone = (value: unknown): string => (value === undefined ? none : String(value));

export const readOptional = (text: string): unknown =>
  text === none ? undefined : readNumbers(text);

export const writeOptional = (values: readonly number[] | undefined): string =>
  values?.join(",") ?? none;

/** A parameter that sets one path. */
export const field = (
  key: string,
  path: string,
  write: StudyField["write"],
  read: StudyField["read"],
): StudyField => ({ key, paths: [path], write, read });
