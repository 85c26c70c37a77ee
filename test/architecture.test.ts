import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../src");

/** What each folder of `src/` may import from; `errors.ts` and `pair.ts` are open to all. */
const mayImport: Record<string, readonly string[]> = {
  math: [],
  random: ["math"],
  analyze: ["math"],
  study: [
    "math",
    "analyze/methods.ts",
    "analyze/hypothesis.ts",
    "analyze/tableTest.ts",
    "analyze/visitMissing.ts",
  ],
  simulate: ["math", "random", "study"],
  sizing: ["math", "study", "analyze"],
  summarize: ["math", "analyze/wilsonInterval.ts"],
  uncertainty: ["math", "study", "analyze", "sizing"],
  engine: ["random", "study", "simulate", "analyze", "summarize"],
  verify: ["math", "study", "analyze", "sizing", "uncertainty", "report"],
  report: ["math", "study", "sizing", "uncertainty", "summarize", "engine", "analyze"],
  show: ["math", "study", "summarize", "report"],
  notebook: ["*"],
  overview: ["*"],
  planner: ["*"],
  paper: ["*"],
  methods: ["*"],
  dropout: ["*"],
  visits: ["*"],
  pilot: ["*"],
  cli: ["*"],
};

/** Packages that only these folders may use. */
const packageHomes: Record<string, readonly string[]> = {
  "random-js": ["random"],
  "simple-statistics": ["summarize"],
  workerpool: ["engine"],
  zod: ["study", "cli"],
  "@observablehq/plot": ["show", "notebook", "paper", "methods", "dropout", "visits", "pilot"],
  commander: ["cli"],
  "cli-progress": ["cli"],
  docx: ["report"],
  linkedom: ["cli"],
  "@resvg/resvg-wasm": ["cli"],
  "dejavu-fonts-ttf": ["cli"],
  node: ["cli"],
};

interface Import {
  readonly file: string;
  readonly folder: string;
  readonly specifier: string;
}

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replaceAll("\\", "/"));

const imports = files.flatMap(importsOf);

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const pattern =
    /^\s*(?:import\s*|(?:import|export)\b[^;"']*?\bfrom\s*)["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;
  const folder = file.includes("/") ? file.slice(0, file.indexOf("/")) : "";
  return [...text.matchAll(pattern)].map((m) => ({ file, folder, specifier: (m[1] ?? m[2])! }));
}

/** Path inside `src/` of a relative import. */
const targetOf = ({ file, specifier }: Import): string =>
  relative(root, normalize(join(root, dirname(file), specifier.replace(/\?.*$/, "")))).replaceAll(
    "\\",
    "/",
  );

function isAllowed(item: Import): boolean {
  const target = targetOf(item);
  const folder = target.slice(0, Math.max(0, target.indexOf("/")));
  if (target === "errors.ts" || target === "pair.ts" || folder === item.folder) return true;
  const allowed = mayImport[item.folder] ?? [];
  return allowed.includes("*") || allowed.includes(folder) || allowed.includes(target);
}

const packageOf = (specifier: string): string => {
  if (specifier.startsWith("node:")) return "node";
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0]!;
};

describe("architecture", () => {
  it("reads the imports", () => expect(imports.length).toBeGreaterThan(100));

  it("lists every folder of src", () => {
    const folders = new Set(files.filter((f) => f.includes("/")).map((f) => f.split("/")[0]));
    expect([...folders].filter((folder) => mayImport[folder ?? ""] === undefined)).toEqual([]);
  });

  it("is one level deep", () => {
    expect(files.filter((file) => file.split("/").length > 2)).toEqual([]);
  });

  it("keeps each folder to the folders it may know", () => {
    const strangers = imports
      .filter((item) => item.folder !== "" && item.specifier.startsWith("."))
      .filter((item) => !isAllowed(item))
      .map(({ file, specifier }) => `${file} imports ${specifier}`);
    expect(strangers).toEqual([]);
  });

  it("keeps packages to the folders they are for", () => {
    const strangers = imports
      .filter((item) => !item.specifier.startsWith("."))
      .filter(({ folder, specifier }) => {
        const homes = packageHomes[packageOf(specifier)];
        return homes !== undefined && !homes.includes(folder);
      })
      .map(({ file, specifier }) => `${file} imports ${specifier}`);
    expect(strangers).toEqual([]);
  });

  it("keeps Node out of the public API", () => {
    const reached = reachableFrom("index.ts");
    expect(
      [...reached].filter((file) =>
        /^(cli|notebook|overview|planner|paper|methods|dropout|visits|pilot)\//.test(file),
      ),
    ).toEqual([]);
  });

  it("names every import with its extension", () => {
    const bare = imports.filter(
      ({ specifier }) => specifier.startsWith(".") && !/\.(ts|css|json)(\?.*)?$/.test(specifier),
    );
    expect(bare).toEqual([]);
  });

  it("leaves the clock, the console and unseeded randomness out of the statistics", () => {
    const pure = files.filter((f) =>
      /^(math|random|study|simulate|analyze|sizing|summarize|uncertainty)\//.test(f),
    );
    const forbidden = /Math\.random|Date\.now|new Date|\bconsole\./;
    const offenders = pure.filter((file) => forbidden.test(readFileSync(join(root, file), "utf8")));
    expect(offenders).toEqual([]);
  });
});

function reachableFrom(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const item of imports) {
    if (item.file === entry && item.specifier.startsWith(".")) reachableFrom(targetOf(item), seen);
  }
  return seen;
}
