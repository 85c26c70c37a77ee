import type { TableMethod } from "../analyze/methods.ts";
import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { ratios, type Question } from "./question.ts";
import { tests } from "./testNames.ts";

/** Sizes of the smaller arm that can be looked at closely. */
export const leastN = 5;
export const mostN = 150;

/** One parameter of a link. */
export interface QuestionField {
  readonly key: string;
  readonly write: (question: Question) => string;
  /** Reads a text into the part of a question that it sets; throws if it cannot. */
  readonly read: (text: string) => Partial<Question>;
}

/** The parameters, in the order of a link. */
export const questionFields: readonly QuestionField[] = [
  {
    key: "rates",
    write: ({ rates }) => rates.map(short).join(","),
    read: (text) => ({ rates: readPair("rates", text, readRate) }),
  },
  {
    key: "power",
    write: ({ power }) => short(power),
    read: (text) => ({ power: readNumber("power", text, [0.1, 0.99]) }),
  },
  {
    key: "test",
    write: ({ method }) => method,
    read: (text) => ({ method: readTest("test", text) }),
  },
  {
    key: "sides",
    write: ({ sides }) => String(sides),
    read: (text) => ({ sides: Number(readChoice("sides", text, ["1", "2"])) as 1 | 2 }),
  },
  {
    key: "alpha",
    write: ({ alpha }) => short(alpha),
    read: (text) => ({ alpha: readAlpha(text) }),
  },
  {
    key: "ratio",
    write: ({ ratio }) => ratio,
    read: (text) => ({ ratio: readChoice("ratio", text, ratios) }),
  },
  {
    key: "n",
    write: ({ n }) => String(n),
    read: (text) => ({ n: readCount("n", text, [leastN, mostN]) }),
  },
  {
    key: "shown",
    write: ({ shown }) => shown,
    read: (text) => ({ shown: readTest("shown", text) }),
  },
  {
    key: "table",
    write: ({ table }) => table?.join(",") ?? "",
    read: (text) => ({
      table: readPair("table", text, (path, part) => readCount(path, part, [0, 450])),
    }),
  },
];

/** A number without digits that no reader typed. */
const short = (value: number): string => String(Number(value.toPrecision(10)));

type Range = readonly [least: number, most: number];

function readPair(
  path: string,
  text: string,
  read: (path: string, part: string) => number,
): Pair<number> {
  const [experimental, control, ...rest] = text.split(",");
  if (experimental === undefined || control === undefined || rest.length > 0) {
    throw new ArgumentError(path, "be two numbers with a comma between them", text);
  }
  return [read(`${path}[0]`, experimental), read(`${path}[1]`, control)];
}

function readNumber(path: string, text: string, [least, most]: Range): number {
  const value = text.trim() === "" ? NaN : Number(text);
  if (value >= least && value <= most) return value;
  throw new ArgumentError(path, `lie in [${least}, ${most}]`, text);
}

const readRate = (path: string, text: string): number => readNumber(path, text, [0, 1]);

function readAlpha(text: string): number {
  const alpha = text.trim() === "" ? NaN : Number(text);
  if (alpha >= 0.0001 && alpha <= 0.2) return alpha;
  throw new ArgumentError("alpha", "lie in [0.0001, 0.2]", text);
}

function readCount(path: string, text: string, [least, most]: Range): number {
  const count = /^\d+$/.test(text) ? Number(text) : NaN;
  if (count >= least && count <= most) return count;
  throw new ArgumentError(path, `be a whole number from ${least} to ${most}`, text);
}

function readChoice<T extends string>(path: string, text: string, options: readonly T[]): T {
  const found = options.find((option) => option === text);
  if (found === undefined) throw new ArgumentError(path, `be one of ${options.join(", ")}`, text);
  return found;
}

const readTest = (path: string, text: string): TableMethod => readChoice(path, text, tests);
