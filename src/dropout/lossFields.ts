import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { directionSchema, missingStrategies } from "../study/schema.ts";
import { lossTests, wantedPowers, type LossPlan } from "./lossPlan.ts";

/** A range of values, both ends allowed. */
export type Range = readonly [least: number, most: number];

/** What the controls and the links accept. */
export const limits = {
  rate: [0, 1],
  n: [1, 1000],
  dropout: [0, 0.99],
  oddsRatio: [0.01, 100],
  alpha: [0.0001, 0.2],
} as const satisfies Readonly<Record<string, Range>>;

/** One parameter of a link. */
export interface LossField {
  readonly key: string;
  readonly write: (plan: LossPlan) => string;
  /** Reads a text into the part of a plan that it sets; throws if it cannot. */
  readonly read: (text: string) => Partial<LossPlan>;
}

/** The parameters, in the order of a link. */
export const lossFields: readonly LossField[] = [
  {
    key: "rates",
    write: ({ rates }) => rates.map(short).join(","),
    read: (text) => ({ rates: readPair("rates", text, readIn(limits.rate)) }),
  },
  {
    key: "better",
    write: ({ better }) => better,
    read: (text) => ({ better: readChoice("better", text, directionSchema.options) }),
  },
  {
    key: "n",
    write: ({ n }) => onceIfEqual(n),
    read: (text) => ({ n: readPair("n", twice(text), readCount) }),
  },
  {
    key: "dropout",
    write: ({ dropout }) => onceIfEqual(dropout),
    read: (text) => ({ dropout: readPair("dropout", twice(text), readIn(limits.dropout)) }),
  },
  {
    key: "odds",
    write: ({ oddsRatio }) => short(oddsRatio),
    read: (text) => ({ oddsRatio: readNumber("odds", text, limits.oddsRatio) }),
  },
  {
    key: "lost",
    write: ({ missing }) => missing,
    read: (text) => ({ missing: readChoice("lost", text, missingStrategies) }),
  },
  {
    key: "test",
    write: ({ method }) => method,
    read: (text) => ({ method: readChoice("test", text, testNames) }),
  },
  {
    key: "sides",
    write: ({ sides }) => String(sides),
    read: (text) => ({ sides: Number(readChoice("sides", text, ["1", "2"])) as 1 | 2 }),
  },
  {
    key: "alpha",
    write: ({ alpha }) => short(alpha),
    read: (text) => ({ alpha: readNumber("alpha", text, limits.alpha) }),
  },
  {
    key: "power",
    write: ({ power }) => short(power),
    read: (text) => ({ power: readPower(text) }),
  },
];

const testNames = lossTests.map(([method]) => method);

/** A number without digits that no reader typed. */
const short = (value: number): string => String(Number(value.toPrecision(10)));

/** One number for both arms, or one for each. */
const onceIfEqual = (pair: Pair<number>): string => [...new Set(pair.map(short))].join(",");
const twice = (text: string): string => (text.includes(",") ? text : `${text},${text}`);

function readNumber(path: string, text: string, [least, most]: Range): number {
  const value = text.trim() === "" ? NaN : Number(text);
  if (value >= least && value <= most) return value;
  throw new ArgumentError(path, `lie in [${least}, ${most}]`, text);
}

const readIn = (range: Range) => (path: string, text: string) => readNumber(path, text, range);

type Read = (path: string, text: string) => number;

function readPair(path: string, text: string, read: Read): Pair<number> {
  const [experimental, control, ...rest] = text.split(",");
  if (experimental === undefined || control === undefined || rest.length > 0) {
    throw new ArgumentError(path, "be two numbers with a comma between them", text);
  }
  return [read(`${path}[0]`, experimental), read(`${path}[1]`, control)];
}

function readCount(path: string, text: string): number {
  const [least, most] = limits.n;
  const count = /^\d+$/.test(text) ? Number(text) : NaN;
  if (count >= least && count <= most) return count;
  throw new ArgumentError(path, `be a whole number from ${least} to ${most}`, text);
}

function readChoice<T extends string>(path: string, text: string, options: readonly T[]): T {
  const found = options.find((option) => option === text);
  if (found === undefined) throw new ArgumentError(path, `be one of ${options.join(", ")}`, text);
  return found;
}

function readPower(text: string): LossPlan["power"] {
  const found = wantedPowers.find((power) => power === Number(text));
  if (found === undefined) throw new ArgumentError("power", "be 0.8 or 0.9", text);
  return found;
}
