import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

const file = resolve(import.meta.dirname, "../../notebooks/style/tokens.css");
const tokens = readColors(readFileSync(file, "utf8"));
const papers = ["paper", "paper-raised", "paper-sunk"];
const themes = [0, 1] as const; // light, dark

/** Contrast that WCAG 2.2 asks of text (1.4.3) and of marks (1.4.11). */
const wanted = {
  text: 4.5,
  mark: 3,
};
const uses = [
  ...["ink", "ink-soft", "accent", "problem", "experimental-text", "control-text"].map(
    (name) => [name, "text"] as const,
  ),
  ...["ink-faint", "experimental", "control", "lost"].map((name) => [name, "mark"] as const),
];

describe.each(uses)("%s as %s", (name, use) => {
  it.each(papers)("stands out from %s in light and dark", (paper) => {
    for (const theme of themes)
      expect(contrast(tokens.get(name)![theme], tokens.get(paper)![theme])).toBeGreaterThan(
        wanted[use],
      );
  });
});

it("keeps Okabe and Ito's colors for the arms on light paper", () => {
  expect(tokens.get("experimental")![0]).toBe("#0072b2");
  expect(tokens.get("control")![0]).toBe("#d55e00");
});

type Colors = Map<string, readonly [light: string, dark: string]>;

function readColors(css: string): Colors {
  const pattern = /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g;
  return new Map(Array.from(css.matchAll(pattern), ([, name, a, b]) => [name!, [a!, b!] as const]));
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
