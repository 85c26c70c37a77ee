import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type DocumentFormat, documentFiles } from "../../src/report/documentFiles.ts";
import { protocolDocument } from "../../src/report/protocolDocument.ts";
import { followUp, inputOf, nastyStudy } from "./sampleDocument.ts";

// The programs that readers open a document with. Where one is not installed, its test is skipped and says so.

function hasProgram(name: string): boolean {
  try {
    execFileSync(name, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    console.warn(`${name} is not installed here: its test of documents is skipped`);
    return false;
  }
}

async function written(study: typeof followUp, format: DocumentFormat): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "equipoise-document-"));
  const document = protocolDocument(await inputOf(study));
  const files = await documentFiles(document, { format, stem: "study" });
  for (const { name, content } of files) writeFileSync(join(folder, name), content);
  return folder;
}

const studies = [
  ["the follow-up study", followUp],
  ["names full of markup", nastyStudy],
] as const;

it.skipIf(!hasProgram("pdflatex")).each(studies)("pdflatex compiles %s", async (_, study) => {
  const cwd = await written(study, "tex");
  const args = ["-interaction=nonstopmode", "-halt-on-error", "study.tex"];
  execFileSync("pdflatex", args, { cwd, stdio: "ignore" });
  execFileSync("pdflatex", args, { cwd, stdio: "ignore" });
  const log = readFileSync(join(cwd, "study.log"), "latin1");
  expect(log).toMatch(/Output written on study\.pdf/);
  expect(log).not.toMatch(/undefined references|Citation .* undefined/);
});

it.skipIf(!hasProgram("soffice"))("LibreOffice opens the Word file with its figures", async () => {
  const cwd = await written(followUp, "docx");
  const profile = `-env:UserInstallation=file://${join(cwd, "profile")}`;
  const args = [profile, "--headless", "--convert-to", "pdf", "study.docx"];
  execFileSync("soffice", args, { cwd, stdio: "ignore", timeout: 50_000 });
  const pdf = readFileSync(join(cwd, "study.pdf"), "latin1");
  expect(pdf.startsWith("%PDF")).toBe(true);
  expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(3);
});
