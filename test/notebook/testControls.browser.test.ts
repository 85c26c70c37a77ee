import { expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { alphaControl, sidesControl } from "../../src/notebook/testControls.ts";

it("takes a level within the limits of its page, and shows two decimals or more", async () => {
  const control = alphaControl({ value: 0.05, path: "alpha", min: 0.0001, max: 0.2 });
  document.body.replaceChildren(control);
  const box = control.querySelector<HTMLInputElement>("input")!;
  expect(box.value).toBe("0.05");
  await userEvent.fill(box, "0.3");
  expect(control.value).toBe(0.05);
  expect(control.problem).toContain("0.2");
  await userEvent.fill(box, "0.025");
  expect(control.value).toBe(0.025);
  expect(control.problem).toBeUndefined();
});

it("asks for sides by name", async () => {
  const control = sidesControl({ value: 2, path: "sides" });
  document.body.replaceChildren(control);
  expect(control.text).toBe("two-sided");
  await userEvent.click(control.querySelectorAll("label")[1]!);
  expect(control.value).toBe(1);
});
