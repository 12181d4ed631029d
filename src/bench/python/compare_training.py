#!/usr/bin/env python3
"""Trains the same networks with elman and with PyTorch, in turn, and prints speed and memory side by side.

usage: compare_training.py TEXT [--jar target/elman.jar] [--java java] [--runs 5] [--threads 2] [--only NAME]

Needs PyTorch (pip install torch). The figures are tokens per second over the second half of a run's steps,
and the peak of resident memory; the table gives the median of the runs, and the median and the extremes
of the ratios pair by pair. PyTorch's threads spin, so nothing else may run beside.
"""
import math
import pathlib
import statistics
import subprocess
import sys
import tempfile

import harness

# name, cell, layers, hidden, batch, bptt, dropout, steps
WORK = [
    ("lstm 1x128", "lstm", 1, 128, 64, 64, 0, 800),
    ("lstm 1x128", "lstm", 1, 128, 32, 128, 0, 800),
    ("lstm 2x256", "lstm", 2, 256, 64, 64, 0, 100),
    ("lstm 2x256", "lstm", 2, 256, 32, 128, 0, 100),
    ("lstm 2x512", "lstm", 2, 512, 64, 64, 0, 40),
    ("lstm 2x512", "lstm", 2, 512, 32, 128, 0, 40),
    ("lstm 3x512 dropout", "lstm", 3, 512, 64, 64, 0.2, 30),
    ("gru 2x512", "gru", 2, 512, 64, 64, 0, 50),
    ("elman 2x512", "elman", 2, 512, 64, 64, 0, 120),
    ("words lstm 2x512", "lstm", 2, 512, 32, 64, 0, 30),
]
VOCABULARY = 10_000


def arguments(work, text, threads):
    name, cell, layers, hidden, batch, bptt, dropout, steps = work
    embed = 256 if name.startswith("words") else 64
    return [text, "--cell", cell, "--layers", layers, "--hidden", hidden, "--embed", embed, "--batch", batch,
            "--bptt", bptt, "--dropout", dropout, "--steps", steps, "--threads", threads]


def elman(options, work, text, folder):
    log = pathlib.Path(folder, "log.tsv")
    command = [options.java, "-jar", options.jar, "train-lm", *arguments(work, text, options.threads),
               "-o", f"{folder}/m.elman", "--eval-every", 10 ** 9, "--valid", 0.01, "--quiet", "--log", log,
               "--optimizer", "adam", "--tokenizer", "words" if work[0].startswith("words") else "chars",
               "--min-count", 1]
    _, memory = harness.run(command)
    return harness.training_rate(log), memory


def pytorch(options, work, text, folder, *more):
    script = pathlib.Path(__file__).with_name("pytorch_lm.py")
    words = ["--words"] if work[0].startswith("words") else []
    with open(f"{folder}/out", "w+b") as out:
        command = [sys.executable, script, *arguments(work, text, options.threads), *words, *more]
        _, memory = harness.run(command, out)
        out.seek(0)
        return float(out.read()), memory


def compare(options, work, text, folder):
    ours, theirs, bf16 = [], [], []
    for _ in range(options.runs):
        ours.append(elman(options, work, text, folder))
        theirs.append(pytorch(options, work, text, folder))
        bf16.append(pytorch(options, work, text, folder, "--bf16"))
    ratios = sorted(a[0] / b[0] for a, b in zip(ours, theirs))
    speeds = [statistics.median(rate for rate, _ in side) for side in (ours, theirs, bf16)]
    memory = [statistics.median(peak for _, peak in side) for side in (ours, theirs)]
    name = f"{work[0]}, {work[4]} x {work[5]}"
    print(f"{name:28}{speeds[0]:10.0f}{speeds[1]:10.0f}{statistics.median(ratios):7.2f}"
          f"   ({ratios[0]:.2f} to {ratios[-1]:.2f}){speeds[2]:10.0f}{memory[0]:8.0f}{memory[1]:8.0f}",
          flush=True)
    return statistics.median(ratios)


def main():
    parser = harness.parser(__doc__)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", default="", help="work whose name begins so")
    options = parser.parse_args()
    print(f"median of {options.runs} {'elman':>20}{'PyTorch':>10}{'ratio':>7}{'':18}{'bf16':>8}{'MB':>8}{'MB':>8}",
          flush=True)
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        words = f"{folder}/words.txt"
        harness.write_words(words, VOCABULARY, 400_000)
        for work in WORK:
            if work[0].startswith(options.only):
                text = words if work[0].startswith("words") else options.text
                ratios.append(compare(options, work, text, folder))
    print(f"geometric mean of the ratios: {math.exp(statistics.mean(map(math.log, ratios))):.2f}")


if __name__ == "__main__":
    main()
