import { binaryMethods } from "../../src/analyze/methods.ts";

/** The tests as messages list them. */
export const methods = binaryMethods.join(", ");

/** Fields of a study, what each must do, and values out of range or of a wrong type. */
export const badValues: readonly (readonly [string, string, readonly unknown[]])[] = [
  ["equipoise", "be 1, the version of the study file", [2, 0, "1", null, true]],
  ["title", "be a title in quotes", ["", "  ", 5, null, ["x"]]],
  ["title", "be one line of well-formed text", ["a\nb", "a\u0000b", "\ud83d"]],
  ["title", "have at most 200 characters", ["x".repeat(201)]],
  ["design", "be an object with arms, endpoint, missing and analysis", [1, "x", null, [], true]],
  ["design.arms", "be two arms: experimental, control", [[], [{}], [{}, {}, {}], {}, "x", null]],
  ["design.arms[0]", "be an object with name and n", [30, "LD-IL-2", null, []]],
  ["design.arms[1].name", "be a name in quotes", ["", 1, null]],
  [
    "design.arms[0].n",
    "be a whole number from 1 to 100000",
    [0, -1, 2.5, 100001, "30", null, [30]],
  ],
  ["design.arms[1].n", "be a whole number from 1 to 100000", [0, NaN, Infinity, 1e300]],
  [
    "design.allocation",
    "be two numbers above 0: experimental, control",
    [2, [1], [1, 1, 1], "1:1"],
  ],
  ["design.allocation[0]", "be a number above 0", [0, -1, "2", null, NaN, Infinity]],
  ["design.endpoint", "be an object with type, name and better", ["binary", null, []]],
  ["design.endpoint.type", 'be "binary"', ["survival", 1, null]],
  ["design.endpoint.name", "be a name in quotes", ["", 3]],
  ["design.endpoint.better", 'be "higher" or "lower"', ["Higher", 1, null]],
  ["design.missing", 'be "nonresponder" or "completeCase"', ["locf", 0, null]],
  ["design.analysis", "be an object with method, sides and alpha", ["fisher", null, []]],
  ["design.analysis.method", `be one of ${methods}`, ["Fisher", "t", 1, null, "toString"]],
  ["design.analysis.sides", "be 1 or 2", [3, 0, "2", null]],
  ["design.analysis.alpha", "lie in (0, 0.5]", [0, 1, -0.05, 5, 0.51, "0.05", null, NaN, Infinity]],
  ["scenarios", "be a list of scenarios", [{}, "x", null, 1]],
  ["scenarios", "hold at least one scenario", [[]]],
  ["scenarios[0]", "be an object with name, responseRate and dropout", [1, null, "x", []]],
  ["scenarios[0].name", "be a name in quotes", ["", 1, null]],
  ["scenarios[0].responseRate", "be two rates: experimental, control", [0.5, [0.5], [1, 1, 1], {}]],
  [
    "scenarios[0].responseRate[1]",
    "lie in [0, 1]",
    [26.7, -0.1, 1.0001, "0.2", null, NaN, -Infinity],
  ],
  ["scenarios[0].dropout", "be an object with rate and mechanism", [0.05, null, "mcar", []]],
  ["scenarios[0].dropout.rate", "be two rates: experimental, control", [0.05, [0.05], null]],
  ["scenarios[0].dropout.rate[0]", "lie in [0, 1)", [1, 5, -0.1, "0.05", null, NaN, Infinity]],
  ["scenarios[0].dropout.mechanism", 'be "mcar" or "mnar"', ["mar", 1, null]],
  ["simulation", "be an object with replicates and seed", [10000, null, []]],
  [
    "simulation.replicates",
    "be a whole number from 1 to 100000000",
    [0, -5, 1.5, 1e9, "10", null, NaN],
  ],
  [
    "simulation.seed",
    `be a whole number from 0 to ${2 ** 53 - 1}`,
    [-1, 0.5, 2 ** 53, "x", null, NaN],
  ],
];
