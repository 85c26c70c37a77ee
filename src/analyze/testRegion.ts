import type { Pair } from "../pair.ts";
import type { MarginRegion } from "./marginRegion.ts";
import { marginRegion } from "./marginRegion.ts";
import type { RejectionRegion } from "./rejectionRegion.ts";
import { rejectionRegion } from "./rejectionRegion.ts";
import type { TableTest } from "./tableTest.ts";

/** The tables at which a test rejects: two critical values per total of events, or with a margin runs of events. */
export type TestRegion = RejectionRegion | MarginRegion;

export interface RegionSizes {
  /** Subjects analyzed, per arm. */
  readonly n: Pair<number>;
  /** Significance level, of both sides together; with a margin of each one-sided test. */
  readonly alpha: number;
}

/** All tables with P ≤ alpha. Kept between calls. */
export function testRegion(test: TableTest, { n, alpha }: RegionSizes): TestRegion {
  if (test.limits === undefined) return rejectionRegion({ ...test, n, alpha });
  return marginRegion({ statistic: test.method, ...test.limits, n, alpha });
}
