import type { BatchPool } from "../engine/pool.ts";
import { browserPool } from "../notebook/browserPool.ts";
import type { Study } from "../study/schema.ts";
import { studyToJson } from "../study/studyJson.ts";
import { version } from "../version.ts";
import { createDrawQueue } from "../notebook/drawQueue.ts";
import type { Planner } from "./planner.ts";
import type { Workshop } from "../notebook/section.ts";

/** What the sections of a planner share; the workers start with the first long run. */
export function createWorkshop(planner: Planner): Workshop & { readonly pool: () => BatchPool } {
  let pool: BatchPool | undefined;
  return {
    queue: createDrawQueue(),
    describe: () => `equipoise ${version}\n${studyToJson(planner.file as Study)}`,
    pool: () => (pool ??= browserPool()),
  };
}
