#!/usr/bin/env python3
"""Samples one stream from the same LSTM with elman and with PyTorch's nn.LSTM, in turn.

usage: compare_sampling.py TEXT [--hidden 512] [--layers 2] [--jar target/elman.jar] [--java java] [--runs 5]

Needs PyTorch (pip install torch safetensors). Prints characters per second, elman's from the difference
between a long and a short run of the whole command, so without its start, and the time from its cold
start to the first character.
"""
import argparse
import statistics
import subprocess
import tempfile
import time

import torch
from safetensors.torch import load_file
from torch import nn

SHORT, LONG, PYTORCH = 2000, 22000, 1000


def run(command):
    start = time.perf_counter()
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def first_character(command):
    start = time.perf_counter()
    with subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE) as process:
        process.stdout.read(1)
        elapsed = time.perf_counter() - start
        process.stdout.read()
    return elapsed


def pytorch(path, layers, hidden):
    tensors = load_file(path)
    vocabulary, embed = tensors["embedding.weight"].shape
    embedding = nn.Embedding(vocabulary, embed)
    rnn = nn.LSTM(embed, hidden, layers)
    output = nn.Linear(hidden, vocabulary)
    embedding.load_state_dict({"weight": tensors["embedding.weight"]})
    rnn.load_state_dict({k[4:]: v for k, v in tensors.items() if k.startswith("rnn.")})
    output.load_state_dict({"weight": tensors["output.weight"], "bias": tensors["output.bias"]})
    state, symbol = None, torch.tensor([[1]])
    with torch.inference_mode():
        for step in range(PYTORCH + 100):
            if step == 100:
                start = time.perf_counter()
            h, state = rnn(embedding(symbol), state)
            p = torch.softmax(output(h[0, 0]) / 0.8, 0)
            symbol = torch.multinomial(p, 1).view(1, 1)
    return PYTORCH / (time.perf_counter() - start)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("text")
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--hidden", type=int, default=512)
    parser.add_argument("--jar", default="target/elman.jar")
    parser.add_argument("--java", default="java")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    torch.set_num_threads(2)
    elman = [options.java, "-jar", options.jar]
    with tempfile.TemporaryDirectory() as folder:
        model = f"{folder}/m.elman"
        run(elman + ["train-lm", options.text, "-o", model, "--cell", "lstm", "--layers", options.layers,
                     "--hidden", options.hidden, "--embed", 64, "--steps", 5, "--quiet"])
        ours, theirs, starts = [], [], []
        for seed in range(options.runs):
            sample = elman + ["sample", model, "--seed", seed, "--length"]
            seconds = run(sample + [LONG]) - run(sample + [SHORT])
            ours.append((LONG - SHORT) / seconds)
            theirs.append(pytorch(model, options.layers, options.hidden))
            starts.append(first_character(sample + [1]))
    print(f"LSTM {options.layers}x{options.hidden}, one stream, median of {options.runs}: "
          f"elman {statistics.median(ours):.0f} characters a second, "
          f"PyTorch nn.LSTM {statistics.median(theirs):.0f}; "
          f"elman's first character after {statistics.median(starts):.2f} s")


if __name__ == "__main__":
    main()
