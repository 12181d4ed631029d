#!/usr/bin/env python3
"""Loads elman's models into PyTorch's own layers and compares the likelihoods of some lines.

usage: check_in_pytorch.py TEXT [--jar target/elman.jar] [--java java]

Needs PyTorch and safetensors (pip install torch safetensors). For each cell that PyTorch has, a small model
is trained for a few steps on TEXT, loaded with safetensors into nn.Embedding, nn.LSTM / nn.GRU / nn.RNN and
nn.Linear, and its lines' log-likelihoods are compared with those that `elman score` prints. Run by hand; the
golden tests cover the same arithmetic in every build.
"""
import argparse
import json
import subprocess
import sys
import tempfile

import torch
from safetensors import safe_open
from torch import nn

LAYERS = {
    "lstm": nn.LSTM,
    "gru": nn.GRU,
    "elman": nn.RNN,
    "irnn": lambda *sizes: nn.RNN(*sizes, nonlinearity="relu"),
}
TOLERANCE = 1e-3


class Model:
    def __init__(self, path):
        with safe_open(path, "pt") as file:
            about = file.metadata()
            tensors = {name: file.get_tensor(name) for name in file.keys()}
        self.vocabulary = json.loads(about["vocabulary"])
        embed, hidden = int(about["embed"]), int(about["hidden"])
        self.embedding = nn.Embedding(len(self.vocabulary), embed)
        self.embedding.load_state_dict({"weight": tensors["embedding.weight"]})
        self.rnn = LAYERS[about["cell"]](embed, hidden, int(about["layers"]))
        self.rnn.load_state_dict({k[4:]: v for k, v in tensors.items() if k.startswith("rnn.")})
        self.output = nn.Linear(hidden, len(self.vocabulary))
        weight = tensors["embedding.weight" if about["tie"] == "true" else "output.weight"]
        self.output.load_state_dict({"weight": weight, "bias": tensors["output.bias"]})

    def log_likelihood(self, line):
        ids = {token: i for i, token in enumerate(self.vocabulary)}
        symbols = torch.tensor([ids.get(c, 0) for c in "\n" + line + "\n"])
        with torch.inference_mode():
            logits = self.output(self.rnn(self.embedding(symbols[:-1]))[0])
            return -nn.functional.cross_entropy(logits, symbols[1:], reduction="sum").item()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("text")
    parser.add_argument("--jar", default="target/elman.jar")
    parser.add_argument("--java", default="java")
    options = parser.parse_args()
    with open(options.text, encoding="utf-8", newline="") as file:
        lines = [line for line in file.read().split("\n")[:2000] if line][:50]
    elman = [options.java, "-jar", options.jar]
    worst = 0.0
    for cell in LAYERS:
        for extra in ([], ["--tie"]):
            with tempfile.TemporaryDirectory() as folder:
                path = f"{folder}/m.elman"
                subprocess.run(elman + ["train-lm", options.text, "-o", path, "--cell", cell, "--layers", "2",
                                        "--hidden", "48", "--embed", "48", "--steps", "60", "--dropout", "0",
                                        "--quiet"] + extra, check=True)
                scored = subprocess.run(elman + ["score", path, "--quiet"], input="\n".join(lines) + "\n",
                                        check=True, capture_output=True, text=True, encoding="utf-8").stdout
                model = Model(path)
                for line, row in zip(lines, scored.split("\n"), strict=False):
                    expected = model.log_likelihood(line)
                    worst = max(worst, abs(float(row.split("\t")[0]) - expected) / max(1, abs(expected)))
        print(f"{cell}: worst relative difference so far {worst:.2g}", flush=True)
    if worst > TOLERANCE:
        sys.exit(f"the models differ by {worst}")


if __name__ == "__main__":
    main()
