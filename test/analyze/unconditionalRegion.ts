import type { RejectionRegion } from "../../src/analyze/rejectionRegion.ts";
import { alphaTolerance, regionOf } from "../../src/analyze/rejectionRegion.ts";
import { fillUnconditionalCritical } from "../../src/analyze/unconditionalCritical.ts";
import type { UnconditionalRequest } from "../../src/analyze/unconditionalPValue.ts";

/** Rejection region of an exact unconditional test in any order of the tables, computed anew. */
export function unconditionalRegion({
  alpha,
  ...request
}: UnconditionalRequest & { readonly alpha: number }): RejectionRegion {
  const { n } = request;
  const lower = new Int32Array(n[0] + n[1] + 1).fill(-1);
  const upper = new Int32Array(n[0] + n[1] + 1).fill(n[0] + 1);
  const limit = alpha * (1 + alphaTolerance);
  fillUnconditionalCritical({ lower, upper }, { ...request, limit });
  return regionOf(n, lower, upper);
}
