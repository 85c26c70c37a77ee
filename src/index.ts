/**
 * The public API of equipoise, by name: a study file, its simulation, analysis, sizing and report.
 *
 * @packageDocumentation
 */

// Errors and shapes
export { ArgumentError, ConvergenceError, EngineError } from "./errors.ts";
export type { Pair } from "./pair.ts";

// The study file
export type {
  Analysis,
  Design,
  Direction,
  Dropout,
  MissingStrategy,
  Scenario,
  Simulation,
  Study,
  StudyInput,
} from "./study/schema.ts";
export { maxPerArm, maxReplicates, maxSeed, missingStrategies } from "./study/schema.ts";
export { checkStudy, type StudyCheck } from "./study/checkStudy.ts";
export { nullScenario } from "./study/nullScenario.ts";
export { parseStudy } from "./study/parseStudy.ts";
export { presets, type Preset } from "./study/presets.ts";
export type { Problem } from "./study/problems.ts";
export { requireSized, type SizedDesign, type SizedStudy } from "./study/requireSized.ts";
export {
  anyStudyFromJson,
  checkAnyStudyJson,
  checkStudyJson,
  studyFromJson,
  studyToJson,
} from "./study/studyJson.ts";
export { studyJsonSchema } from "./study/studyJsonSchema.ts";
export { studyFromQuery, studyToQuery, type StudyFromQuery } from "./study/studyUrl.ts";

// Studies of a continuous endpoint, of visits, and of responders
export {
  checkAnyStudy,
  isVisitStudy,
  parseAnyStudy,
  parseVisitStudy,
  type AnyStudy,
  type AnyStudyInput,
} from "./study/anyStudy.ts";
export { anyStudyFromQuery, anyStudyToQuery } from "./study/anyStudyUrl.ts";
export {
  requireSizedVisits,
  type SizedVisitDesign,
  type SizedVisitStudy,
} from "./study/requireSizedVisits.ts";
export { visitPresets, type VisitPreset } from "./study/visitPresets.ts";
export { remainingShares, retentionOf } from "./study/visitRetention.ts";
export type {
  EstimandStrategy,
  VisitAnalysis,
  VisitDesign,
  VisitEndpoint,
  VisitMissing,
  VisitScenario,
  VisitStudy,
  VisitStudyInput,
} from "./study/visitSchema.ts";

// Random streams
export { pick, shuffle } from "./random/shuffle.ts";
export { permutedBlockList, simpleRandomizationList } from "./random/randomizationList.ts";
export { createStream, purposes, type Purpose, type Stream } from "./random/stream.ts";

// Simulation
export { analyzedTable, type AnalyzedTable } from "./simulate/analyzedTable.ts";
export { estimandValue } from "./simulate/estimandValue.ts";
export { subjectSimulator, type TrialSubjects } from "./simulate/trialSubjects.ts";
export {
  drawObserved,
  drawSuccesses,
  drawTrial,
  trialSimulator,
  type TrialSimulator,
} from "./simulate/trialSimulator.ts";

export { dropoutCalibration, type DropoutCalibration } from "./simulate/dropoutCalibration.ts";
export { fillObservedVisits, offTreatmentUse } from "./simulate/observedVisits.ts";
export { visitEstimand, type VisitEstimand } from "./simulate/visitEstimand.ts";
export { visitModel, type VisitModel } from "./simulate/visitModel.ts";
export { visitRows, type VisitRow } from "./simulate/visitRows.ts";
export {
  emptyVisitTrial,
  visitTrialSimulator,
  type VisitTrial,
} from "./simulate/visitTrialSimulator.ts";

