#!/usr/bin/env python3
"""Trains the same networks with elman and with PyTorch, in turn, and prints both speeds side by side.

usage: compare_training.py TEXT [--jar target/elman.jar] [--java java] [--runs 5] [--threads 2]

Needs PyTorch (pip install torch). The figures are characters per second over the second half of a run's
steps; the table gives the median of the runs, and the median of the ratios pair by pair.
"""
import argparse
import csv
import pathlib
import statistics
import subprocess
import sys
import tempfile

# cell, layers, hidden, batch, bptt, steps
WORK = [
    ("lstm", 1, 128, 64, 64, 800),
    ("lstm", 2, 256, 64, 64, 100),
    ("lstm", 2, 512, 64, 64, 40),
]


def elman(options, work, folder):
    cell, layers, hidden, batch, bptt, steps = work
    log = pathlib.Path(folder, "log.tsv")
    command = [options.java, "-jar", options.jar, "train-lm", options.text, "-o", f"{folder}/m.elman",
               "--cell", cell, "--layers", layers, "--hidden", hidden, "--embed", 64, "--batch", batch,
               "--bptt", bptt, "--steps", steps, "--eval-every", 10 ** 9, "--valid", 0.01, "--quiet",
               "--optimizer", "adam", "--dropout", 0, "--threads", options.threads, "--log", log]
    subprocess.run([str(word) for word in command], check=True)
    with open(log, encoding="utf-8") as file:
        rates = [float(row["tokens_per_second"]) for row in csv.DictReader(file, delimiter="\t")]
    return statistics.median(rates[len(rates) // 2:])


def pytorch(options, work):
    cell, layers, hidden, batch, bptt, steps = work
    script = pathlib.Path(__file__).with_name("pytorch_lm.py")
    command = [sys.executable, script, options.text, "--cell", cell, "--layers", layers, "--hidden", hidden,
               "--batch", batch, "--bptt", bptt, "--steps", steps, "--threads", options.threads]
    result = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True)
    return float(result.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("text")
    parser.add_argument("--jar", default="target/elman.jar")
    parser.add_argument("--java", default="java")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    print(f"{'work':24}{'elman':>10}{'PyTorch':>10}{'ratio':>8}   (median of {options.runs}; lowest and "
          "highest ratio)", flush=True)
    for work in WORK:
        ours, theirs = [], []
        with tempfile.TemporaryDirectory() as folder:
            for _ in range(options.runs):
                ours.append(elman(options, work, folder))
                theirs.append(pytorch(options, work))
        ratios = sorted(a / b for a, b in zip(ours, theirs))
        cell, layers, hidden, batch, bptt, _ = work
        name = f"{cell} {layers}x{hidden}, {batch} x {bptt}"
        print(f"{name:24}{statistics.median(ours):10.0f}{statistics.median(theirs):10.0f}"
              f"{statistics.median(ratios):8.2f}   ({ratios[0]:.2f} to {ratios[-1]:.2f})", flush=True)


if __name__ == "__main__":
    main()
