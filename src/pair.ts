/** A value per arm, in the order of the study file: experimental, control. */
export type Pair<T> = readonly [experimental: T, control: T];
