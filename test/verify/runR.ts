import { execFileSync, spawnSync } from "node:child_process";

/** Whether R is here to run what is emitted for it. */
export const hasR: boolean = spawnSync("Rscript", ["--version"]).status === 0;
if (!hasR) console.warn("R is not installed: scripts for R are written but not run");

/** Whether a package of R is here; what needs it is skipped with a notice. */
export function hasPackage(name: string): boolean {
  const found = spawnSync("Rscript", ["-e", `quit(status = !requireNamespace("${name}"))`]);
  if (found.status !== 0)
    console.warn(`R has no package ${name}: what compares with it is skipped`);
  return found.status === 0;
}

/** What scripts print as "name: value", each script in a world of its own, all in one R process. */
export function runScripts(scripts: readonly string[]): Map<string, number>[] {
  if (scripts.length === 0) return [];
  const separator = "-- next --";
  const input = scripts
    .map((script) => `local({\n${script}\ncat("${separator}\\n")\n})`)
    .join("\n");
  const output = execFileSync("Rscript", ["-"], { input, encoding: "utf8" });
  return output.split(`${separator}\n`).slice(0, -1).map(printed);
}

function printed(output: string): Map<string, number> {
  const lines = output.split("\n").filter((line) => line !== "");
  return new Map(
    lines.map((line) => {
      const colon = line.lastIndexOf(": ");
      return [line.slice(0, colon), Number(line.slice(colon + 2))];
    }),
  );
}
