import type { SizedStudy } from "../study/requireSized.ts";

/** Largest arm that the page takes: beyond it the exact numbers could not follow a slider. */
export const largestArm = 2000;
/** Replicates that are simulated at once while a control moves; longer runs follow in the background. */
export const liveReplicates = 10_000;
/** The same for tests whose every P value is a search over the nuisance parameter. */
const liveReplicatesOfSearches = 100;
const searches: readonly string[] = ["barnard", "boschloo"];

/** Whether each P value of the planned test takes a search, too slow for thousands while a control moves. */
export const isSearch = ({ design }: SizedStudy): boolean =>
  searches.includes(design.analysis.method);

/** Replicates simulated at once for a study. */
export const liveReplicatesOf = (study: SizedStudy): number =>
  isSearch(study) ? liveReplicatesOfSearches : liveReplicates;
