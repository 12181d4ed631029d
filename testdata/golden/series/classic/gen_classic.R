# Golden values of the classical methods. Needs R with the package forecast (8.20 was used):
#   Rscript gen_classic.R > expected.json
suppressPackageStartupMessages(library(forecast))
options(digits = 17)

# Box, Jenkins and Reinsel's series G: international airline passengers, thousands a month.
air <- c(112,118,132,129,121,135,148,148,136,119,104,118, 115,126,141,135,125,149,170,170,158,133,114,140,
  145,150,178,163,172,178,199,199,184,162,146,166, 171,180,193,181,183,218,230,242,209,191,172,194,
  196,196,236,235,229,243,264,272,237,211,180,201, 204,188,235,227,234,264,302,293,259,229,203,229,
  242,233,267,269,270,315,364,347,312,274,237,278, 284,277,317,313,318,374,413,405,355,306,271,306,
  315,301,356,348,355,422,465,467,404,347,305,336, 340,318,362,348,363,435,491,505,404,359,310,337,
  360,342,406,396,420,472,548,559,463,407,362,405, 417,391,419,461,472,535,622,606,508,461,390,432)

set.seed(20)
walk <- round(100 + cumsum(rnorm(60, 0.5, 2)), 3)
noise <- round(rnorm(50, 10, 3), 3)
quarters <- round((50 + 0.7 * (1:42)) * rep_len(c(0.8, 1.1, 1.3, 0.8), 42) * exp(rnorm(42, 0, 0.03)), 3)
signed <- round(0.2 * (1:47) + rep_len(c(-6, 2, 5, 3, 4, 0, -8), 47) + rnorm(47), 3)
bend <- round(200 * (1 - exp(-(1:36) / 9)) + rnorm(36, 0, 2), 3)
years <- round(3000 * 1.04^(1:14) + rnorm(14, 0, 60), 1)
sparse <- rpois(80, 3) * rbinom(80, 1, 0.3)

# Simulated from ETS(A,A,N) and ETS(A,Ad,N), so that the least squares are well inside the bounds.
smoothed <- function(n, alpha, beta, phi) {
  level <- 500; trend <- 3; y <- numeric(n)
  for (t in 1:n) {
    e <- rnorm(1, 0, 4)
    y[t] <- level + phi * trend + e
    level <- level + phi * trend + alpha * e
    trend <- phi * trend + beta * e
  }
  round(y, 3)
}
trended <- smoothed(150, 0.5, 0.15, 1)
settling <- smoothed(250, 0.6, 0.35, 0.9)

series <- list(air = list(12, air), walk = list(1, walk), noise = list(4, noise),
  quarters = list(4, quarters), signed = list(7, signed), bend = list(1, bend),
  years = list(1, years), sparse = list(1, sparse),
  trended = list(1, trended), settling = list(1, settling))

list_of <- function(x) paste0("[", paste(format(as.numeric(x), digits = 17, trim = TRUE), collapse = ","), "]")

# A forecast: points, and the quantiles 0.025, 0.1, 0.9, 0.975.
entry <- function(name, f) paste0("\"", name, "\": {\"mean\": ", list_of(f$mean), ", \"quantiles\": [",
  list_of(f$lower[, 2]), ",", list_of(f$lower[, 1]), ",", list_of(f$upper[, 1]), ",", list_of(f$upper[, 2]), "]}")

points <- function(name, x) paste0("\"", name, "\": ", list_of(x))

# The test and the functions of M4's benchmarks, from their published definitions.
m4_seasonal <- function(y, m) {
  if (m == 1 || length(y) < 3 * m) return(FALSE)
  r <- acf(y, lag.max = m, plot = FALSE)$acf[-1]
  abs(r[m]) > 1.645 * sqrt((1 + 2 * sum(r[-m]^2)) / length(y))
}

