# Multiple imputation of two small trials by data augmentation in base R, as a check of src/analyze/multipleImputation.ts.
# R 4.2.2, no packages but jsonlite for writing. Run from the project's root:
#   Rscript test/analyze/imputation.R > test/analyze/imputation.json
# Textbook data augmentation (Schafer 1997, section 5.4): all missing values are drawn given parameters by matrix
# algebra, then Sigma from an inverse Wishart distribution on N - q degrees of freedom and the means given Sigma, the
# prior being |Sigma|^-(T+1)/2. The program under test draws only what breaks a monotone pattern, and by regressions.
# estimate, within, between: mean and variances of the treatment estimate over the imputed data sets, with
# Monte Carlo standard errors by 50 batches.
set.seed(20221118)

trial <- function(n, T, baseline, gaps) {
  arm <- rep(0:1, length.out = n) # 0 = experimental
  x <- if (baseline) round(rnorm(n, 20, 4), 2) else NULL
  L <- chol(outer(1:T, 1:T, function(i, j) 0.7^abs(i - j)) * 9)
  y <- round(matrix(rnorm(n * T), n) %*% L + outer(ifelse(arm == 0, -1, 0), 1:T) +
    (if (baseline) 0.6 * (x - 20) else 0) + 20, 2)
  stopped <- rep(T, n)
  for (i in 1:n) for (j in 2:T) if (stopped[i] == T && runif(1) < 0.18) stopped[i] <- j - 1 # index from 0
  for (i in 1:n) {
    followed <- gaps && runif(1) < 0.3 # off treatment, but seen at the last visit
    if (stopped[i] < T) y[i, (stopped[i] + 1):T] <- ifelse(followed & (stopped[i] + 1):T == T, y[i, T], NA)
    if (gaps) for (j in 1:T) if (runif(1) < 0.08) y[i, j] <- NA
  }
  list(arm = arm, baseline = x, values = y, stopped = stopped)
}

conditional <- function(mean, sigma, y, draw) { # draws y[draw] given all else that is not missing
  o <- setdiff(which(!is.na(y)), draw)
  A <- if (length(o)) sigma[draw, o, drop = FALSE] %*% solve(sigma[o, o, drop = FALSE]) else matrix(0, length(draw), 0)
  V <- sigma[draw, draw, drop = FALSE] - A %*% sigma[o, draw, drop = FALSE]
  y[draw] <- mean[draw] + A %*% (y[o] - mean[o]) + t(chol((V + t(V)) / 2)) %*% rnorm(length(draw))
  y
}

estimateOf <- function(y, d) {
  fit <- lm(y ~ cbind(d$arm == 0, d$baseline))
  c(coef(fit)[[2]], vcov(fit)[2, 2])
}

impute <- function(d, method, iterations, thin) {
  y <- d$values; n <- nrow(y); T <- ncol(y)
  Z <- cbind(1, d$arm == 0, d$baseline); q <- ncol(Z)
  isReference <- method != "multipleImputation"
  fitted <- y
  if (isReference) for (i in 1:n) if (d$arm[i] == 0 && d$stopped[i] < T) fitted[i, (d$stopped[i] + 1):T] <- NA
  full <- fitted
  for (j in 1:T) full[is.na(full[, j]), j] <- mean(fitted[, j], na.rm = TRUE)
  out <- matrix(NA, iterations / thin, 2); kept <- 0
  ZZ <- solve(crossprod(Z)); LZ <- t(chol(ZZ))
  for (k in -500:iterations) {
    B <- ZZ %*% crossprod(Z, full); S <- crossprod(full - Z %*% B)
    sigma <- solve(rWishart(1, n - q, solve(S))[, , 1])
    B <- B + LZ %*% matrix(rnorm(q * T), q) %*% chol(sigma)
    M <- Z %*% B
    for (i in which(rowSums(is.na(fitted)) > 0)) full[i, ] <- conditional(M[i, ], sigma, fitted[i, ], which(is.na(fitted[i, ])))
    if (k < 1 || k %% thin != 0) next
    done <- full
    if (isReference) for (i in which(d$arm == 0 & d$stopped < T)) {
      s <- d$stopped[i] + 1; off <- s:T; gap <- B[2, ]
      row <- y[i, ]; before <- seq_len(s - 1); row[before] <- full[i, before]
      own <- M[i, ]; reference <- own - gap
      mean <- switch(method, copyReference = reference,
        jumpToReference = c(own[before], reference[off]),
        copyIncrements = c(own[before], reference[off] + if (s > 1) gap[s - 1] else 0))
      draw <- off[is.na(row[off])]
      if (length(draw)) row <- conditional(mean, sigma, row, draw)
      done[i, ] <- row
    }
    kept <- kept + 1; out[kept, ] <- estimateOf(done[, T], d)
  }
  batch <- rep(1:50, each = nrow(out) / 50)
  error <- function(f) sd(tapply(seq_len(nrow(out)), batch, function(r) f(out[r, ]))) / sqrt(50)
  statistics <- list(estimate = function(o) mean(o[, 1]), within = function(o) mean(o[, 2]), between = function(o) var(o[, 1]))
  lapply(statistics, function(f) c(f(out), error(f)))
}

methods <- c("multipleImputation", "jumpToReference", "copyReference", "copyIncrements")
trials <- list(monotone = trial(24, 3, TRUE, FALSE), intermittent = trial(30, 4, FALSE, TRUE))
out <- lapply(names(trials), function(name) {
  d <- trials[[name]]
  expected <- sapply(methods, function(method) impute(d, method, 15000, 3), simplify = FALSE)
  list(name = name, visits = ncol(d$values), arm = d$arm, baseline = if (is.null(d$baseline)) NA else d$baseline, stopped = d$stopped,
    values = as.vector(t(d$values)), expected = expected)
})
cat(jsonlite::toJSON(out, digits = 8, auto_unbox = TRUE, pretty = TRUE, na = "null"))
