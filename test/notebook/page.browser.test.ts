import { afterEach, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { controlPanel } from "../../src/notebook/controlPanel.ts";
import { announce } from "../../src/notebook/liveRegion.ts";
import { notice } from "../../src/notebook/notice.ts";
import { currentTheme, onThemeChange, setTheme } from "../../src/notebook/theme.ts";
import "../../notebooks/style/style.css";

afterEach(() => {
  setTheme("light");
  document.body.replaceChildren();
});

it("theme: a choice lasts, and the system's own theme is not stored", async () => {
  expect(currentTheme()).toBe("light");
  const heard: string[] = [];
  const end = onThemeChange((theme) => heard.push(theme));
  setTheme("dark");
  expect(currentTheme()).toBe("dark");
  expect(localStorage.getItem("equipoise.theme")).toBe("dark");
  await expect.poll(() => heard).toEqual(["dark"]);
  setTheme("light");
  expect(localStorage.getItem("equipoise.theme")).toBeNull();
  end();
});

it("announce: only the last sentence is said, once numbers rest", async () => {
  const region = Object.assign(document.createElement("p"), { id: "live-region" });
  document.body.append(region);
  announce("power 79%", 20);
  announce("power 80%", 20);
  await expect.poll(() => region.textContent).toBe("power 80%");
});

it("notice: can be put away", async () => {
  document.body.append(notice({ title: "Mended", items: ["rate"], kind: "problem" }));
  expect(document.querySelector("[role=alert]")!.textContent).toContain("Mended");
  await userEvent.click(document.querySelector("button")!);
  expect(document.querySelector("[role=alert]")).toBeNull();
});

it("controlPanel: the bar opens and Escape closes, giving the focus back", async () => {
  const panel = controlPanel({ title: "Design", summary: "30 + 30", sections: ["controls"] });
  document.body.append(panel);
  const bar = panel.querySelector("button")!;
  panel.summary = "31 + 31";
  expect(bar.textContent).toContain("31 + 31");
  bar.click();
  expect(bar.getAttribute("aria-expanded")).toBe("true");
  bar.focus();
  await userEvent.keyboard("{Escape}");
  expect(bar.getAttribute("aria-expanded")).toBe("false");
  expect(document.activeElement).toBe(bar);
});
