import { type VisitEndpointType, visitEndpointTypes } from "./visitMethods.ts";

/** The value of `design.endpoint.type` in a study that is not yet checked; undefined where there is none. */
export function endpointTypeOf(value: unknown): unknown {
  return own(own(own(value, "design"), "endpoint"), "type");
}

function own(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

/** Whether a type names an endpoint that is measured rather than counted. */
export function isVisitType(type: unknown): type is VisitEndpointType {
  return (visitEndpointTypes as readonly unknown[]).includes(type);
}
