import type { Interrupt } from "./interrupt.ts";
import type { Pools } from "./pools.ts";

/** Where and how a request is computed; nothing here changes a number. */
export interface Computation {
  readonly pools: Pools;
  /** Stops simulations, which then tell what is done so far. */
  readonly interrupt: Interrupt;
  /** Replicates done and wanted, over all scenarios of a request. */
  readonly onProgress?: (done: number, total: number) => void;
}
