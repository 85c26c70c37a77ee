import { binaryMethods, type TableMethod } from "../analyze/methods.ts";
import { ArgumentError } from "../errors.ts";
import type { Pair } from "../pair.ts";
import { parsePrintedPValue } from "./printedPValue.ts";
import { largestArm, type ReaderTable } from "./readerTable.ts";

/** The tests that a reader can choose. */
export const tableMethods: readonly TableMethod[] = binaryMethods;

/** One parameter of a link. */
export interface TableField {
  readonly key: string;
  readonly write: (table: ReaderTable) => string;
  /** Reads a text into the part of a table that it sets; throws if it cannot. */
  readonly read: (text: string) => Partial<ReaderTable>;
}

const none = "none"; // stands for a printed P value that is absent

/** The parameters, in the order of a link. */
export const tableFields: readonly TableField[] = [
  {
    key: "events",
    write: ({ events }) => events.join(","),
    read: (text) => ({ events: readPair("events", text, 0) }),
  },
  { key: "n", write: ({ n }) => n.join(","), read: (text) => ({ n: readPair("n", text, 1) }) },
  {
    key: "experimental",
    write: ({ arms }) => arms[0],
    read: (text) => ({ arms: [readName("experimental", text), ""] }),
  },
  {
    key: "control",
    write: ({ arms }) => arms[1],
    read: (text) => ({ arms: ["", readName("control", text)] }),
  },
  {
    key: "outcome",
    write: ({ outcome }) => outcome,
    read: (text) => ({ outcome: readName("outcome", text) }),
  },
  {
    key: "better",
    write: ({ better }) => better,
    read: (text) => ({ better: readChoice("better", text, ["higher", "lower"] as const) }),
  },
  {
    key: "test",
    write: ({ method }) => method,
    read: (text) => ({ method: readChoice("test", text, tableMethods) }),
  },
  {
    key: "alpha",
    write: ({ alpha }) => String(alpha),
    read: (text) => ({ alpha: readAlpha(text) }),
  },
  {
    key: "printed",
    write: ({ printed }) => printed?.text ?? none,
    read: (text) => ({ printed: text === none ? undefined : readPrinted(text) }),
  },
];

function readPair(path: string, text: string, least: number): Pair<number> {
  const values = text.split(",");
  if (values.length !== 2) throw new ArgumentError(path, "be two counts", text);
  return values.map((value, arm) => {
    const count = /^\d+$/.test(value) ? Number(value) : NaN;
    if (count >= least && count <= largestArm) return count;
    const range = `be a whole number from ${least} to ${largestArm}`;
    throw new ArgumentError(`${path}[${arm}]`, range, value);
  }) as [number, number];
}

function readName(path: string, text: string): string {
  const name = text.trim();
  if (name !== "" && name.length <= 60) return name;
  throw new ArgumentError(path, "be a name of at most 60 characters", text);
}

function readChoice<T extends string>(path: string, text: string, options: readonly T[]): T {
  const found = options.find((option) => option === text);
  if (found === undefined) throw new ArgumentError(path, `be one of ${options.join(", ")}`, text);
  return found;
}

function readAlpha(text: string): number {
  const alpha = Number(text);
  if (alpha > 0 && alpha <= 0.5) return alpha;
  throw new ArgumentError("alpha", "lie in (0, 0.5]", text);
}

function readPrinted(text: string) {
  const printed = parsePrintedPValue(text);
  if (!printed) throw new ArgumentError("printed", 'be a P value such as ".004" or "<.001"', text);
  return printed;
}
