import { fileURLToPath } from "node:url";
import { type BatchPool, inlinePool } from "../engine/pool.ts";
import { workerPool } from "../engine/workerPool.ts";

/** Pools of workers by their size, started when first asked for and kept for the next request. */
export interface Pools {
  /** The pool of a size; one worker is the calling thread itself. */
  of(workers: number | undefined): BatchPool;
  close(): Promise<void>;
}

/** Starts no worker yet. */
export function createPools(): Pools {
  const pools = new Map<number, BatchPool>();
  return {
    of(workers = 1) {
      if (workers === 1) return inlinePool;
      const pool = pools.get(workers) ?? workerPool(workerScript(), workers);
      pools.set(workers, pool);
      return pool;
    },
    close: async () => void (await Promise.all([...pools.values()].map((pool) => pool.close()))),
  };
}

/** The built worker, which lies beside the built command line. */
function workerScript(): string {
  return fileURLToPath(new URL("./worker.js", import.meta.url));
}
