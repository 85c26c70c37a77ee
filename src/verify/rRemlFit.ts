/**
 * R code of `remlFit(y, z)`: means by visit as linear functions of the columns of `z`, with an unstructured covariance
 * between visits, by restricted maximum likelihood (EM). In base R, and many times as fast as `nlme::gls`, so that enough
 * trials can be simulated.
 *
 * @see [LairdWare1982]
 */
export const rRemlFit = `remlFit <- function(y, z, tolerance = 1e-5) { # a row per subject, a column per visit, NA where missing
  visits <- ncol(y); q <- ncol(z); missing <- is.na(y); y[missing] <- 0
  S <- diag(apply(replace(y, missing, NA), 2, var, na.rm = TRUE), visits)
  groups <- Filter(function(i) !all(missing[i[1], ]), split(seq_len(nrow(y)), missing %*% 2^(1:visits)))
  zz <- lapply(groups, function(i) crossprod(z[i, , drop = FALSE]))
  zy <- lapply(groups, function(i) crossprod(z[i, , drop = FALSE], y[i, , drop = FALSE]))
  for (step in 1:1000) {
    W <- lapply(groups, function(i) { # inverse covariance of the visits seen
      seen <- !missing[i[1], ]; w <- matrix(0, visits, visits); w[seen, seen] <- solve(S[seen, seen]); w
    })
    C <- solve(Reduce(\`+\`, Map(\`%x%\`, W, zz))) # covariance of the coefficients, visit by visit
    B <- matrix(C %*% c(Reduce(\`+\`, Map(\`%*%\`, zy, W))), q)
    blocks <- matrix(aperm(array(C, c(q, visits, q, visits)), c(1, 3, 2, 4)), q * q)
    total <- 0
    for (p in seq_along(groups)) {
      i <- groups[[p]]; w <- W[[p]]; r <- y[i, , drop = FALSE] - z[i, , drop = FALSE] %*% B
      squares <- crossprod(r) + colSums(blocks * c(zz[[p]])) # with what is not known of the means
      total <- total + length(i) * (S - S %*% w %*% S) + S %*% w %*% squares %*% w %*% S
    }
    new <- total / length(unlist(groups)); change <- max(abs(new - S)) / max(S); S <- new
    if (change < tolerance) break
  }
  list(coefficients = B, se = matrix(sqrt(diag(C)), q), converged = change < tolerance)
}`;
