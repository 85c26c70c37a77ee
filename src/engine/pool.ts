import { answerBatch, type BatchAnswer, type BatchRequest, type RunInput } from "./protocol.ts";

/** Answers batches, `size` of them at a time. */
export interface BatchPool {
  readonly size: number;
  answer<Run extends RunInput>(request: BatchRequest<Run>): Promise<BatchAnswer<Run>>;
  close(): Promise<void>;
}

/** Runs batches in the calling thread, and lets it breathe between two of them. */
export const inlinePool: BatchPool = {
  size: 1,
  async answer(request) {
    await nextTask();
    return answerBatch(request);
  },
  close: () => Promise.resolve(),
};

/** Resolves in a new task: clicks, keys and timers go first. A timer of 0 would be held back to 4 ms. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
