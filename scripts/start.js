/** `npm start`: builds the notebooks if need be, serves them on a free port and opens the browser. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";

const configFile = fileURLToPath(new URL("../vite.config.ts", import.meta.url));
const skipsBrowser = process.argv.includes("--no-open") || process.env.CI;

await build({ configFile, logLevel: "warn" });
await import("./oneFile.js");
const server = await preview({ configFile, preview: { port: 4173 }, logLevel: "warn" });
const address = server.resolvedUrls.local[0];
console.log(`\nequipoise is at ${address}\nPress Ctrl-C to stop.`);
if (!skipsBrowser) open(address);

/** Asks the system for its browser. Where there is none, the address above is all there is to do. */
function open(url) {
  const openers = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] };
  const [command, ...words] = openers[process.platform] ?? ["xdg-open"];
  const opener = spawn(command, [...words, url], { stdio: "ignore", detached: true });
  opener.on("error", () => console.log("No browser could be opened; visit the address yourself."));
  opener.unref();
}
