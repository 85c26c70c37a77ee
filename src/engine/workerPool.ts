import workerpool from "workerpool";
import type { BatchPool } from "./pool.ts";
import type { BatchAnswer, BatchRequest, RunInput } from "./protocol.ts";

/**
 * Runs batches on workers: Web Workers in a browser, threads under Node.
 *
 * To cancel, a run stops sending: batches are short. Ending a worker in a tight loop would take
 * longer than the batch.
 *
 * @param script - Address (browser) or path (Node) of the built `worker.ts`.
 * @param size - Number of workers, at least 1.
 */
export function workerPool(script: string, size: number): BatchPool {
  const pool = workerpool.pool(script, {
    maxWorkers: size,
    workerType: "auto",
    workerOpts: { type: "module" },
  });
  return {
    size,
    answer: <Run extends RunInput>(request: BatchRequest<Run>) =>
      new Promise<BatchAnswer<Run>>((resolve) => {
        pool.exec("answerBatch", [request]).then(resolve, (error: Error) => {
          resolve({ type: "failed", first: request.first, message: error.message });
        });
      }),
    close: async () => void (await pool.terminate()),
  };
}
