import type { SizeLedger, SizeTrial } from "./sizeLedger.ts";

/** Replicates of each step of the bracketing: power to 3 points. */
const pilotReplicates = 200;
const firstStep = 8;

/**
 * A size near the one that reaches a power: doubles and halves until two sizes a factor of √2 apart, or two
 * neighbors, lie on either side of the goal.
 *
 * @returns The step between them; `largest` where even that misses the goal by the pilot's count.
 */
export async function bracketSize(
  ledger: SizeLedger,
  goal: { readonly power: number; readonly largest: number; readonly start?: number | undefined },
): Promise<number> {
  const { power, largest } = goal;
  let below = 0;
  let above = Infinity;
  let step = Math.max(1, Math.min(largest, Math.round(goal.start ?? firstStep)));
  for (;;) {
    if (reaches(await ledger.simulate(step, pilotReplicates), power)) above = step;
    else below = step;
    if (below === largest) return largest;
    if (above - below <= 1 || above <= below * Math.SQRT2) {
      return Math.max(1, Math.round(Math.sqrt(below * above)));
    }
    if (above === Infinity) step = Math.min(largest, 2 * below);
    else step = below === 0 ? Math.max(1, above >> 1) : Math.round(Math.sqrt(below * above));
  }
}

/** Where nothing could be analyzed the size is too small. */
function reaches({ rejections, analyzed }: SizeTrial, power: number): boolean {
  return analyzed > 0 && rejections >= power * analyzed;
}