// Analysis of data
export { binaryMethods, type Alternative, type BinaryMethod } from "./analyze/methods.ts";
export { alternativeOf } from "./analyze/alternative.ts";
export { testBinary, type BinaryTestResult } from "./analyze/binaryTest.ts";
export { barnard } from "./analyze/barnard.ts";
export { boschloo } from "./analyze/boschloo.ts";
export { effectInterval } from "./analyze/effectInterval.ts";
export { fragilityIndex, type FragilityIndex } from "./analyze/fragilityIndex.ts";
export { numberNeededToTreat, type NumberNeededToTreat } from "./analyze/numberNeededToTreat.ts";
export { proportionInterval } from "./analyze/proportionInterval.ts";
export { publishedDifference, type PublishedDifference } from "./analyze/publishedDifference.ts";
export { pValueTable, type PValueTable } from "./analyze/pValueTable.ts";
export { rejectionRegion, type RejectionRegion } from "./analyze/rejectionRegion.ts";
export { riskDifferenceInterval } from "./analyze/riskDifferenceInterval.ts";
export { wilsonInterval, type Limits } from "./analyze/wilsonInterval.ts";

// Margins, strata, covariates
export { hypotheses, type Hypothesis } from "./analyze/hypothesis.ts";
export { marginTest, type MarginTestResult } from "./analyze/marginTest.ts";
export { mantelHaenszel, type MantelHaenszelResult } from "./analyze/mantelHaenszel.ts";
export { stratifiedExactTest } from "./analyze/stratifiedExactTest.ts";
export { stratifiedRiskDifference } from "./analyze/stratifiedRiskDifference.ts";
export { logistic, type LogisticResult } from "./analyze/logistic.ts";
export { gComputation, type GComputationResult } from "./analyze/gComputation.ts";

// Means and repeated measures
export { studentTTest } from "./analyze/studentTTest.ts";
export { welchT } from "./analyze/welchT.ts";
export { pairedT } from "./analyze/pairedT.ts";
export { wilcoxonRankSum, type WilcoxonResult } from "./analyze/wilcoxonRankSum.ts";
export { wilcoxonSignedRank, type SignedRankResult } from "./analyze/wilcoxonSignedRank.ts";
export { ancova, type AncovaResult } from "./analyze/ancova.ts";
export { mmrm, type MmrmResult } from "./analyze/mmrm.ts";
export { gee, type GeeResult } from "./analyze/gee.ts";

export { lastObservation } from "./analyze/lastObservation.ts";
export { imputeVisits, visitImputer, type VisitImputer } from "./analyze/multipleImputation.ts";
export { poolRubin, type PooledEstimate } from "./analyze/rubin.ts";
export { visitAnalyzer, type VisitAnalyzer } from "./analyze/visitAnalyzer.ts";

// Power and size without simulation
export {
  closedFormPower,
  closedFormSampleSize,
  closedForms,
  defaultFormula,
  type ClosedForm,
} from "./sizing/closedForm.ts";
export { closedFormPowerOf, type ClosedFormPower } from "./sizing/closedFormPowerOf.ts";
export { exactMarginSize } from "./sizing/exactMarginSize.ts";
export { exactMarginPower, sizeOnBoundary } from "./sizing/marginPower.ts";
export { marginClosedFormPower, marginSampleSize } from "./sizing/marginClosedForm.ts";
export {
  effectIntervalCharacteristics,
  proportionIntervalCharacteristics,
} from "./sizing/intervalCoverage.ts";
export { meansPower } from "./sizing/meansPower.ts";
export { meansSampleSize } from "./sizing/meansSampleSize.ts";
export { singleMeanPower, singleMeanSampleSize } from "./sizing/singleMeanPower.ts";
export { equivalenceMeansPower, equivalenceMeansSampleSize } from "./sizing/equivalenceMeans.ts";
export { mmrmPower, mmrmSampleSize } from "./sizing/mmrmPower.ts";
export { exactDistribution } from "./sizing/exactDistribution.ts";
export { exactOperatingCharacteristics } from "./sizing/exactOperatingCharacteristics.ts";
export { exactPower, type PowerDesign } from "./sizing/exactPower.ts";
export { exactSampleSize } from "./sizing/exactSampleSize.ts";
export { inflateForDropout } from "./sizing/inflateForDropout.ts";
export { analyzedRates, expectedCompleters } from "./sizing/outcomeModel.ts";
export { oddsRatiosByCovariate, type OddsRatios } from "./sizing/oddsRatiosByCovariate.ts";
export { powerCurve } from "./sizing/powerCurve.ts";
export { sizeOverNuisance } from "./sizing/sizeOverNuisance.ts";

