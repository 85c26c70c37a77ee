import type { BatchPool } from "../engine/pool.ts";
import { workerPool } from "../engine/workerPool.ts";
import { workerAddress } from "./workerAddress.ts";

/** Web Workers for long runs; one core is left to the page. */
export function browserPool(
  size = Math.max(1, (navigator.hardwareConcurrency || 2) - 1),
): BatchPool {
  return workerPool(workerAddress(), size);
}
