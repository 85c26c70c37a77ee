import { csvParse } from "d3-dsv";
import { expect, it } from "vitest";
import { csvText } from "../../src/notebook/csvText.ts";

const columns = [
  { label: "arm, by name", value: (row: readonly [string, number]) => row[0] },
  { label: "n", value: (row: readonly [string, number]) => row[1] },
];

it("quotes what needs quoting and ends lines as the standard says", () => {
  const rows = [["say \"no\"", 30], ["two\nlines", 31]] as const; // prettier-ignore
  const text = csvText(columns, rows);
  expect(text).toBe('"arm, by name",n\r\n"say ""no""",30\r\n"two\nlines",31\r\n');
  expect(csvParse(text).map((row) => row["arm, by name"])).toEqual(['say "no"', "two\nlines"]);
});