export { responderMeans } from "./sizing/responderMeans.ts";
export { responderRates } from "./sizing/responderRates.ts";
export { visitPowerOf, type VisitPower } from "./sizing/visitPowerOf.ts";
export { visitSampleSizeOf, type VisitSize } from "./sizing/visitSampleSizeOf.ts";

// Uncertainty: what follows from not knowing the truth
export { assurance, type Assurance } from "./uncertainty/assurance.ts";
export { assuranceCeiling } from "./uncertainty/assuranceCeiling.ts";
export { assuranceCurve, assuranceRows, type AssuranceRow } from "./uncertainty/assuranceCurve.ts";
export {
  assuranceSampleSize,
  type AssuranceSampleSize,
} from "./uncertainty/assuranceSampleSize.ts";
export { assuranceMeans, assuranceMmrm } from "./uncertainty/assuranceMeans.ts";
export {
  assuranceMeansSampleSize,
  assuranceMmrmSampleSize,
} from "./uncertainty/assuranceMeansSampleSize.ts";
export type { Belief, NoEffect, RatePrior } from "./uncertainty/belief.ts";
export { bestSizeForBudget, type BestSize } from "./uncertainty/bestSizeForBudget.ts";
export type { BetaShape } from "./uncertainty/betaShape.ts";
export { betterPower } from "./uncertainty/betterPower.ts";
export {
  conditionalEstimate,
  type ConditionalEstimate,
} from "./uncertainty/conditionalEstimate.ts";
export type { EnrollmentPlan } from "./uncertainty/enrollmentPlan.ts";
export {
  enrollmentCdf,
  enrollmentQuantile,
  enrollmentTime,
  type EnrollmentTime,
} from "./uncertainty/enrollmentTime.ts";
export { feasibility, type Feasibility } from "./uncertainty/feasibility.ts";
export type { MeansAssurance, NormalPrior } from "./uncertainty/normalAssurance.ts";
export {
  observedPowerCurve,
  observedPowerOfTables,
  type ObservedPower,
} from "./uncertainty/observedPower.ts";
export { pilotPlan, pilotPlans, type PilotPlan } from "./uncertainty/pilotPlans.ts";
export { pilotPosterior, type PilotPrior } from "./uncertainty/pilotPosterior.ts";
export { pilotReadings, type PilotReading } from "./uncertainty/pilotReadings.ts";
export {
  powerDistribution,
  powerCdf,
  powerQuantile,
  type PowerDistribution,
} from "./uncertainty/powerDistribution.ts";
export { ratesMap, sizeDropoutMap, type MapGrid } from "./uncertainty/powerMaps.ts";
export { powerOverRates } from "./uncertainty/powerOverRates.ts";
export {
  predictiveDifference,
  predictiveInterval,
  type PredictiveDifference,
} from "./uncertainty/predictiveDifference.ts";
export { priorDensities } from "./uncertainty/priorDensities.ts";
export { replication, type Replication } from "./uncertainty/replication.ts";
export {
  emptyRecord,
  freezeRecord,
  recordRows,
  recordScenario,
  type ScenarioRecord,
} from "./uncertainty/scenarioRecord.ts";
export {
  estimateAtLeast,
  significanceFilter,
  type SignificanceFilter,
} from "./uncertainty/significanceFilter.ts";
export { tornado, type TornadoBar, type TornadoRange } from "./uncertainty/tornado.ts";
export { trialCost, type TrialCost } from "./uncertainty/trialCost.ts";
export { winnersCurse } from "./uncertainty/winnersCurse.ts";
export { worstCorner, type WorstCorner } from "./uncertainty/worstCorner.ts";

