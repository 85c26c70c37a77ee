import { createInterrupt } from "./interrupt.ts";
import type { Outcome } from "./outcome.ts";
import { createPools } from "./pools.ts";
import { createProgress } from "./progress.ts";
import type { Session, Streams } from "./streams.ts";

/** Runs a command in a session of its own and tells what it left behind. */
export type Finish = (run: (session: Session) => Promise<Outcome>) => Promise<void>;

/** Runs a command, writes what it leaves behind, and ends the workers that it started. */
export async function finishCommand(
  streams: Streams,
  run: (session: Session) => Promise<Outcome>,
): Promise<Outcome> {
  const pools = createPools();
  const { onProgress, stop } = createProgress(streams.stderr);
  try {
    const outcome = await run({ pools, interrupt: createInterrupt(), onProgress, streams });
    stop();
    streams.stdout.write(outcome.output ?? "");
    streams.stderr.write(outcome.remark ?? "");
    return outcome;
  } finally {
    stop();
    await pools.close();
  }
}
