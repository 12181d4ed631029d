"""What the measuring scripts share: options, running commands, timing them, and words to fill a vocabulary."""
import argparse
import csv
import os
import random
import statistics
import subprocess
import time


def parser(description):
    """A parser of what all of them are told: the text, the program, how often to measure."""
    result = argparse.ArgumentParser(description=description.split("\n")[0])
    result.add_argument("text")
    result.add_argument("--jar", default="target/elman.jar")
    result.add_argument("--java", default="java")
    result.add_argument("--runs", type=int, default=5)
    return result


def run(command, out=subprocess.DEVNULL):
    """Runs a command to its end; returns its seconds and its peak memory in megabytes."""
    start = time.perf_counter()
    process = subprocess.Popen([str(word) for word in command], stdout=out)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def column(log, name):
    """What a training log has in a column, as numbers, where there is something."""
    with open(log, encoding="utf-8") as file:
        return [float(row[name]) for row in csv.DictReader(file, delimiter="\t") if row[name]]


def training_rate(log):
    """The median speed over the second half of the steps in a training log."""
    rates = column(log, "tokens_per_second")
    return statistics.median(rates[len(rates) // 2:])


def write_words(path, vocabulary, count):
    """Writes a text of as many words as there are in a vocabulary, their frequencies by Zipf's law."""
    words = [f" w{i}" for i in range(vocabulary)]
    weights = [1 / (i + 10) for i in range(vocabulary)]
    generator = random.Random(1)
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(words + generator.choices(words, weights, k=count - vocabulary)))
