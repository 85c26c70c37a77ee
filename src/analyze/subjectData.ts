import { ArgumentError } from "../errors.ts";

/** Binary outcomes of single subjects with their covariates, as columns of equal length. */
export interface SubjectData {
  /** 1 = event, 0 = none. */
  readonly outcome: ArrayLike<number>;
  /** 0 = experimental, 1 = control: the place in the study's list of arms. */
  readonly arm: ArrayLike<number>;
  /** Baseline covariates by name; numbers. A factor enters as indicator columns. */
  readonly covariates?: Readonly<Record<string, ArrayLike<number>>>;
}

/** Data ready for a regression. */
export interface DesignMatrix {
  /** Number of subjects and of columns. */
  readonly rows: number;
  readonly columns: number;
  /** Row by row: 1, treatment (1 = experimental), covariates. */
  readonly values: Float64Array;
  /** 0 or 1. */
  readonly outcome: Float64Array;
  /** Names of the columns. */
  readonly names: readonly string[];
}

/** Place of the treatment in a design matrix. */
export const treatmentColumn = 1;

/**
 * Checks the data and lays them out for a regression on intercept, treatment and covariates.
 *
 * @throws {@link ArgumentError} if columns differ in length, an outcome or an arm is not 0 or 1, a covariate is
 *   not a number, or an arm is empty.
 */
export function designMatrix({ outcome, arm, covariates = {} }: SubjectData): DesignMatrix {
  const rows = outcome.length;
  const names = ["(Intercept)", "treatment", ...Object.keys(covariates)];
  const columns = names.length;
  checkBinary("data.outcome", outcome, rows);
  checkBinary("data.arm", arm, rows);
  for (const arms of [0, 1]) {
    if (!Array.from(arm).includes(arms)) {
      throw new ArgumentError("data.arm", "have subjects in both arms, 0 and 1", arm);
    }
  }
  const values = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    values[i * columns] = 1;
    values[i * columns + treatmentColumn] = 1 - arm[i]!;
  }
  Object.entries(covariates).forEach(([name, column], k) => {
    checkColumn(`data.covariates.${name}`, column, rows);
    for (let i = 0; i < rows; i++) values[i * columns + 2 + k] = column[i]!;
  });
  return { rows, columns, values, outcome: Float64Array.from(outcome), names };
}

function checkBinary(path: string, column: ArrayLike<number>, rows: number): void {
  checkColumn(path, column, rows);
  for (let i = 0; i < rows; i++) {
    if (column[i] !== 0 && column[i] !== 1) {
      throw new ArgumentError(`${path}[${i}]`, "be 0 or 1", column[i]);
    }
  }
}

function checkColumn(path: string, column: ArrayLike<number>, rows: number): void {
  if (column.length !== rows) {
    throw new ArgumentError(path, `have as many values as data.outcome, ${rows}`, column.length);
  }
  for (let i = 0; i < rows; i++) {
    if (!Number.isFinite(column[i])) {
      throw new ArgumentError(`${path}[${i}]`, "be a number", column[i]);
    }
  }
}
