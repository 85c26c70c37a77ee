import * as Plot from "@observablehq/plot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { figureFrame } from "../../src/notebook/figureFrame.ts";
import { pngBlob, svgBlob } from "../../src/notebook/savePicture.ts";
import { standaloneSvg } from "../../src/notebook/standaloneSvg.ts";
import "../../notebooks/style/style.css";

type Row = readonly [n: number, power: number];
const rows: Row[] = [
  [30, 0.839],
  [31, 0.851],
];
const draw = () => {
  const options = { x: (row: Row) => row[0], y: (row: Row) => row[1], fill: "var(--experimental)" };
  return Plot.plot({ width: 400, height: 200, marks: [Plot.dot(rows, options)] });
};

function mount() {
  const frame = figureFrame<Row>({
    title: "Power by size",
    name: "power-by-size",
    columns: [
      { label: "n per arm", value: ([n]) => n },
      { label: "power", value: ([, power]) => power },
    ],
  });
  document.body.replaceChildren(frame);
  frame.update({ picture: draw() as SVGElement, caption: "80% needs 29 per arm.", rows });
  return frame;
}

describe("figureFrame", () => {
  it("is a figure with a caption, whose picture is labelled by it", () => {
    const frame = mount();
    const svg = frame.querySelector("svg")!;
    expect(svg.getAttribute("role")).toBe("img");
    const caption = document.getElementById(svg.getAttribute("aria-labelledby")!)!;
    expect(caption.localName).toBe("figcaption");
    expect(caption.textContent).toBe("80% needs 29 per arm.");
    expect(svg.querySelector("g[aria-label]")).toBeNull();
  });

  it("shows its data on request and keeps the table open when they change", async () => {
    const frame = mount();
    expect(frame.querySelector("td")).toBeNull();
    await userEvent.click(frame.querySelector("summary")!);
    await expect.poll(() => frame.querySelectorAll("tbody tr").length).toBe(2);
    frame.update({ picture: draw() as SVGElement, caption: "Less.", rows: rows.slice(1) });
    expect([...frame.querySelectorAll("td")].map((cell) => cell.textContent)).toEqual([
      "31",
      "0.851",
    ]);
  });

  it("offers SVG, PNG and CSV by name", () => {
    const names = [...mount().querySelectorAll("button")].map((b) => b.getAttribute("aria-label"));
    expect(names).toEqual([
      "Download “Power by size” as SVG",
      "Download “Power by size” as PNG",
      "Download “Power by size” as CSV",
    ]);
  });
});

describe("a picture that leaves the page", () => {
  const credits = { title: "Power", description: "80% at 29.", metadata: '{"equipoise":1}' };

  beforeEach(() => void (document.documentElement.dataset["theme"] = "dark"));
  afterEach(() => void delete document.documentElement.dataset["theme"]);

  it("carries its styles in light colors, its title and what remakes it", async () => {
    const svg = standaloneSvg(mount().querySelector("svg")!, credits);
    const text = await svgBlob(svg).text();
    expect(text).not.toContain("var(--");
    expect(text).not.toContain("<style");
    expect(svg.querySelector("circle")!.getAttribute("fill")).toBe("rgb(0, 114, 178)");
    expect(text).toContain("<title>Power</title>");
    expect(text).toContain("<desc>80% at 29.</desc>");
    expect(svg.querySelector("metadata")!.textContent).toBe('{"equipoise":1}');
    expect(
      new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror"),
    ).toBeNull();
    expect(document.querySelector(".picture-stage")).toBeNull();
  });

  it("becomes a PNG with two pixels for each of the screen's, on white", async () => {
    const svg = standaloneSvg(mount().querySelector("svg")!, credits);
    const bitmap = await createImageBitmap(await pngBlob(svg, 2));
    expect([bitmap.width, bitmap.height]).toEqual([800, 400]);
    const context = new OffscreenCanvas(1, 1).getContext("2d")!;
    context.drawImage(bitmap, 0, 0);
    expect([...context.getImageData(0, 0, 1, 1).data]).toEqual([255, 255, 255, 255]);
  });
});
