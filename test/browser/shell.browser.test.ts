import { describe, expect, it } from "vitest";
import { drawAll } from "./planPage.ts";
import { accessibilityProblems, looks, openPage, settled } from "./site.ts";

describe("what surrounds every page", () => {
  it("remembers a chosen theme across pages, and follows the system otherwise", async () => {
    await using open = await openPage("index.html");
    const { page } = open;
    const scheme = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    expect(await scheme()).toBe("light dark");
    await page.getByRole("button", { name: "Dark theme" }).click();
    expect(await scheme()).toBe("dark");
    await page.getByRole("navigation").getByRole("link", { name: "Plan", exact: true }).click();
    await settled(page);
    expect(await scheme()).toBe("dark");
    await page.getByRole("button", { name: "Light theme" }).click();
    expect(await scheme()).toBe("light dark");
  });

  it("is reached by keyboard, the way to the content first", async () => {
    await using open = await openPage("index.html");
    const { page } = open;
    await page.keyboard.press("Tab");
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Plan a trial");
  });

  it("hides the code and shows it on request", async () => {
    await using open = await openPage("index.html");
    const { page } = open;
    const code = page.locator("main pre").first();
    expect(await code.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Show the code" }).click();
    expect(await code.isVisible()).toBe(true);
    expect(await code.textContent()).toContain("import");
  });

  it("copies a link", async () => {
    await using open = await openPage("plan.html", {
      ...looks.light,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const { page } = open;
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("button", { name: "Link copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  });
  it.each(["plan", "pilot"])(
    "has controls that are sound on a phone, with all of them opened: %s",
    async (name) => {
      await using open = await openPage(`${name}.html`, looks.phone);
      const { page } = open;
      await page.getByRole("button", { name: "Change" }).click();
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      expect(await accessibilityProblems(page, ".panel")).toEqual([]);
    },
  );

  it.each(["plan", "tests", "paper"])(
    "keeps for every figure the room that it takes once drawn: %s",
    async (name) => {
      await using open = await openPage(`${name}.html`);
      const { page } = open;
      await drawAll(page);
      const rooms = await page.evaluate(() =>
        Array.from(document.querySelectorAll<HTMLElement>(".figure-picture"), (drawn) => {
          const empty = drawn.cloneNode() as HTMLElement;
          drawn.after(empty);
          const kept = empty.offsetHeight;
          empty.remove();
          const title = drawn.closest("figure")!.querySelector(".figure-title")!.textContent!;
          return { title, missing: Math.abs(drawn.offsetHeight - kept) };
        }),
      );
      expect(rooms.length).toBeGreaterThan(4);
      expect(rooms.filter(({ missing }) => missing > 4)).toEqual([]);
    },
  );
});
