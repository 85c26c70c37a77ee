/** Largest arm that the page takes: beyond it the exact numbers could not follow a slider. */
export const largestArm = 2000;
/** Replicates that are simulated at once while a control moves; longer runs follow in the background. */
export const liveReplicates = 10_000;
