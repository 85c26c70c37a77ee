import { describe, expect, it } from "vitest";
import { createCollapsibilitySection } from "../../src/methods/collapsibilitySection.ts";
import { createDrawQueue } from "../../src/notebook/drawQueue.ts";
import "../../notebooks/style/style.css";

describe("createCollapsibilitySection", () => {
  it("draws both odds ratios, and says why there are none at a rate of 1", async () => {
    const section = createCollapsibilitySection({ queue: createDrawQueue(), describe: () => "" });
    document.body.replaceChildren(section);
    section.update({ rates: [0.667, 0.267] });
    await expect.poll(() => section.querySelector("svg")).not.toBeNull();
    const text = section.querySelector("svg")!.textContent;
    expect(text).toContain("between subjects alike");
    expect(text).toContain("in the whole trial");
    section.update({ rates: [1, 0.267] });
    expect(section.querySelector("figure")?.checkVisibility() ?? false).toBe(false);
    expect(section.innerText).toContain("An odds ratio needs rates other than 0 and 1.");
  });
});
