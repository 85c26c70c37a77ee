import { ArgumentError } from "../errors.ts";
import { percent } from "../show/format.ts";
import { recordRows, type RecordRow } from "../uncertainty/scenarioRecord.ts";
import type { PilotFindings } from "./pilotFindings.ts";
import { recordOf, stepText, type TriedLog, type TriedStep } from "./triedLog.ts";

/** What was tried on this page, by name. */
export interface TriedRecord {
  readonly rows: readonly RecordRow[];
  readonly frozenAt: string | undefined;
  /** Notes the plan under a name; throws if the name stands for another one, or the address is full. */
  add(name: string, findings: PilotFindings): void;
  /** What is added from now on was not planned. */
  freeze(): void;
  /** Begins anew. */
  clear(): void;
}

/** Where the steps are kept. */
export interface TriedStore {
  readonly tried: TriedLog;
  keepTried(log: TriedLog): void;
}

/** Links that are longer are cut by some programs, and refused by some servers. */
const longest = 6000;

/** The record in a store; `now` tells the time, as ISO 8601. */
export function createTriedRecord(store: TriedStore, now: () => string): TriedRecord {
  const when = (): string => now().replace(/\.\d+Z$/, "Z");
  const append = (step: TriedStep): void => {
    const log = [...store.tried, step];
    recordOf(log); // throws where the step cannot follow
    const length = log.reduce((sum, one) => sum + encodeURIComponent(stepText(one)).length, 0);
    if (length > longest) {
      const room = "leave room in the link, which is full: save the list and begin a new one";
      throw new ArgumentError("name", room, step.type === "scenario" ? step.name : "");
    }
    store.keepTried(log);
  };
  return {
    get rows() {
      return recordRows(recordOf(store.tried));
    },
    get frozenAt() {
      return recordOf(store.tried).frozenAt;
    },
    add(name, { question, atEstimate }) {
      const power = Number(atEstimate.toFixed(4));
      append({ type: "scenario", name, when: when(), power, question });
    },
    freeze: () => append({ type: "freeze", when: when() }),
    clear: () => store.keepTried([]),
  };
}

/** One line of what was tried, for a protocol. */
export const triedSentence = ({
  order,
  name,
  planned,
  n,
  responseRate,
  power,
}: RecordRow): string =>
  `${order}. ${name}: ${n[0]} per arm, ${percent(responseRate[0])} against ${percent(responseRate[1])}${power === undefined ? "" : `, power ${percent(power)}`} (${planned ? "named before the record was frozen" : "added after the freeze"}).`;

export const recordColumns = [
  { label: "no.", value: ({ order }: RecordRow) => order },
  { label: "name", value: ({ name }: RecordRow) => name },
  { label: "planned", value: ({ planned }: RecordRow) => (planned ? "yes" : "no") },
  { label: "n per arm", value: ({ n }: RecordRow) => n[0] },
  { label: "test", value: ({ method }: RecordRow) => method },
  { label: "alpha", value: ({ alpha }: RecordRow) => alpha },
  {
    label: "rates",
    value: ({ responseRate: [e, c] }: RecordRow) => `${percent(e)} vs ${percent(c)}`,
  },
  {
    label: "dropout",
    value: ({ dropout }: RecordRow) => [...new Set(dropout.map((d) => percent(d)))].join(" and "),
  },
  { label: "odds of loss", value: ({ lossOddsRatio }: RecordRow) => lossOddsRatio },
  { label: "lost subjects", value: ({ missing }: RecordRow) => missing },
  { label: "power", value: ({ power }: RecordRow) => (power === undefined ? "" : percent(power)) },
  { label: "time", value: ({ when }: RecordRow) => when },
];
