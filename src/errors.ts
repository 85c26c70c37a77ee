/** The caller passed a value that the function cannot accept. */
export class ArgumentError extends RangeError {
  override readonly name = "ArgumentError";
  readonly code = "ARGUMENT";
  /** Where the value sits in the input, e.g. `scenarios[0].responseRate[1]`. */
  readonly path: string;
  /** What the value must do or be, e.g. `lie in [0, 1]`. */
  readonly expectation: string;

  constructor(path: string, expectation: string, value: unknown) {
    super(`${path} must ${expectation}; got ${printValue(value)}`);
    this.path = path;
    this.expectation = expectation;
  }
}

/** An iteration stopped before it reached the accuracy asked for. */
export class ConvergenceError extends Error {
  override readonly name = "ConvergenceError";
  readonly code = "CONVERGENCE";
  readonly iterations: number;
  readonly residual: number;

  constructor(method: string, iterations: number, residual: number) {
    super(`${method} did not converge in ${iterations} iterations; last residual ${residual}`);
    this.iterations = iterations;
    this.residual = residual;
  }
}

/** A batch of replicates failed in a worker. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly code = "ENGINE";
  /** Number of the first replicate of the batch that failed. */
  readonly firstReplicate: number;

  constructor(firstReplicate: number, message: string) {
    super(`the batch from replicate ${firstReplicate} failed: ${message}`);
    this.firstReplicate = firstReplicate;
  }
}

/** A value as a reader of an error message should see it: short, with strings in quotes. */
export function printValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
