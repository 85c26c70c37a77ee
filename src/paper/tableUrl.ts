import { checkCounts } from "../analyze/counts.ts";
import { ArgumentError } from "../errors.ts";
import { sourceTables, type ReaderTable } from "./readerTable.ts";
import { tableFields } from "./tableFields.ts";

const first = sourceTables[0];

/** The version of the links, under the key `v`. */
const version = "1";

/** A table as the query of a link; what is as on opening the page is left out. */
export function tableToQuery(table: ReaderTable): string {
  const changed = tableFields.filter(({ write }) => write(table) !== write(first));
  if (changed.length === 0) return "";
  const query = new URLSearchParams({ v: version });
  for (const { key, write } of changed) query.set(key, write(table));
  return query.toString().replaceAll("%2C", ",");
}

export interface TableReading {
  readonly table: ReaderTable;
  /** What could not be used, as sentences; it is as on opening the page. */
  readonly problems: readonly string[];
}

/** Reads the table in a query. */
export function tableFromQuery(query: string): TableReading {
  const parameters = new URLSearchParams(query);
  const problems = strangeKeys(parameters);
  let table = first;
  const attempt = (change: () => ReaderTable): void => {
    try {
      table = change();
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      problems.push(error.message);
    }
  };
  for (const { key, read } of tableFields) {
    const text = parameters.get(key);
    if (text !== null) attempt(() => merge(table, read(text)));
  }
  attempt(() => {
    checkCounts(table, "link");
    return table;
  });
  const isPossible = table.events.every((events, arm) => events <= table.n[arm]!);
  return { table: isPossible ? table : { ...table, events: first.events, n: first.n }, problems };
}

function strangeKeys(parameters: URLSearchParams): string[] {
  const known = new Set(["v", ...tableFields.map(({ key }) => key)]);
  const strangers = [...parameters.keys()].filter((key) => !known.has(key));
  const problems = strangers.map((key) => `${key} is no part of a link to this page`);
  const found = parameters.get("v");
  if (found !== null && found !== version) problems.push(`v must be ${version}; got ${found}`);
  return problems;
}

/** A change put into a table; an arm whose name is not in the change keeps its own. */
function merge(table: ReaderTable, change: Partial<ReaderTable>): ReaderTable {
  const arms = table.arms.map((name, arm) => change.arms?.[arm] || name);
  return { ...table, ...change, arms: arms as [string, string] };
}
