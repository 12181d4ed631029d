#!/usr/bin/env python3
"""Samples one stream from the same LSTMs with elman and in four ways of PyTorch and numpy, in turn.

usage: compare_sampling.py TEXT [--jar target/elman.jar] [--java java] [--runs 5]

Needs PyTorch (pip install torch safetensors numpy). Prints characters per second, elman's from the difference
between a long and a short run of the whole command, so without its start: exact, with rounded weights,
and 64 texts together.
"""
import statistics
import tempfile
import time

import numpy
import torch
from safetensors.torch import load_file
from torch import nn

import harness

# layers, hidden, characters of the longer run
WORK = [(1, 128, 200_000), (2, 256, 50_000), (2, 512, 16_000)]
TEMPERATURE = 0.8


class Model:
    """The tensors of a model file, for PyTorch and for numpy."""

    def __init__(self, path, layers, hidden):
        tensors = load_file(path)
        self.layers, self.hidden = layers, hidden
        self.tensors = tensors
        vocabulary, embed = tensors["embedding.weight"].shape
        self.embedding = nn.Embedding(vocabulary, embed)
        self.rnn = nn.LSTM(embed, hidden, layers)
        self.output = nn.Linear(hidden, vocabulary)
        self.embedding.load_state_dict({"weight": tensors["embedding.weight"]})
        self.rnn.load_state_dict({k[4:]: v for k, v in tensors.items() if k.startswith("rnn.")})
        self.output.load_state_dict({"weight": tensors["output.weight"], "bias": tensors["output.bias"]})
        # What each symbol brings to the first layer is looked up, biases are added once.
        weight = [(tensors[f"rnn.weight_ih_l{l}"], tensors[f"rnn.weight_hh_l{l}"]) for l in range(layers)]
        bias = [tensors[f"rnn.bias_ih_l{l}"] + tensors[f"rnn.bias_hh_l{l}"] for l in range(layers)]
        self.table = tensors["embedding.weight"] @ weight[0][0].T + bias[0]
        self.first = weight[0][1].contiguous()
        self.others = [(torch.cat(w, 1).contiguous(), b) for w, b in zip(weight[1:], bias[1:])]


def nn_lstm(model, count):
    state, symbol = None, torch.tensor([[1]])
    for _ in range(count):
        h, state = model.rnn(model.embedding(symbol), state)
        p = torch.softmax(model.output(h[0, 0]) / TEMPERATURE, 0)
        symbol = torch.multinomial(p, 1).view(1, 1)


def nn_lstm_without_onednn(model, count):
    with torch.backends.mkldnn.flags(enabled=False):
        nn_lstm(model, count)


def torch_operations(model, count):
    h = [torch.zeros(model.hidden) for _ in range(model.layers)]
    c = [torch.zeros(model.hidden) for _ in range(model.layers)]
    symbol = 1
    for _ in range(count):
        for l in range(model.layers):
            if l == 0:
                gates = torch.addmv(model.table[symbol], model.first, h[0])
            else:
                weight, bias = model.others[l - 1]
                gates = torch.addmv(bias, weight, torch.cat((h[l - 1], h[l])))
            i, f, g, o = gates.chunk(4)
            c[l] = torch.sigmoid(f) * c[l] + torch.sigmoid(i) * torch.tanh(g)
            h[l] = torch.sigmoid(o) * torch.tanh(c[l])
        p = torch.softmax(model.output(h[-1]) / TEMPERATURE, 0)
        symbol = torch.multinomial(p, 1).item()


def numpy_operations(model, count):
    table, first = model.table.numpy(), model.first.numpy()
    others = [(w.numpy(), b.numpy()) for w, b in model.others]
    weight, bias = (model.tensors[f"output.{name}"].numpy() for name in ("weight", "bias"))
    n = model.hidden
    h = [numpy.zeros(n, numpy.float32) for _ in range(model.layers)]
    c = [numpy.zeros(n, numpy.float32) for _ in range(model.layers)]
    draw = numpy.random.default_rng(1).random
    symbol = 1
    for _ in range(count):
        for l in range(model.layers):
            if l == 0:
                gates = table[symbol] + first @ h[0]
            else:
                gates = others[l - 1][0] @ numpy.concatenate((h[l - 1], h[l])) + others[l - 1][1]
            s = 1 / (1 + numpy.exp(-gates))
            c[l] = s[n:2 * n] * c[l] + s[:n] * numpy.tanh(gates[2 * n:3 * n])
            h[l] = s[3 * n:] * numpy.tanh(c[l])
        logits = (weight @ h[-1] + bias) / TEMPERATURE
        p = numpy.exp(logits - logits.max()).cumsum()
        symbol = min(int(p.searchsorted(draw() * p[-1])), len(p) - 1)


WAYS = [nn_lstm, nn_lstm_without_onednn, torch_operations, numpy_operations]


def rate(way, model, seconds=2.0):
    """Characters a second, of about as many as take that time."""
    with torch.inference_mode():
        way(model, 100)
        start = time.perf_counter()
        way(model, 100)
        count = max(100, int(100 * seconds / (time.perf_counter() - start)))
        start = time.perf_counter()
        way(model, count)
        return count / (time.perf_counter() - start)


def elman(command, model, length, count, *more):
    """Characters a second of all texts together, without the start of the process."""
    length //= 8 if count > 1 else 1
    sample = command + ["sample", model, "--seed", 1, "--count", count, *more, "--length"]
    seconds = harness.run(sample + [length])[0] - harness.run(sample + [length // 4])[0]
    return (length - length // 4) * count / seconds


def main():
    parser = harness.parser(__doc__)
    options = parser.parse_args()
    torch.set_num_threads(2)
    command = [options.java, "-jar", options.jar]
    for layers, hidden, length in WORK:
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/m.elman"
            harness.run(command + ["train-lm", options.text, "-o", path, "--cell", "lstm", "--layers", layers,
                                   "--hidden", hidden, "--embed", 64, "--steps", 5, "--quiet"])
            model = Model(path, layers, hidden)
            runs = {}
            for _ in range(options.runs):
                for way in WAYS:
                    runs.setdefault(way.__name__, []).append(rate(way, model))
                for how in ("f32", "bf16", "int8"):
                    figure = elman(command, path, length, 1, "--weights", how)
                    runs.setdefault(f"elman {how}", []).append(figure)
                runs.setdefault("elman f32, 64 texts", []).append(elman(command, path, length, 64))
        print(f"LSTM {layers}x{hidden}, characters a second, median of {options.runs}:")
        for name, rates in runs.items():
            print(f"  {name:28}{statistics.median(rates):10.0f}   ({min(rates):.0f} to {max(rates):.0f})")
        print(flush=True, end="")


if __name__ == "__main__":
    main()
