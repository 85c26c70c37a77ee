import { describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import type { NumberOptions } from "../../src/notebook/numberControl.ts";
import { numberControl } from "../../src/notebook/numberControl.ts";

const rate: NumberOptions = {
  label: "Placebo, response rate",
  path: "scenarios[0].responseRate[1]",
  value: 0.267,
  min: 0,
  max: 1,
  step: 0.001,
  unit: "percent",
};

function mount(options: Partial<NumberOptions> = {}) {
  const control = numberControl({ ...rate, ...options });
  document.body.replaceChildren(control);
  const heard: string[] = [];
  for (const type of ["input", "change"])
    document.body.addEventListener(type, () => heard.push(`${type} ${control.value}`));
  const box = control.querySelector<HTMLInputElement>('input[type="text"]')!;
  const slider = control.querySelector<HTMLInputElement>('input[type="range"]')!;
  return { control, box, slider, heard };
}

describe("numberControl", () => {
  it("shows a fraction in percent, on slider and box", () => {
    const { box, slider, control } = mount();
    expect(box.value).toBe("26.7");
    expect(slider.value).toBe("0.267");
    expect(control.text).toBe("26.7%");
    expect(slider.getAttribute("aria-valuetext")).toBe("26.7%");
  });

  it("takes what is typed at once and settles on Enter", async () => {
    const { box, slider, heard } = mount();
    await userEvent.clear(box);
    await userEvent.type(box, "30{Enter}");
    expect(heard).toEqual(["input 0.03", "input 0.3", "change 0.3"]);
    expect(slider.value).toBe("0.3");
    expect(box.value).toBe("30.0");
  });

  it.each([
    ["126.7", "Placebo, response rate, must lie in [0%, 100%]; got 126.7%"],
    ["many", 'Placebo, response rate, must lie in [0%, 100%]; got "many"'],
    ["", "Placebo, response rate, must lie in [0%, 100%]; got nothing"],
  ])("keeps the last good value and the typing: %j", async (typed, message) => {
    const { control, box, heard } = mount();
    await userEvent.fill(box, typed);
    await userEvent.tab();
    expect(control.value).toBe(0.267);
    expect(box.value).toBe(typed);
    expect(control.problem).toBe(message);
    expect(control.textContent).toContain(message);
    expect(control.querySelector<HTMLElement>(".control-problem")!.title).toBe(rate.path);
    expect(box.getAttribute("aria-invalid")).toBe("true");
    expect(heard).toEqual([]);
    await userEvent.fill(box, "20");
    expect(control.problem).toBeUndefined();
    expect(heard).toEqual(["input 0.2"]);
  });

  it.each([
    ["{ArrowUp}", 0.268],
    ["{ArrowDown}", 0.266],
    ["{PageUp}", 0.277],
    ["{PageDown}", 0.257],
  ])("moves by steps from slider and box: %s", async (key, value) => {
    for (const which of ["box", "slider"] as const) {
      const { control, heard, [which]: field } = mount();
      field.focus();
      await userEvent.keyboard(key);
      expect(control.value).toBe(value);
      expect(heard).toEqual([`input ${value}`, `change ${value}`]);
    }
  });

  it("is silent when set by the page, and forgets the problem", async () => {
    const { control, box, heard } = mount();
    await userEvent.fill(box, "x");
    control.value = 0.5;
    expect(box.value).toBe("50.0");
    expect(control.problem).toBeUndefined();
    expect(heard).toEqual([]);
  });

  it("shows a problem from outside until it is withdrawn, but first what is wrong with the typing", async () => {
    const { control, box } = mount();
    control.problem = "the rates must differ";
    await userEvent.fill(box, "x");
    expect(control.problem).toContain('got "x"');
    await userEvent.fill(box, "20");
    expect(control.problem).toBe("the rates must differ");
    control.problem = undefined;
    expect(control.textContent).not.toContain("must");
  });

  it("accepts values that the slider does not reach", async () => {
    const { control, box, slider } = mount({
      value: 30,
      min: 1,
      max: 100_000,
      step: 1,
      integer: true,
      unit: undefined,
      slider: { min: 5, max: 150 },
    });
    await userEvent.fill(box, "500");
    expect(control.value).toBe(500);
    expect(slider.value).toBe("150");
    await userEvent.fill(box, "30.5");
    expect(control.problem).toContain("must be a whole number from 1 to 100000; got 30.5");
  });

  it("names its parts for assistive technology", () => {
    const { control, box, slider } = mount({ hint: "8 of 30 in the pilot" });
    control.rename("Sham");
    expect(box.labels?.[0]?.textContent).toBe("Sham");
    expect(slider.getAttribute("aria-label")).toBe("Sham");
    const described = box.getAttribute("aria-describedby")!.split(" ");
    expect(document.getElementById(described[0]!)?.textContent).toBe("8 of 30 in the pilot");
  });
});
