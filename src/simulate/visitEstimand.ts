import type { EstimandStrategy, VisitEndpoint, VisitScenario } from "../study/visitSchema.ts";
import { countedOutcome } from "./countedOutcome.ts";
import { armDepartures } from "./departures.ts";
import { dropoutCalibration } from "./dropoutCalibration.ts";
import { meanByFormula, meanByPoints, type EstimandArm } from "./estimandArm.ts";
import { outcomeScale } from "./outcomeScale.ts";
import { remembered } from "./remembered.ts";
import { visitModel } from "./visitModel.ts";
import { normalPoints } from "./visitPoints.ts";

/** A true difference, experimental − control, and how far it may be off. */
export interface VisitEstimand {
  /** In the endpoint's unit, or a difference in response rates. */
  readonly value: number;
  /** 0 where the value follows from a formula. */
  readonly standardError: number;
}

const shifts = 16;
const pointsPerShift = 2 ** 11;

/**
 * The true difference between the arms that a strategy for stopped treatment aims at; leaving the trial stops
 * treatment, too.
 *
 * "treatmentPolicy": whatever happened, by the scenario's `afterDiscontinuation`. "hypothetical": had nobody
 * stopped. "composite": who is off treatment at the visit has failed. "whileOnTreatment": the last value on
 * treatment, up to the visit. By formula where the chance to stop does not depend on values, or where it
 * does not matter when it does; else the mean over 16 randomly shifted sets of 2048 evenly spread points.
 *
 * @param contrast - Index of the visit at which the arms are compared.
 * @param compares - Means or rates of responders; by default what the endpoint is.
 * @see [ICH2019] strategies; [CarpenterRogerKenward2013] outcomes off treatment
 */
export const visitEstimand: (
  endpoint: VisitEndpoint,
  scenario: VisitScenario,
  strategy: EstimandStrategy,
  contrast: number,
  compares?: "means" | "responders",
) => VisitEstimand = remembered(estimandOf);

function estimandOf(
  endpoint: VisitEndpoint,
  scenario: VisitScenario,
  strategy: EstimandStrategy,
  contrast: number,
  compares: "means" | "responders" = endpoint.type === "responder" ? "responders" : "means",
): VisitEstimand {
  const model = visitModel(endpoint, scenario);
  const departures = armDepartures(endpoint, scenario, model);
  const calibration = dropoutCalibration(endpoint, scenario);
  const armOf = (arm: 0 | 1): EstimandArm => {
    const place = { ...model, contrast, shift: departures[arm].shift };
    return {
      arm,
      model,
      scale: outcomeScale(endpoint, compares),
      departures: departures[arm],
      logOdds: {
        dropout: calibration.dropout[arm],
        discontinuation: calibration.discontinuation[arm],
      },
      stopped: calibration.stopped[arm],
      counted: Array.from({ length: model.visits + 1 }, (_, stop) =>
        countedOutcome(strategy, stop, place),
      ),
    };
  };
  return difference(armOf(0), armOf(1));
}

function difference(experimental: EstimandArm, control: EstimandArm): VisitEstimand {
  const known = [meanByFormula(experimental), meanByFormula(control)] as const;
  if (known[0] !== undefined && known[1] !== undefined) {
    return { value: known[0] - known[1], standardError: 0 };
  }
  const { size } = experimental.model;
  const values = Array.from({ length: shifts }, (_, i) => {
    const normals = normalPoints(size, pointsPerShift, i + 1); // 0 served the calibration
    const mean = known[0] ?? meanByPoints(experimental, normals);
    return mean - (known[1] ?? meanByPoints(control, normals));
  });
  const value = values.reduce((sum, own) => sum + own, 0) / shifts;
  const squares = values.reduce((sum, own) => sum + (own - value) ** 2, 0);
  return { value, standardError: Math.sqrt(squares / (shifts * (shifts - 1))) };
}
