# Writes arima.json: series, models of given orders with their forecasts, and automatic models.
# Needs the packages forecast and jsonlite:  Rscript gen_arima.R > arima.json
suppressMessages(library(forecast))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")

noise <- function(seed, n) { set.seed(seed); rnorm(n) }
arma <- function(e, ar = c(), ma = c()) {
  y <- numeric(length(e))
  for (t in seq_along(e)) {
    y[t] <- e[t]
    for (i in seq_along(ar)) if (t > i) y[t] <- y[t] + ar[i] * y[t - i]
    for (i in seq_along(ma)) if (t > i) y[t] <- y[t] + ma[i] * e[t - i]
  }
  y
}
season <- function(m, years) rep(sin(2 * pi * seq_len(m) / m) + cos(4 * pi * seq_len(m) / m), years)

series <- list(
  air = list(m = 12, y = as.numeric(AirPassengers)),
  logair = list(m = 12, y = log(as.numeric(AirPassengers))),
  level = list(m = 1, y = 20 + arma(noise(1, 120)[21:120], ar = 0.7)),
  trend = list(m = 1, y = cumsum(0.4 + arma(noise(2, 140), ma = 0.5))),
  long = list(m = 1, y = 50 + cumsum(arma(noise(3, 600), ar = c(0.5, -0.3), ma = 0.4))),
  quarters = list(m = 4, y = 10 + 3 * season(4, 14) + cumsum(0.3 * noise(4, 56))),
  hours = list(m = 24, y = 100 + 8 * season(24, 25) + arma(noise(5, 600), ar = c(0.6, 0.2))),
  few = list(m = 1, y = 5 + arma(noise(6, 14), ar = 0.5))
)
for (s in names(series)) series[[s]]$y <- signif(series[[s]]$y, 8)

orders <- list(
  list("air", c(2, 1, 1), c(0, 1, 0), FALSE), list("air", c(1, 1, 0), c(0, 1, 1), FALSE),
  list("logair", c(0, 1, 1), c(0, 1, 1), FALSE), list("logair", c(2, 0, 1), c(1, 1, 1), TRUE),
  list("level", c(1, 0, 0), c(0, 0, 0), TRUE), list("level", c(2, 0, 2), c(0, 0, 0), TRUE),
  list("trend", c(0, 1, 1), c(0, 0, 0), TRUE), list("trend", c(1, 2, 1), c(0, 0, 0), FALSE),
  list("long", c(2, 1, 1), c(0, 0, 0), FALSE), list("long", c(3, 0, 0), c(0, 0, 0), TRUE),
  list("quarters", c(1, 0, 0), c(0, 1, 1), TRUE), list("quarters", c(0, 1, 1), c(1, 0, 1), FALSE),
  list("hours", c(1, 0, 1), c(2, 1, 0), FALSE), list("hours", c(2, 0, 0), c(0, 1, 1), FALSE),
  list("few", c(1, 0, 0), c(0, 0, 0), TRUE)
)

given <- lapply(orders, function(o) {
  s <- series[[o[[1]]]]
  x <- ts(s$y, frequency = s$m)
  D <- o[[3]][2] + o[[2]][2]
  f <- Arima(x, order = o[[2]], seasonal = o[[3]], include.constant = o[[4]],
             method = "CSS-ML", optim.control = list(reltol = 1e-12, maxit = 1000))
  p <- forecast(f, h = 15, level = c(80, 95))
  list(series = o[[1]], order = c(o[[2]], o[[3]], s$m, as.integer(o[[4]])),
       loglik = f$loglik, aicc = f$aicc, mean = as.numeric(p$mean),
       lower80 = as.numeric(p$lower[, 1]), upper80 = as.numeric(p$upper[, 1]),
       lower95 = as.numeric(p$lower[, 2]), upper95 = as.numeric(p$upper[, 2]))
})
automatic <- lapply(names(series), function(n) {
  s <- series[[n]]
  x <- ts(s$y, frequency = s$m)
  f <- auto.arima(x)
  strength <- if (s$m > 1) forecast:::seas.heuristic(x) else 0
  list(series = n, text = sub(" *$", "", forecast:::arima.string(f)), aicc = f$aicc,
       d = arimaorder(f)[["d"]], strength = as.numeric(strength))
})
cat(jsonlite::toJSON(list(series = series, given = given, automatic = automatic),
                     auto_unbox = TRUE, digits = I(9), pretty = FALSE), "\n")
