import { resolve } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";

const name = "virtual:worker-code";

/** Gives a page that is one file the code of its worker, bundled into one script, as a text. */
export function workerCode(entry: string, rolldownOptions: Rolldown.RolldownOptions): Plugin {
  return {
    name: "equipoise:worker-code",
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined;
      const output = await build({
        configFile: false,
        logLevel: "warn",
        build: {
          write: false,
          target: "es2023",
          rolldownOptions: {
            ...rolldownOptions,
            input: resolve(entry),
            output: { format: "iife" },
          },
        },
      });
      const { output: chunks } = output as Rolldown.RolldownOutput;
      return `export default ${JSON.stringify(chunks[0].code)}`;
    },
  };
}
