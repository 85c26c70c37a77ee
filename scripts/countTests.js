/** Prints "N passed, N failed" from the results that vitest left; fails if there are none. */
import { readFileSync } from "node:fs";

try {
  const file = new URL("../test/output/results.json", import.meta.url);
  const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(file, "utf8"));
  console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
  if (!success) process.exitCode = 1;
} catch {
  console.log("0 passed, 0 failed");
  console.error("The tests did not run to their end: test/output/results.json is missing.");
  process.exitCode = 1;
}
