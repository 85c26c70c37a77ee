/** Where random numbers come from: a stream, or anything else that draws from (0, 1). */
export interface RandomSource {
  /** Next number inside (0, 1), never 0 or 1. */
  uniform(): number;
}
