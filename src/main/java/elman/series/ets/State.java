package elman.series.ets;

/**
 * The parameters of a model and its states at one time.
 *
 * @param alpha weight of the error in the level
 * @param beta in the slope, 0 without a trend
 * @param gamma in the season, 0 without one
 * @param phi what is left of the slope after a step, 1 without damping
 * @param level l
 * @param slope b, 0 without a trend
 * @param season s of the next m steps, empty without a season
 */
record State(
    double alpha,
    double beta,
    double gamma,
    double phi,
    double level,
    double slope,
    double[] season) {}
