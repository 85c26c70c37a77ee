#!/usr/bin/env node
// Starts the built command line; there is nothing to run before it is built.
import { existsSync } from "node:fs";

const main = new URL("../dist/cli/main.js", import.meta.url);

if (existsSync(main)) {
  await import(main.href);
} else {
  process.stderr.write(
    "equipoise is not built: run `npm ci`, which builds it, or `npm run build:cli`\n",
  );
  process.exitCode = 2;
}
