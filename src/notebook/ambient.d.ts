// Resolved by the alias table of vite.config.ts to Notebook Kit's untyped files.
declare module "observable:runtime/*";
