# Golden values of STL and MSTL: R 4 with its own stl and mstl of package forecast 8.20.
# Rscript stl.R > stl.json
# Robust series are of odd length: for even ones the program takes for the median of the remainder
# what its partial sort left in the middle, which is not always the median.
suppressPackageStartupMessages({library(forecast); library(jsonlite)})
set.seed(20)
parts <- function(fit) {
  fit <- unclass(fit)
  list(trend = as.numeric(fit[, "Trend"]),
       seasonal = lapply(grep("Seasonal", colnames(fit)), function(i) as.numeric(fit[, i])),
       remainder = as.numeric(fit[, "Remainder"]))
}
one <- function(y, period, window, robust) {
  fit <- stl(ts(y, frequency = period), s.window = window, robust = robust)$time.series
  list(y = y, period = period, window = if (is.numeric(window)) window else 0, robust = robust,
       trend = as.numeric(fit[, "trend"]), seasonal = as.numeric(fit[, "seasonal"]),
       remainder = as.numeric(fit[, "remainder"]))
}
many <- function(y, periods, robust) {
  c(list(y = y, periods = I(periods), robust = robust),
    parts(mstl(msts(y, seasonal.periods = periods), robust = robust)))
}
noise <- function(n) round(cumsum(rnorm(n)) + 5 * rnorm(n), 3)
season <- function(n, period, size) size * sin(2 * pi * seq_len(n) / period)
spiked <- function(y) { y[c(17, 40)] <- y[c(17, 40)] + 60; y }
y12 <- noise(77) + round(season(77, 12, 9), 3)
out <- list(
  stl = list(one(y12, 12, 7, FALSE), one(y12, 12, 13, FALSE), one(y12, 12, "periodic", FALSE),
             one(spiked(y12), 12, 11, TRUE), one(spiked(y12), 12, "periodic", TRUE),
             one(noise(15), 7, 11, FALSE), one(noise(150), 24, 35, FALSE),
             one(noise(21), 2, 21, FALSE)),
  mstl = list(many(y12, 12, FALSE), many(noise(90) + round(season(90, 7, 9), 3), c(7, 30), FALSE),
              many(spiked(noise(90)), c(4, 12, 40), FALSE),
              many(spiked(noise(91)), c(4, 12), TRUE), many(noise(91), c(4, 40), TRUE)))
cat(toJSON(out, digits = 10, auto_unbox = TRUE), "\n", sep = "")
