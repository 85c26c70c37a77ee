/** Finds a browser for the tests, or installs one; says which. The first step of `npm test`. */
import { findBrowser } from "./findBrowser.js";

try {
  console.log(`Browser: ${findBrowser()}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
