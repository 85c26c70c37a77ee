import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

const root = join(import.meta.dirname, "../..");
const built = join(root, "dist/cli");
const lock = join(root, "dist/cli.lock");

/** The committed launcher of the command line, which is built first where the build is not current. */
export async function builtCli(): Promise<string> {
  while (!isCurrent()) {
    if (takeLock()) buildAside();
    else await setTimeout(100);
  }
  return join(root, "bin/equipoise.js");
}

function isCurrent(): boolean {
  const main = join(built, "main.js");
  return existsSync(main) && statSync(main).mtimeMs > newestSource();
}

function newestSource(): number {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".ts")).map((file) => join("src", file));
  const all = [...sources, "vite.cli.config.ts", "package.json"];
  return Math.max(...all.map((file) => statSync(join(root, file)).mtimeMs));
}

/** Test files run side by side: one of them builds, the others wait; a lock left behind expires. */
function takeLock(): boolean {
  if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 60_000)
    rmSync(lock, { recursive: true });
  try {
    mkdirSync(join(root, "dist"), { recursive: true });
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

/** Builds beside the old build and puts the new one in its place, so that nobody runs half a build. */
function buildAside(): void {
  const aside = `dist/cli-${process.pid}`;
  const vite = join(root, "node_modules/vite/bin/vite.js");
  try {
    const config = ["build", "--config", "vite.cli.config.ts", "--outDir", aside];
    execFileSync(process.execPath, [vite, ...config, "--logLevel", "error"], { cwd: root });
    rmSync(built, { recursive: true, force: true });
    renameSync(join(root, aside), built);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