// Monte Carlo
export { analyzeTally } from "./engine/analyzeTally.ts";
export { cellSpace, tableOfCell, type CellSpace } from "./engine/cellSpace.ts";
export {
  monteCarlo,
  monteCarloNull,
  summarizeRun,
  type MonteCarloResult,
} from "./engine/monteCarlo.ts";
export { inlinePool, type BatchPool } from "./engine/pool.ts";
export { replicateRows, type ReplicateRow } from "./engine/replicateRows.ts";
export { runInput } from "./engine/runInput.ts";
export { runReplicates, type RunOptions, type RunResult } from "./engine/runReplicates.ts";
export { analysisPlan, type AnalysisPlan } from "./engine/tableAnalyzer.ts";
export { workerPool } from "./engine/workerPool.ts";

export { adjustedAnalysis, scaleOf, type AdjustedAnalysis } from "./engine/adjustedAnalysis.ts";
export {
  comparableAnalyses,
  compareAnalyses,
  type AnalysisComparison,
} from "./engine/compareAnalyses.ts";
export { maxSubjectReplicates } from "./engine/subjectColumns.ts";

export { comparableVisitPlans, type LabeledVisitPlan } from "./engine/comparableVisitPlans.ts";
export {
  monteCarloVisits,
  monteCarloVisitsNull,
  summarizeVisitRun,
  type VisitAnalysisResult,
  type VisitMonteCarloResult,
} from "./engine/monteCarloVisits.ts";
export {
  sampleSizeBySimulation,
  type SimulatedSampleSize,
} from "./engine/sampleSizeBySimulation.ts";
export { simulatedPowerAt } from "./engine/simulatedPowerAt.ts";
export { visitPlanOf, type VisitPlan } from "./engine/visitPlan.ts";

// Summaries
export { describeValues, type ValueDescription } from "./summarize/describeValues.ts";
export { histogram, type Histogram } from "./summarize/histogram.ts";
export {
  isRejection,
  operatingCharacteristics,
  type MonteCarloEstimate,
  type MonteCarloProportion,
  type OperatingCharacteristics,
} from "./summarize/operatingCharacteristics.ts";
export { powerTrace, type TracePoint } from "./summarize/powerTrace.ts";
export type { ReplicateColumns } from "./summarize/replicateColumns.ts";
export { replicatesNeeded } from "./summarize/replicatesNeeded.ts";

// Figures: functions of plain rows
export { compareTable } from "./show/compareTable.ts";
export { consortFlow } from "./show/consortFlow.ts";
export { convergenceTrace } from "./show/convergenceTrace.ts";
export { differenceDistribution } from "./show/differenceDistribution.ts";
export { intervalCaterpillar } from "./show/intervalCaterpillar.ts";
export { peopleGrid } from "./show/peopleGrid.ts";
export { powerCurve as powerCurveFigure } from "./show/powerCurve.ts";
export { powerMap } from "./show/powerMap.ts";
export { pValueHistogram } from "./show/pValueHistogram.ts";
export { sizeOverNuisance as sizeFigure } from "./show/sizeOverNuisance.ts";
export { twoByTwoTable } from "./show/twoByTwoTable.ts";
export { widthHistogram } from "./show/widthHistogram.ts";

// Reports
export { justification } from "./report/justification.ts";
export type { PowerResult } from "./report/powerResult.ts";
export { documentFiles, documentFormats, type DocumentFormat } from "./report/documentFiles.ts";
export type { ProtocolDocument } from "./report/documentModel.ts";
export { visitDocument } from "./report/visitDocument.ts";
export { visitJustification } from "./report/visitJustification.ts";
export { visitCurve } from "./report/visitCurve.ts";
export { visitSensitivity } from "./report/visitSensitivity.ts";
export { protocolDocument } from "./report/protocolDocument.ts";
export { replicatesCsv } from "./report/replicatesCsv.ts";
export { subjectsCsv } from "./report/subjectsCsv.ts";

// Scripts for R that verify
export { assuranceScript } from "./verify/assuranceScript.ts";
export { verificationScript } from "./verify/verificationScript.ts";
export { visitScript } from "./verify/visitScript.ts";

export { version } from "./version.ts";
