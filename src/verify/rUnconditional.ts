/**
 * R code of the rejection region of an unconditional exact test: the largest set of the tables in the given
 * order of evidence whose probability is at most alpha whatever the common rate is.
 *
 * @param order - R code for the evidence of each table against equal rates; more is more.
 */
export function rUnconditional(order: string): string {
  return `abs2 <- function(z) { # evidence of a deviate in the direction of the test
  z[is.nan(z)] <- 0
  switch(side, two.sided = abs(z), greater = z, less = -z)
}
worst <- function(set, nE, nC) { # largest probability of a set of tables over the common rate
  at <- function(p) sum(dbinom(0:nE, nE, p) * (set %*% dbinom(0:nC, nC, p)))
  grid <- seq(0, 1, length.out = 1001)
  on <- sapply(grid, at)
  peaks <- which(on >= pmax(c(0, on[-1001]), c(on[-1], 0)) & on > 0.9 * max(on))
  refined <- sapply(peaks, function(k) optimize(at, grid[c(max(1, k - 1), min(1001, k + 1))], maximum = TRUE, tol = 1e-10)$objective)
  max(on, refined)
}
rejects <- function(nE, nC) {
  evidence <- ${order}
  steps <- sort(unique(c(signif(evidence, 10))), decreasing = TRUE) # tables that tie enter together
  low <- 0; high <- length(steps)
  while (low < high) { # the worst probability grows with the set
    k <- ceiling((low + high) / 2)
    if (worst(signif(evidence, 10) >= steps[k], nE, nC) <= alpha * (1 + 1e-9)) low <- k else high <- k - 1
  }
  signif(evidence, 10) >= if (low > 0) steps[low] else Inf
}`;
}