m4 <- function(y, h) {
  m <- frequency(y)
  type <- if (all(y > 0)) "multiplicative" else "additive"
  rest <- y
  index <- rep(if (all(y > 0)) 1 else 0, h)
  if (m4_seasonal(y, m)) {
    d <- decompose(y, type = type)
    rest <- if (type == "additive") y - d$seasonal else y / d$seasonal
    index <- rep_len(tail(d$seasonal, m), h)
  }
  back <- function(x) if (type == "additive") as.numeric(x) + index else as.numeric(x) * index
  list(naive2 = back(naive(rest, h)$mean),
    comb = back((ses(rest, h)$mean + holt(rest, h)$mean + holt(rest, h, damped = TRUE)$mean) / 3))
}

# The optimised theta model and the dynamic one, from the equations of Fiorucci et al. (2016).
theta_errors <- function(p, y, h, dynamic) {
  n <- length(y)
  fit <- unname(lm(y ~ seq_len(n))$coefficients)
  level <- p[1]; alpha <- p[2]; mean <- 0; A <- 0; B <- 0
  mu <- numeric(n + h)
  for (t in 1:(n + h)) {
    if (!dynamic) { A <- fit[1]; B <- fit[2] }
    mu[t] <- level + (1 - 1 / p[3]) * ((1 - alpha)^(t - 1) * A + (1 - (1 - alpha)^t) / alpha * B)
    if (t > n) y[t] <- mu[t]
    level <- alpha * y[t] + (1 - alpha) * level
    B <- ((t - 2) * B + 6 / t * (y[t] - mean)) / (t + 1)
    if (t == 1) B <- 0
    mean <- ((t - 1) * mean + y[t]) / t
    A <- mean - (t + 1) / 2 * B
  }
  list(squares = sum((y - mu)[3:n]^2), mean = mu[n + 1:h])
}

optimised_theta <- function(y, h, dynamic) {
  objective <- function(p) {
    if (p[2] < 0.1 || p[2] > 0.99 || p[3] < 1) return(1e20)
    theta_errors(p, y, h, dynamic)$squares
  }
  best <- list(value = Inf)
  for (alpha in c(0.15, 0.5, 0.9)) for (theta in c(1.2, 2, 10)) {
    fit <- list(par = c(y[1], alpha, theta))
    for (again in 1:4) fit <- optim(fit$par, objective, control = list(maxit = 5000, reltol = 1e-14))
    if (fit$value < best$value) best <- fit
  }
  theta_errors(best$par, y, h, dynamic)
}

parts <- c()
for (name in names(series)) {
  m <- series[[name]][[1]]
  y <- ts(series[[name]][[2]], frequency = m)
  h <- 18
  entries <- c(points("values", y), paste0("\"period\": ", m),
    entry("naive", naive(y, h)), entry("snaive", snaive(y, h)),
    entry("ses", ses(y, h)), entry("holt", holt(y, h)), entry("damped", holt(y, h, damped = TRUE)))
  if (all(y > 0)) entries <- c(entries, entry("theta", thetaf(y, h)))
  bench <- m4(y, h)
  entries <- c(entries, points("naive2", bench$naive2), points("comb", bench$comb))
  if (m > 1) entries <- c(entries, points("additive", decompose(y, "additive")$figure))
  if (m > 1 && all(y > 0)) entries <- c(entries, points("multiplicative", decompose(y, "multiplicative")$figure))
  if (m > 1) entries <- c(entries, points("seasonal", as.numeric(m4_seasonal(y, m))))
  if (all(y >= 0)) entries <- c(entries, points("croston", croston(y, h)$mean))
  if (name %in% c("walk", "bend", "years", "trended")) for (kind in c("otm", "dotm")) {
    found <- optimised_theta(as.numeric(y), h, kind == "dotm")
    entries <- c(entries, points(kind, found$mean), points(paste0(kind, "_squares"), found$squares))
  }
  for (kind in c("ses", "holt", "damped")) {
    fit <- switch(kind, ses = ses(y, h), holt = holt(y, h), damped = holt(y, h, damped = TRUE))
    entries <- c(entries, points(paste0(kind, "_squares"), sum(residuals(fit)^2)))
  }
  parts <- c(parts, paste0("\"", name, "\": {\n", paste(entries, collapse = ",\n"), "}"))
}
cat("{\n", paste(parts, collapse = ",\n"), "\n}\n", sep = "")
