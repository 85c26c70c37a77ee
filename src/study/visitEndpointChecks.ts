import type { z } from "zod";
import { adder } from "./reportAt.ts";
import type { VisitEndpointType } from "./visitMethods.ts";

/** An endpoint as checks need it. */
export interface VisitsFields {
  readonly type: VisitEndpointType;
  readonly better: "higher" | "lower";
  readonly baseline: boolean;
  readonly visits?: readonly number[];
  readonly threshold?: number;
  readonly direction?: string;
  readonly visit?: number | undefined;
}

/** Visits out of order; a response that its own fields cannot decide. */
export function checkVisitEndpoint<T extends VisitsFields>(
  endpoint: T,
  report: z.core.$RefinementCtx<T>,
): void {
  const add = adder(report);
  const { visits = [], visit } = endpoint;
  for (let k = 1; k < visits.length; k++) {
    if (visits[k]! > visits[k - 1]!) continue;
    add(["visits", k], `be above ${visits[k - 1]}, the visit before`);
  }
  if (visit !== undefined && !visits.includes(visit)) {
    add(["visit"], `be one of the visits, ${visits.join(", ")}`);
  }
  const isChange = endpoint.direction === "fall" || endpoint.direction === "rise";
  if (!isChange) return;
  if (!endpoint.baseline) add(["baseline"], `be true where direction is ${endpoint.direction}`);
  if (!(endpoint.threshold! > 0))
    add(["threshold"], `be above 0 where direction is ${endpoint.direction}`);
}
