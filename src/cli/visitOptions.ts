import { z } from "zod";
import { parseVisitStudy } from "../study/anyStudy.ts";
import { objectOf } from "../study/fields.ts";
import { checkWith, valueOf } from "../study/problems.ts";
import type { VisitStudy } from "../study/visitSchema.ts";
import {
  checkMeanAim,
  isVisitModel,
  labelSchema,
  type MeanAnalysis,
  meanAnalysisSchema,
} from "./meanRequests.ts";
import type { ArmChoice } from "./armNames.ts";
import type { TrialChoice } from "./trialChoice.ts";
import { readOptions } from "./options.ts";
import { levelSchema, oneOf } from "./requestFields.ts";
import { studyFilePlan, type VisitFilePlan } from "./visitFilePlan.ts";

const choice = {
  experimental: z.string().optional(),
  control: z.string().optional(),
  replicate: z.string().optional(),
  scenario: z.string().optional(),
};

const fileSchema = objectOf("be options", {
  ...choice,
  missing: oneOf(["observed", "completeCase", "lastObservation"]).optional(),
  baseline: oneOf(["none", "main", "byVisit"]).optional(),
  contrastVisit: labelSchema.optional(),
});

const studyFileSchema = objectOf("be options", { ...choice, level: levelSchema });

/** Which trial of a file it is, and which arm is which. */
export type FileChoice = ArmChoice & TrialChoice;

/** How a file of values is analyzed; the plan may depend on whether it has a baseline. */
export interface ChosenAnalysis {
  readonly choice: FileChoice;
  planFor(hasBaseline: boolean): VisitFilePlan;
}

/**
 * The analysis that options ask for without a study.
 *
 * @throws {@link ArgumentError} for an option that is wrong or does not go with the method.
 */
export function chosenByOptions(options: object): ChosenAnalysis {
  const [forFile, forAnalysis] = split(readOptions(options), Object.keys(fileSchema.shape));
  const choices = valueOf(checkWith(fileSchema, forFile, "options"));
  const means = meansOf(forAnalysis, choices);
  const { missing, baseline, contrastVisit, ...file } = choices;
  const { method } = means;
  const handling = missing ?? (isVisitModel(method) ? "observed" : "completeCase");
  const canUseBaseline = isVisitModel(method) || handling === "lastObservation";
  return {
    choice: file,
    planFor: (hasBaseline) => ({
      missing: handling,
      contrastVisit,
      usesBaseline: method === "ancova" || (canUseBaseline && hasBaseline && baseline !== "none"),
      leavesOutStopped: false,
      means,
    }),
  };
}

type FileChoices = z.infer<typeof fileSchema>;

/** The comparison of means itself; a model is told of visit and baseline too. */
function meansOf(fields: Fields, { missing, baseline, contrastVisit }: FileChoices): MeanAnalysis {
  const hasEffect = baseline !== undefined && baseline !== "none";
  const ofModel = { contrastVisit, ...(hasEffect && { baselineEffect: baseline }) };
  const schema = meanAnalysisSchema.superRefine((analysis, report) => {
    checkMeanAim(analysis, report, []);
    const { method } = analysis;
    if (missing === undefined || isVisitModel(method) === (missing === "observed")) return;
    const needed = isVisitModel(method) ? "observed" : "completeCase or lastObservation";
    const message = `be ${needed} for ${method}`;
    report.addIssue({ code: "custom", path: ["missing"], message });
  });
  const given = { ...fields, ...(isVisitModel(fields["method"]) && ofModel) };
  return valueOf(checkWith(schema, given, "options"));
}

/**
 * The analysis that a study plans, with what options replace of it.
 *
 * @throws {@link ArgumentError} for an option that is wrong, or a study that would have a problem with it.
 */
export function chosenByStudy(study: VisitStudy, options: object): ChosenAnalysis {
  const [forFile, forDesign] = split(readOptions(options), Object.keys(studyFileSchema.shape));
  const { level, ...file } = valueOf(checkWith(studyFileSchema, forFile, "options"));
  const plan = studyFilePlan(replanned(study, forDesign), level);
  const [experimental, control] = study.design.arms;
  const planned = [experimental.name, control.name] as const;
  return { choice: { ...file, planned }, planFor: () => plan };
}

/** A study with another analysis; what belongs to its own method goes with that. */
function replanned(study: VisitStudy, options: Readonly<Record<string, unknown>>): VisitStudy {
  if (Object.keys(options).length === 0) return study;
  const { design } = study;
  const { missing, better, baseline: baselineEffect, ...fields } = options;
  const isOther = fields["method"] !== undefined && fields["method"] !== design.analysis.method;
  const { sides, alpha, hypothesis, margin, contrastVisit } = design.analysis;
  const kept = isOther ? { sides, alpha, hypothesis, margin, contrastVisit } : design.analysis;
  const analysis = { ...kept, ...fields, ...(baselineEffect !== undefined && { baselineEffect }) };
  const { missing: planned, imputations, endpoint, ...rest } = design;
  const handling = missing ?? (isOther ? undefined : planned);
  const isSame = handling === planned;
  return parseVisitStudy({
    ...study,
    design: {
      ...rest,
      endpoint: better === undefined ? endpoint : { ...endpoint, better },
      ...(handling !== undefined && { missing: handling }),
      ...(isSame && imputations !== undefined && { imputations }),
      analysis,
    },
  });
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields with these names, and the others. */
function split(fields: Fields, names: readonly string[]): [Fields, Fields] {
  const part = (isIn: boolean) =>
    Object.fromEntries(Object.entries(fields).filter(([key]) => names.includes(key) === isIn));
  return [part(true), part(false)];
}
