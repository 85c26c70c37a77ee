// Resolved by the alias table of vite.config.ts to Notebook Kit's untyped files.
declare module "observable:runtime/*";

// Made by scripts/workerCode.ts for a page that is one file.
declare module "virtual:worker-code" {
  const code: string;
  export default code;
}
