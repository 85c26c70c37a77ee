/** Builds the pages that can be saved as one file, into the built site; run after its build. */
import { fileURLToPath } from "node:url";
import { build } from "vite";

const configFile = fileURLToPath(new URL("../vite.single.config.ts", import.meta.url));

for (const mode of ["plan", "pilot", "visits"]) {
  await build({ configFile, mode, logLevel: "error" });
}
