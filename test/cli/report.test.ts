import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { presets } from "../../src/study/presets.ts";
import { put } from "../study/change.ts";
import { equipoise, jsonFile, pathOf } from "./equipoise.ts";
import { visitStudy } from "./visitStudies.ts";

const file = jsonFile("report.json", presets[0]!.study);
const quick = ["--replicates", "200"];

/** What a run wrote into a folder of its own. */
async function report(folder: string, name: string, ...options: readonly string[]) {
  mkdirSync(pathOf(folder), { recursive: true });
  const out = pathOf(`${folder}/${name}`);
  const run = await equipoise(["report", file, "--out", out, ...quick, ...options]);
  return { ...run, out, files: readdirSync(pathOf(folder)).sort() };
}

describe("equipoise report", () => {
  it("writes a Word file with its figures", async () => {
    const { status, stdout, stderr, files, out } = await report("word", "a.docx");
    expect({ status, stdout, files }).toEqual({ status: 0, stdout: "", files: ["a.docx"] });
    expect(stderr).toContain(`wrote ${out}\n`);
    const parts = unzipSync(readFileSync(out));
    const pictures = Object.keys(parts).filter((name) => name.endsWith(".png"));
    expect(pictures).toHaveLength(2);
    for (const name of pictures) {
      const png = new DataView(parts[name]!.buffer, parts[name]!.byteOffset);
      expect(png.getUint32(16)).toBe(1280); // width in pixels
      expect(parts[name]!.length).toBeGreaterThan(10_000); // not an empty picture
    }
  });

  it("writes HTML with figures inside, and LaTeX and Markdown with theirs beside", async () => {
    const html = await report("html", "a.html");
    expect(html.files).toEqual(["a.html"]);
    const page = readFileSync(html.out, "utf8");
    expect(page.match(/<svg/g)!.length).toBeGreaterThanOrEqual(2);
    expect(page).not.toMatch(/var\(--(?!plot-)/); // no color depends on a style sheet
    const pictures = ["a-observed-difference.png", "a-power-curve.png"];
    expect((await report("md", "a.md")).files).toEqual([...pictures, "a.md"]);
    expect((await report("tex", "a.tex")).files).toEqual([...pictures, "a.bib", "a.tex"]);
  });

  it("writes figures of a study over visits: power over size, means, and who is still there", async () => {
    const visits = jsonFile("visits.json", visitStudy);
    for (const name of ["a.html", "a.docx"]) {
      const out = pathOf(`of-visits-${name}`);
      const args = ["report", visits, "--out", out, "--replicates", "20"];
      const { status, stderr } = await equipoise(args);
      expect({ status, stderr }).toEqual({ status: 0, stderr: `wrote ${out}\n` });
    }
    const page = readFileSync(pathOf("of-visits-a.html"), "utf8");
    expect(page.match(/<figure>/g)).toHaveLength(3);
    expect(page).toMatch(/The design, 30.\+.30 subjects, has \d/);
    expect(page).toContain("Power by the closed form when one assumption is changed");
    expect(page).not.toMatch(/var\(--(?!plot-)|NaN/);
    const parts = unzipSync(readFileSync(pathOf("of-visits-a.docx")));
    expect(Object.keys(parts).filter((part) => part.endsWith(".png"))).toHaveLength(3);
  });

  it("simulates curve and sensitivity where there is no closed form, and says so", async () => {
    const gee = jsonFile("gee.json", put(visitStudy, "design.analysis", { method: "gee" }));
    const out = pathOf("of-gee.html");
    await equipoise(["report", gee, "--out", out, "--replicates", "12"]);
    const page = readFileSync(out, "utf8");
    expect(page).toContain(
      "Each power is simulated with 12 trials, all on the same random numbers",
    );
    expect(page).toContain(
      "Each size is simulated with 12 trials; bars are 95% Monte Carlo intervals.",
    );
  });

  it("writes references where asked, and takes source, pilot and seed", async () => {
    const bib = pathOf("bib/sources.bib");
    const pilot = ["--events", "20,8", "--n", "30,30"];
    const options = ["--bib", bib, "--seed", "7", "--source", "a pilot of 2022", ...pilot];
    const { status, files, out } = await report("bib", "a.md", ...options);
    expect(status).toBe(0);
    expect(files).toContain("sources.bib");
    expect(readFileSync(bib, "utf8")).toContain("@article{Morris2019,");
    const text = readFileSync(out, "utf8");
    expect(text).toContain("A pilot of 2022");
    expect(text).toContain("## Assurance");
    expect(text).toContain("seed 7");
  });

  it("writes a script for R that computes the numbers again", async () => {
    const { status, files, out } = await report("script", "verify.R");
    expect({ status, files }).toEqual({ status: 0, files: ["verify.R"] });
    expect(readFileSync(out, "utf8")).toContain("rejects <- function(nE, nC)");
  });

  it("replaces a file that is there, as a whole", async () => {
    mkdirSync(pathOf("again"), { recursive: true });
    writeFileSync(pathOf("again/a.md"), "old");
    const { files, out } = await report("again", "a.md");
    expect(files.filter((name) => name.endsWith(".part"))).toEqual([]);
    expect(readFileSync(out, "utf8")).toMatch(/^# LD-IL-2/);
  });
});

describe("bad input leaves nothing behind", () => {
  it.each([
    [["--out", "a.pdf"], /--out must end in \.docx, \.md, \.html, \.tex or \.R; got "a\.pdf"/],
    [["--out", "a"], /--out must end in/],
    [["--out", pathOf("nowhere/a.md")], /--out must be a file that can be written \(ENOENT\)/],
    [
      ["--out", "a.md", "--bib", pathOf("nowhere/a.bib")],
      /--bib must be a file that can be written \(ENOENT\)/,
    ],
    [
      ["--out", "a.md", "--events", "31,8", "--n", "30,30"],
      /pilot\.events\[0\] must be at most the 30 subjects of its arm; got 31/,
    ],
    [["--out", "a.md", "--events", "20,8"], /pilot\.n must/],
    [["--out", "a.md", "--events", "20,x", "--n", "30,30"], /pilot\.events\[1\] must .*; got "x"/],
    [["--out", `${file}/a.md`], /--out must be a file that can be written \(ENOTDIR\)/],
    [["--out", "a.md", "--events", "0,0", "--n", "0,0"], /pilot\.n\[0\] must/],
    [["--out", "a.md", "--source", " "], /--source must be a source in words/],
    [["--out", "a.md", "--replicates", "0"], /replicates must/],
  ])("%j", async (options, message) => {
    const { status, stdout, stderr } = await equipoise(["report", file, ...options]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(message);
    expect(existsSync("a.md")).toBe(false);
  });

  it("says that a folder is no file", async () => {
    mkdirSync(pathOf("folder.md"), { recursive: true });
    const { status, stderr } = await equipoise(["report", file, "--out", pathOf("folder.md")]);
    expect(status).toBe(1);
    expect(stderr).toContain("--out must be a file that can be written (EISDIR)");
  });

  it("needs a place for the document", async () => {
    const { status, stderr } = await equipoise(["report", file]);
    expect(status).toBe(2);
    expect(stderr).toContain("required option '--out <file>' not specified");
  });
});
