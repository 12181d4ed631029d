# Golden values of exponential smoothing: R 4 with package forecast 8.20.
# Rscript ets.R > ets.json
suppressPackageStartupMessages({library(forecast); library(jsonlite)})
set.seed(21)
one <- function(series, y, model, damped) {
  f <- ets(y, model = model, damped = damped)
  get <- function(name, otherwise) if (is.na(f$par[name])) otherwise else unname(f$par[name])
  ahead <- forecast(f, h = 30, level = 95)
  list(series = series, model = model, damped = damped,
       alpha = get("alpha", 0), beta = get("beta", 0), gamma = get("gamma", 0),
       phi = get("phi", 1), first = as.numeric(f$states[1, ]),
       last = as.numeric(f$states[nrow(f$states), ]),
       criterion = -2 * f$loglik, aicc = f$aicc, variance = f$sigma2,
       mean = as.numeric(ahead$mean),
       deviation = as.numeric(ahead$upper - ahead$mean) / qnorm(0.975))
}
all <- function(series, y, letters) {
  fits <- list()
  for (model in letters) for (damped in c(FALSE, TRUE))
    if (!(damped && substr(model, 2, 2) == "N"))
      fits <- c(fits, list(one(series, y, model, damped)))
  fits
}
plain <- c("ANN", "AAN", "MNN", "MAN")
seasonal <- c(plain, "ANA", "AAA", "MNA", "MAA", "MNM", "MAM")
walk <- ts(round(100 + cumsum(rnorm(70)) + rnorm(70), 3))
quarters <- ts(round((60 + 1:50) * c(1.2, 0.9, 1.1, 0.8, 1.2, 0.9, 1.1, 0.8, 1.2, 0.9)
                     + rnorm(50, 0, 4), 3), frequency = 4)
data <- list(list(name = "airline", y = AirPassengers), list(name = "walk", y = walk),
             list(name = "quarters", y = quarters))
out <- list(
  series = lapply(data, function(d) list(name = d$name, y = as.numeric(d$y),
    period = frequency(d$y), aicc = ets(d$y)$aicc)),
  fits = c(all(0, AirPassengers, seasonal), all(1, walk, plain), all(2, quarters, seasonal)))
cat(toJSON(out, digits = 12, auto_unbox = TRUE), "\n", sep = "")
