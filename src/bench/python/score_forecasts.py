"""Scores `elman forecast` by M4's definitions: sMAPE, MASE, OWA against Naive2, MSIS and coverage.

    python3 score_forecasts.py elman.jar TRAIN.csv TEST.csv --period 24 --method auto,stlm,theta
    python3 score_forecasts.py elman.jar TRAIN.csv --holdout 13 --period 1 --method auto

Tables are long: unique_id,ds,y, compressed with gzip or not. With --holdout the last values of TRAIN
are cut off and judged instead of TEST. Everything behind `--` is given to `elman forecast`. Each
method is a process of its own; times are of whole processes.
"""

import argparse
import csv
import gzip
import io
import statistics
import subprocess
import sys
import time


def read(path):
    opener = gzip.open if path.endswith(".gz") else open
    series = {}
    with opener(path, "rt", newline="") as lines:
        for row in csv.DictReader(lines):
            series.setdefault(row["unique_id"], []).append((row["ds"], float(row["y"])))
    return series


def table(series):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["unique_id", "ds", "y"])
    for name, rows in series.items():
        for ds, y in rows:
            writer.writerow([name, ds, repr(y)])
    return out.getvalue().encode()


def forecast(jar, data, method, horizon, more):
    command = ["java", "-jar", jar, "forecast", "--method", method, "--horizon", str(horizon)]
    start = time.time()
    run = subprocess.run(command + more, input=data, capture_output=True)
    seconds = time.time() - start
    if run.returncode != 0:
        sys.exit(run.stderr.decode())
    result = {}
    for row in csv.DictReader(io.StringIO(run.stdout.decode())):
        values = [float(row[key]) for key in ("forecast", "lower_95", "upper_95")]
        result.setdefault(row["unique_id"], []).append(values)
    return result, seconds, run.stderr.decode().strip().splitlines()


def score(train, test, forecasts, period):
    rows = []
    for name, actual in test.items():
        past = [y for _, y in train[name]]
        steps = [abs(b - a) for a, b in zip(past, past[period:])]
        scale = sum(steps) / len(steps)
        smape = mase = msis = inside = 0.0
        for (_, y), (f, low, high) in zip(actual, forecasts[name], strict=True):
            size = abs(y) + abs(f)
            smape += 200 * abs(y - f) / size if size else 0
            mase += abs(y - f) / scale
            outside = max(0, low - y) + max(0, y - high)
            msis += (high - low + 40 * outside) / scale
            inside += low <= y <= high
        rows.append([x / len(actual) for x in (smape, mase, msis, inside)])
    return [statistics.mean(column) for column in zip(*rows)]


def main():
    split = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("jar")
    parser.add_argument("train")
    parser.add_argument("test", nargs="?")
    parser.add_argument("--holdout", type=int)
    parser.add_argument("--period", type=int, required=True, help="of MASE and of Naive2")
    parser.add_argument("--method", default="auto")
    arguments = parser.parse_args(sys.argv[1:split])
    train = read(arguments.train)
    if arguments.holdout:
        test = {name: rows[-arguments.holdout :] for name, rows in train.items()}
        train = {name: rows[: -arguments.holdout] for name, rows in train.items()}
    else:
        test = read(arguments.test)
    horizon = len(next(iter(test.values())))
    data = table(train)
    reference = None
    print("method\tsMAPE\tMASE\tOWA\tMSIS\tcoverage\tseconds")
    for method in ["naive2", *arguments.method.split(",")]:
        forecasts, seconds, said = forecast(
            arguments.jar, data, method, horizon, sys.argv[split + 1 :]
        )
        smape, mase, msis, coverage = score(train, test, forecasts, arguments.period)
        reference = reference or (smape, mase)
        owa = (smape / reference[0] + mase / reference[1]) / 2
        print(
            f"{method}\t{smape:.3f}\t{mase:.3f}\t{owa:.3f}\t{msis:.2f}\t{coverage:.3f}\t{seconds:.1f}",
            flush=True,
        )
        print("\n".join(said), file=sys.stderr)


main()
