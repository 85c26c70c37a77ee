import { z } from "zod";
import { binaryMethods } from "../analyze/methods.ts";

/** How a lost subject enters the analysis of a binary endpoint. */
export const missingStrategies = ["nonresponder", "completeCase"] as const;

/** Largest seed: the largest whole number that a double holds exactly. */
export const maxSeed = Number.MAX_SAFE_INTEGER;
/** Largest number of replicates in one run. */
export const maxReplicates = 100_000_000;
/** Largest arm: a scale at which exact enumeration still answers. */
export const maxPerArm = 100_000;

// A message is the *expectation* of an error: "<path> must <message>; got <value>".
const number = (expectation: string) => z.number({ error: expectation });
const pairOf = <T extends z.ZodType>(item: T, what: string) =>
  z.tuple([item, item], { error: `be two ${what}: experimental, control` });
const text = (what: string) =>
  z
    .string({ error: `be ${what}` })
    .min(1, `be ${what}`)
    .max(200, "have at most 200 characters");

const rate = number("lie in [0, 1]").min(0, "lie in [0, 1]").max(1, "lie in [0, 1]");
const dropoutRate = number("lie in [0, 1)").min(0, "lie in [0, 1)").lt(1, "lie in [0, 1)");
const count = (from: number, to: number) => {
  const expectation = `be a whole number from ${from} to ${to}`;
  return number(expectation).int(expectation).min(from, expectation).max(to, expectation);
};

const arm = (name: string) =>
  z.strictObject(
    {
      name: text("a name in quotes").default(name),
      n: count(1, maxPerArm).optional(),
    },
    { error: "be an object with name and n" },
  );

const positive = number("be a number above 0").gt(0, "be a number above 0");

const endpoint = z.strictObject(
  {
    type: z.literal("binary", { error: 'be "binary"' }).default("binary"),
    name: text("a name in quotes").default("response"),
    better: z.enum(["higher", "lower"], { error: 'be "higher" or "lower"' }).default("higher"),
  },
  { error: "be an object with type, name and better" },
);

const analysis = z.strictObject(
  {
    method: z.enum(binaryMethods, { error: `be one of ${binaryMethods.join(", ")}` }),
    sides: z.literal([1, 2], { error: "be 1 or 2" }).default(2),
    alpha: number("lie in (0, 0.5]")
      .gt(0, "lie in (0, 0.5]")
      .max(0.5, "lie in (0, 0.5]")
      .default(0.05),
  },
  { error: "be an object with method, sides and alpha" },
);

const design = z.strictObject(
  {
    arms: z.tuple([arm("Experimental"), arm("Control")], {
      error: "be two arms: experimental, control",
    }),
    allocation: pairOf(positive, "numbers above 0").optional(),
    endpoint: endpoint.prefault({}),
    missing: z
      .enum(missingStrategies, { error: 'be "nonresponder" or "completeCase"' })
      .default("nonresponder"),
    analysis,
  },
  { error: "be an object with arms, endpoint, missing and analysis" },
);

const dropout = z.discriminatedUnion(
  "mechanism",
  [
    z.strictObject({ rate: pairOf(dropoutRate, "rates"), mechanism: z.literal("mcar") }),
    z.strictObject({
      rate: pairOf(dropoutRate, "rates"),
      mechanism: z.literal("mnar"),
      oddsRatio: positive,
    }),
  ],
  { error: 'be "mcar" or "mnar"' },
);

const scenario = z.strictObject(
  {
    name: text("a name in quotes"),
    responseRate: pairOf(rate, "rates"),
    dropout: dropout.optional(),
  },
  { error: "be an object with name and responseRate" },
);

const simulation = z.strictObject(
  {
    replicates: count(1, maxReplicates).default(10_000),
    seed: count(0, maxSeed).default(20221118),
  },
  { error: "be an object with replicates and seed" },
);

/** The study file, version 1: its only definition. */
export const studySchema = z.strictObject(
  {
    equipoise: z.literal(1, { error: "be 1, the version of the study file" }),
    title: text("a title in quotes").default("Untitled study"),
    design,
    scenarios: z
      .array(scenario, { error: "be a list of scenarios" })
      .min(1, "hold at least one scenario")
      .max(100, "hold at most 100 scenarios"),
    simulation: simulation.prefault({}),
  },
  { error: "be a study: an object with equipoise, design and scenarios" },
);

/** A complete study: everything that may be left out of the file has its default. */
export type Study = z.infer<typeof studySchema>;
/** A study as it may be written: with defaults left out. */
export type StudyInput = z.input<typeof studySchema>;
export type Design = Study["design"];
export type Analysis = Design["analysis"];
export type Scenario = Study["scenarios"][number];
export type Dropout = NonNullable<Scenario["dropout"]>;
export type Simulation = Study["simulation"];
export type MissingStrategy = (typeof missingStrategies)[number];
export type Direction = Study["design"]["endpoint"]["better"];
