#!/usr/bin/env python3
"""Trains the same classifier of texts with elman and with PyTorch's packed sequences, in turn.

usage: compare_sequences.py EXAMPLES [--jar target/elman.jar] [--java java] [--runs 5] [--threads 2]

EXAMPLES are lines label<TAB>text, the words between spaces. Needs PyTorch (pip install torch). The figures
are sequences per second over the second half of a run's steps; nothing else may run beside.
"""
import pathlib
import statistics
import subprocess
import sys
import tempfile

import harness


def arguments(options):
    return [options.text, "--layers", 2, "--hidden", 256, "--embed", 100, "--batch", options.batch,
            "--dropout", 0.5, "--steps", options.steps, "--threads", options.threads]


def elman(options, folder):
    log = pathlib.Path(folder, "log.tsv")
    harness.run([options.java, "-jar", options.jar, "train-seq", "--shape", "many-to-one",
                 *arguments(options), "-o", f"{folder}/m.elman", "--eval-every", 10 ** 9, "--quiet", "--log", log])
    rates = harness.column(log, "tokens_per_second")
    return statistics.harmonic_mean(rates[len(rates) // 2:])


def pytorch(options, folder, *more):
    script = pathlib.Path(__file__).with_name("pytorch_classify.py")
    command = [sys.executable, script, *map(str, arguments(options)), *more]
    return float(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def main():
    parser = harness.parser(__doc__)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--steps", type=int, default=400)
    options = parser.parse_args()
    sides = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(options.runs):
            for side, rate in zip(sides, (elman(options, folder), pytorch(options, folder),
                                          pytorch(options, folder, "--bf16"))):
                side.append(rate)
    ratios = sorted(a / b for a, b in zip(sides[0], sides[1]))
    ours, theirs, bf16 = map(statistics.median, sides)
    print(f"BiLSTM 2x256, {options.batch} texts a step, texts a second: elman {ours:.0f}, PyTorch {theirs:.0f}"
          f" (bf16 {bf16:.0f}); ratio {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
