#!/usr/bin/env python3
"""Gives elman, with no option but the time, and a tuned PyTorch recipe the same minutes for the same texts.

usage: compare_quality.py TEXT... [--minutes 2] [--jar target/elman.jar] [--java java]

Prints, for each text, validation losses in nats a character: elman's, and that of pytorch_tuned.py in
bfloat16, its best.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

import harness


def elman(options, text, folder):
    log = pathlib.Path(folder, "log.tsv")
    harness.run([options.java, "-jar", options.jar, "train-lm", text, "--minutes", options.minutes,
                 "--quiet", "--log", log, "-o", f"{folder}/m.elman"])
    losses = harness.column(log, "valid_loss")
    return f"{min(losses):8.4f} ({len(harness.column(log, 'step'))} steps)"


def pytorch(options, text):
    script = pathlib.Path(__file__).with_name("pytorch_tuned.py")
    command = [sys.executable, script, text, "--minutes", options.minutes, "--bf16"]
    answer = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True)
    steps, _, loss = answer.stdout.split()
    return f"{loss:>8} ({steps} steps)"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--jar", default="target/elman.jar")
    parser.add_argument("--java", default="java")
    options = parser.parse_args()
    print(f"{'':24}{'elman':>20}{'PyTorch':>22}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for text in options.texts:
            figures = elman(options, text, folder), pytorch(options, text)
            print(f"{pathlib.Path(text).name:24}{figures[0]:>20}{figures[1]:>22}", flush=True)


if __name__ == "__main__":
    main()
