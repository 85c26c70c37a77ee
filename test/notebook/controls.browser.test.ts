import { beforeEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { choiceControl } from "../../src/notebook/choiceControl.ts";
import { controlGroup } from "../../src/notebook/controlGroup.ts";
import { inputsTable } from "../../src/notebook/inputsTable.ts";
import { numberControl } from "../../src/notebook/numberControl.ts";
import { selectControl } from "../../src/notebook/selectControl.ts";
import { textControl } from "../../src/notebook/textControl.ts";

function createGroup() {
  const size = { value: 30, min: 1, max: 1000, step: 1, integer: true };
  const group = controlGroup({
    n: numberControl({ label: "n per arm", path: "design.arms[0].n", ...size }),
    name: textControl({ label: "Arm", path: "design.arms[0].name", value: "LD-IL-2" }),
    method: selectControl<"fisher" | "pearson">({
      label: "Test",
      path: "design.analysis.method",
      value: "fisher",
      options: [
        ["fisher", "Fisher’s exact"],
        ["pearson", "Pearson"],
      ],
    }),
    sides: choiceControl<1 | 2>({
      label: "Sides",
      path: "design.analysis.sides",
      value: 2,
      options: [
        [1, "one-sided"],
        [2, "two-sided"],
      ],
    }),
  });
  group.append(...Object.values(group.controls));
  document.body.replaceChildren(group);
  return group;
}

let group: ReturnType<typeof createGroup>;
let heard: string[];

beforeEach(() => {
  group = createGroup();
  heard = [];
  for (const type of ["input", "change"]) group.addEventListener(type, () => heard.push(type));
});

describe("a group of controls", () => {
  it("has one value and one stream of events", async () => {
    await userEvent.selectOptions(group.querySelector("select")!, "pearson");
    await userEvent.click(group.querySelector('input[value="1"]')!);
    expect(group.value).toEqual({ n: 30, name: "LD-IL-2", method: "pearson", sides: 1 });
    expect(heard).toEqual(["input", "change", "input", "change"]);
  });

  it("is set as a whole, in silence", () => {
    group.value = { n: 60, name: "A", method: "pearson", sides: 1 };
    expect(group.value).toEqual({ n: 60, name: "A", method: "pearson", sides: 1 });
    expect(heard).toEqual([]);
  });

  it("puts each problem beside the control it belongs to and returns the rest", () => {
    const [atN, atArms, elsewhere] = [
      { path: "design.arms[0].n", message: "too few" },
      { path: "design.analysis.sides", message: "one or two" },
      { path: "scenarios[0].name", message: "no name" },
    ];
    expect(group.showProblems([atN!, atArms!, elsewhere!])).toEqual([elsewhere]);
    expect(group.controls.n.problem).toBe("too few");
    expect(group.controls.sides.problem).toBe("one or two");
    expect(group.showProblems([])).toEqual([]);
    expect(group.controls.n.problem).toBeUndefined();
  });

  it("leads with the label where the message begins with the control's own path", () => {
    const path = "design.arms[0].n";
    group.showProblems([{ path, message: `${path} must be at most 20; got 30` }]);
    expect(group.controls.n.problem).toBe("n per arm must be at most 20; got 30");
  });

  it("does not withdraw a complaint about typing when the page finds no problem", async () => {
    await userEvent.fill(group.controls.n.querySelector('input[type="text"]')!, "0");
    group.showProblems([]);
    expect(group.controls.n.problem).toContain("must be a whole number from 1 to 1000; got 0");
  });
});

describe("textControl", () => {
  it("refuses to be empty and keeps the last name", async () => {
    const box = group.controls.name.querySelector("input")!;
    await userEvent.fill(box, "  ");
    expect(group.controls.name.problem).toBe("Arm must be a name; got nothing");
    expect(group.value.name).toBe("LD-IL-2");
    await userEvent.fill(box, "Sham");
    expect(group.value.name).toBe("Sham");
  });
});

it("inputsTable says what was put in, at the time of printing", async () => {
  const table = inputsTable(Object.values(group.controls));
  document.body.append(table);
  group.controls.n.value = 44;
  window.dispatchEvent(new Event("beforeprint"));
  const rows = [...table.rows].map(({ cells }) => [...cells].map((cell) => cell.textContent));
  expect(rows).toEqual([
    ["n per arm", "44"],
    ["Arm", "LD-IL-2"],
    ["Test", "Fisher’s exact"],
    ["Sides", "two-sided"],
  ]);
});
