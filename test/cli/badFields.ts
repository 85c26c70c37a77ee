import { badValues } from "../study/badValues.ts";

/** Values that no field of a study accepts; the command line takes studies of any endpoint. */
export const badFields: typeof badValues = badValues.map(([path, expectation, values]) =>
  path === "design.endpoint.type"
    ? [path, "be one of binary, continuous, longitudinal, responder", values]
    : [path, expectation, values],
);
