import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { commandLine } from "../../src/cli/commandLine.ts";
import { builtCli } from "./builtCli.ts";

/** What a run of the command line left behind. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `equipoise` with arguments and standard input, from the sources, in the test's own process. */
export async function equipoise(args: readonly string[], input = ""): Promise<Run> {
  const [stdout, stderr] = [kept(), kept()];
  const stdin = Readable.from(input === "" ? [] : [Buffer.from(input)]);
  const status = await commandLine(args, { stdin, stdout: stdout.stream, stderr: stderr.stream });
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}

function kept() {
  const chunks: Buffer[] = [];
  const write = (chunk: Buffer, _: unknown, done: () => void) => {
    chunks.push(chunk);
    done();
  };
  return { stream: new Writable({ write }), text: () => Buffer.concat(chunks).toString("utf8") };
}

type Child = ChildProcessWithoutNullStreams;

/**
 * Runs the built `equipoise` in a process of its own. Standard input may be fed by a function; `meet` may
 * meddle while it runs.
 */
export async function builtEquipoise(
  args: readonly string[],
  input: string | ((child: Child) => Promise<void>) = "",
  meet: (child: Child) => void = () => {},
): Promise<Run> {
  const child = spawn(process.execPath, [await builtCli(), ...args]);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin.on("error", () => {}); // a command that fails does not read its input
  meet(child);
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  if (typeof input === "string") child.stdin.write(input);
  else await input(child);
  child.stdin.end();
  const status = await closed;
  return { status, stdout, stderr };
}

const folder = mkdtempSync(join(tmpdir(), "equipoise-"));

/** A path in a folder of the test's own. */
export const pathOf = (name: string): string => join(folder, name);

/** Writes a value as a JSON file and gives its path. */
export function jsonFile(name: string, value: unknown): string {
  writeFileSync(pathOf(name), JSON.stringify(value));
  return pathOf(name);
}
