import type { Table } from "./documentModel.ts";
import { percent } from "./format.ts";

/** A value of an assumption, as a table names it. */
export interface TableValue<Value> {
  readonly value: Value;
  readonly text: string;
  readonly isPlanned: boolean;
}

/** Two assumptions that vary together, and the power under each pair of them. */
export interface TwoWay<Row, Column> {
  readonly caption: string;
  /** What the rows are: "Rate on A". */
  readonly corner: string;
  readonly rows: readonly TableValue<Row>[];
  readonly columns: readonly TableValue<Column>[];
  readonly power: (row: Row, column: Column) => number;
}

const marks = [
  { power: 0.9, mark: "**" },
  { power: 0.8, mark: "*" },
] as const;

/** Power over two assumptions: what reaches 80% and 90% is marked. */
export function twoWayTable<Row, Column>(two: TwoWay<Row, Column>): Table {
  const cell = (power: number): string => {
    const mark = marks.find((each) => power >= each.power)?.mark;
    return mark === undefined ? percent(power) : `${percent(power)} ${mark}`;
  };
  const head = ({ text, isPlanned }: TableValue<unknown>): string =>
    isPlanned ? `${text} (planned)` : text;
  return {
    type: "table",
    caption: two.caption,
    columns: [
      { head: two.corner, width: 0.24 },
      ...two.columns.map((column) => ({ head: head(column), align: "right" as const })),
    ],
    rows: two.rows.map((row) => [
      head(row),
      ...two.columns.map((column) => cell(two.power(row.value, column.value))),
    ]),
    note: "* power of at least 80%; ** of at least 90%.",
  };
}
