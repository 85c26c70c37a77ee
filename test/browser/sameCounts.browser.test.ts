import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { expect, it } from "vitest";
import { builtCli } from "../cli/builtCli.ts";
import { textOf } from "./planPage.ts";
import { openPage } from "./site.ts";

it("one study file gives the same count of rejections on the page and on the command line", async () => {
  await using open = await openPage("plan.html?seed=7&replicates=20000");
  const file = open.page.waitForEvent("download");
  await open.page.getByRole("button", { name: "Study file (JSON)" }).click();
  const study = await textOf(file);
  const table = open.page.waitForEvent("download");
  await open.page.getByRole("button", { name: "Replicates (CSV)" }).click();
  const rows = csvParse(await textOf(table));
  expect(rows).toHaveLength(20_000);
  const onPage = rows.filter(({ rejected }) => rejected === "1").length;

  const folder = mkdtempSync(join(tmpdir(), "equipoise-"));
  const path = join(folder, "study.json");
  writeFileSync(path, study);
  const cli = await builtCli();
  for (const workers of ["1", "2"]) {
    const args = [cli, "power", path, "--method", "monte-carlo", "--workers", workers, "--json"];
    const answer = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
    const { power, replicates, seed } = answer.results[0].monteCarlo;
    expect({ replicates, seed }).toEqual({ replicates: 20_000, seed: 7 });
    expect(Math.round(power * replicates), `${workers} workers`).toBe(onPage);
  }
  rmSync(folder, { recursive: true });
});
