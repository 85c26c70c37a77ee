import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

// Where installers put Chrome and Chromium when they leave the PATH alone.
const places = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((root) =>
    join(process.env[root] ?? "C:/Program Files", "Google/Chrome/Application/chrome.exe"),
  ),
  linux: ["/opt/google/chrome/chrome", "/snap/bin/chromium"],
};

/**
 * The path of an installed Chrome or Chromium: the one the environment names, else one on the PATH, else one
 * in a usual place, else Playwright's own. Undefined if there is none; `tried` then says where it was sought.
 */
export function findInstalledBrowser(tried = []) {
  for (const variable of ["CHROME_PATH", "CHROMIUM"]) {
    const path = process.env[variable];
    tried.push(path ? `${variable} (${path})` : `${variable} (not set)`);
    if (path && existsSync(path)) return path;
  }
  const suffix = process.platform === "win32" ? ".exe" : "";
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  tried.push(`${names.join(", ")} on the PATH`);
  for (const name of names)
    for (const folder of folders) {
      const path = join(folder, name + suffix);
      if (existsSync(path)) return path;
    }
  const usual = places[process.platform] ?? [];
  tried.push(...usual);
  return usual.find((path) => existsSync(path)) ?? playwrightBrowser(tried);
}

function playwrightBrowser(tried) {
  // Asked of Playwright in a process of its own: importing it costs half a second that most runs can save.
  const script =
    'import("playwright").then(({chromium}) => console.log(chromium.executablePath()))';
  const { stdout } = spawnSync(process.execPath, ["-e", script], {
    encoding: "utf8",
    cwd: import.meta.dirname, // where its packages are found
  });
  const path = stdout?.trim();
  tried.push(`Playwright's download (${path || "unknown"})`);
  return path && existsSync(path) ? path : undefined;
}

/** An installed browser, else one that is installed now: by Playwright, or on Debian as root by apt. */
export function findBrowser() {
  const tried = [];
  const installed = findInstalledBrowser(tried);
  if (installed) return installed;
  for (const [what, install] of installers()) {
    console.log(`No Chrome or Chromium found; trying ${what} …`);
    tried.push(what);
    if (install()) {
      const path = findInstalledBrowser();
      if (path && runs(path)) return path;
    }
  }
  throw new Error(noBrowser(tried));
}

/** Whether a browser that was just unpacked finds its system libraries. */
function runs(path) {
  return (
    process.platform === "win32" || spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0
  );
}

function installers() {
  const npx = process.platform === "win32" ? "npx.cmd" : "npx";
  const list = [
    ["npx playwright install chromium", () => succeeds(npx, ["playwright", "install", "chromium"])],
  ];
  const isRootOnDebian = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (isRootOnDebian)
    list.push([
      "apt-get install chromium",
      () => aptGet("update") && aptGet("install", "chromium"),
    ]);
  return list;
}

const aptGet = (...words) =>
  succeeds("apt-get", ["-y", "-qq", "--no-install-recommends", ...words], {
    DEBIAN_FRONTEND: "noninteractive",
  });

function succeeds(command, words, env = {}) {
  const minutes = 3;
  try {
    execFileSync(command, words, {
      stdio: "inherit",
      cwd: import.meta.dirname,
      timeout: minutes * 60_000,
      env: { ...process.env, ...env },
      shell: process.platform === "win32", // .cmd files cannot be run without one
    });
    return true;
  } catch {
    return false;
  }
}

const noBrowser = (
  tried,
) => `The browser tests need Chrome or Chromium, and none was found or could be installed.
Tried:
${tried.map((place) => `  - ${place}`).join("\n")}
Install one, or set CHROME_PATH to the path of its executable. "npm run test:node" runs the other tests.`;
