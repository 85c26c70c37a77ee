import {
  emptyRecord,
  freezeRecord,
  recordRows,
  recordScenario,
  type RecordRow,
  type ScenarioRecord,
} from "../uncertainty/scenarioRecord.ts";
import { percent } from "../show/format.ts";
import type { PilotFindings } from "./pilotFindings.ts";
import { asObserved, designOf } from "./pilotQuestion.ts";

/** What was tried on this page, by name, until it is closed. */
export interface TriedRecord {
  readonly rows: readonly RecordRow[];
  readonly frozenAt: string | undefined;
  /** Notes the plan under a name; throws if the name stands for another one. */
  add(name: string, findings: PilotFindings): void;
  /** What is added from now on was not planned. */
  freeze(): void;
}

/** An empty record; `now` tells the time, as ISO 8601. */
export function createTriedRecord(now: () => string): TriedRecord {
  let record: ScenarioRecord = emptyRecord();
  return {
    get rows() {
      return recordRows(record);
    },
    get frozenAt() {
      return record.frozenAt;
    },
    add(name, { question, atEstimate }) {
      const design = designOf(question);
      const scenario = asObserved(question);
      record = recordScenario(record, { name, design, scenario, power: atEstimate, when: now() });
    },
    freeze() {
      record = freezeRecord(record, now());
    },
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
  { label: "lost subjects", value: ({ missing }: RecordRow) => missing },
  { label: "power", value: ({ power }: RecordRow) => (power === undefined ? "" : percent(power)) },
  { label: "time", value: ({ when }: RecordRow) => when },
];
