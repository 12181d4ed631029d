#!/usr/bin/env python3
"""Measures what elman costs besides training steps: its start, scoring, threads, and the length of the text.

usage: measure_running.py TEXT [--jar target/elman.jar] [--java java] [--runs 5]

Prints medians: seconds from the cold start to the first character of a 2x512 model; characters scored a
second from 10 MB with a 1x128 model; the speed of one and two threads at 2x512; time and memory of training
on texts of growing length in a heap of 1 GB.
"""
import os
import statistics
import subprocess
import tempfile
import time

import harness


def first_character(command):
    start = time.perf_counter()
    with subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE) as process:
        os.read(process.stdout.fileno(), 1)
        elapsed = time.perf_counter() - start
        process.kill()
    return elapsed


def repeat(text, path, size):
    with open(text, "rb") as file:
        content = file.read()
    with open(path, "wb") as file:
        while file.tell() < size:
            file.write(content[: size - file.tell()])


def main():
    parser = harness.parser(__doc__)
    options = parser.parse_args()
    elman = [options.java, "-jar", options.jar]
    small = [options.java, "-Xmx1g", "-jar", options.jar]

    def median(figures):
        return statistics.median(figures() for _ in range(options.runs))

    with tempfile.TemporaryDirectory() as folder:
        def train(command, text, model, *more):
            return harness.run(command + ["train-lm", text, "-o", f"{folder}/{model}", "--quiet",
                                          "--dropout", 0, *more])

        shape = ["--layers", 2, "--hidden", 512]
        train(elman, options.text, "large", *shape, "--steps", 2)
        train(elman, options.text, "little", "--layers", 1, "--hidden", 128, "--steps", 50)
        start = median(lambda: first_character(elman + ["sample", f"{folder}/large"]))
        print(f"first character of a 2x512 model: {start:.2f} s", flush=True)

        text = f"{folder}/text"
        repeat(options.text, text, 10_000_000)
        seconds = median(lambda: harness.run(elman + ["score", f"{folder}/little", text, "--quiet"])[0])
        print(f"score of 10 MB, 1x128: {10e6 / seconds:.0f} characters a second", flush=True)

        log = f"{folder}/log"
        rates = {1: [], 2: []}
        for _ in range(options.runs):
            for threads, figures in rates.items():
                train(elman, options.text, "large", *shape, "--batch", 64, "--steps", 20, "--eval-every", 10 ** 9,
                      "--threads", threads, "--log", log)
                figures.append(harness.training_rate(log))
        one, two = (statistics.median(figures) for figures in rates.values())
        print(f"2x512, two threads over one: {two:.0f} / {one:.0f} = {two / one:.2f}", flush=True)

        for size in (2_000_000, 20_000_000, 200_000_000, 2_000_000_000):
            repeat(options.text, text, size)
            seconds, memory = train(small, text, "large", "--hidden", 128, "--batch", 64, "--steps", 300,
                                    "--eval-every", 10 ** 9, "--log", log)
            print(f"{size / 1e6:6.0f} MB of text, heap 1 GB: {harness.training_rate(log):.0f} tokens a second, "
                  f"{seconds:.1f} s for all, peak {memory:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
