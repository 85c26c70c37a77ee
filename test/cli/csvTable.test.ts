import { describe, expect, it } from "vitest";
import { csvTable } from "../../src/cli/csvTable.ts";

describe("csvTable", () => {
  it("reads names in any case, and passes over empty lines", () => {
    expect(csvTable("Arm,VALUE\nA,1\n\nB,\n", "x.csv")).toEqual({
      columns: ["arm", "value"],
      rows: [
        { arm: "A", value: "1" },
        { arm: "B", value: "" },
      ],
    });
  });

  it.each([
    ["arm,value\nA,35,65\n", 'x.csv row 2 must have 2 cells, as the first row has; got "A,35,65"'],
    ["arm,value\nA,1\nB\n", 'x.csv row 3 must have 2 cells, as the first row has; got "B"'],
    ["arm,value,Value\nA,1,2\n", 'x.csv must name each column once; got "value"'],
  ])("refuses %j", (text, message) => {
    expect(() => csvTable(text, "x.csv")).toThrow(message);
  });
});
