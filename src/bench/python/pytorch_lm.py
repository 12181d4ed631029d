#!/usr/bin/env python3
"""Training speed of PyTorch's own recurrent layers on text, one whole step at a time.

Prints the median tokens per second over the second half of the steps: forward, backward, gradient
clipping and fused Adam, with the state carried from chunk to chunk. Called by compare_training.py.
"""
import argparse
import statistics
import time

import torch
from torch import nn

LAYERS = {"lstm": nn.LSTM, "gru": nn.GRU, "elman": nn.RNN}


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("text")
    parser.add_argument("--cell", default="lstm", choices=LAYERS)
    for name, value in (("layers", 2), ("hidden", 256), ("embed", 64), ("batch", 64), ("bptt", 64),
                        ("steps", 40), ("threads", 2)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--words", action="store_true", help="tokens are words, not characters")
    parser.add_argument("--bf16", action="store_true", help="compute in bfloat16 where PyTorch would")
    return parser.parse_args()


def main():
    options = parse()
    torch.manual_seed(1)
    torch.set_num_threads(options.threads)
    with open(options.text, encoding="utf-8", newline="") as file:
        text = file.read()
    tokens = text.split() if options.words else text
    vocabulary = {symbol: i for i, symbol in enumerate(sorted(set(tokens)))}
    ids = torch.tensor([vocabulary[symbol] for symbol in tokens])
    length = len(ids) // options.batch
    streams = ids[: length * options.batch].view(options.batch, length).t().contiguous()

    embedding = nn.Embedding(len(vocabulary), options.embed)
    rnn = LAYERS[options.cell](options.embed, options.hidden, options.layers, dropout=options.dropout)
    dropout = nn.Dropout(options.dropout)
    output = nn.Linear(options.hidden, len(vocabulary))
    params = [p for module in (embedding, rnn, output) for p in module.parameters()]
    optimizer = torch.optim.Adam(params, 2e-3, fused=True)
    state = None
    rates = []
    for step in range(options.steps):
        at = step * options.bptt % (length - options.bptt - 1)
        inputs = streams[at : at + options.bptt]
        targets = streams[at + 1 : at + 1 + options.bptt]
        start = time.perf_counter()
        with torch.autocast("cpu", torch.bfloat16, enabled=options.bf16):
            hidden, state = rnn(embedding(inputs), state)
            logits = output(dropout(hidden)).flatten(0, 1).float()
            loss = nn.functional.cross_entropy(logits, targets.flatten())
        state = tuple(s.detach() for s in state) if options.cell == "lstm" else state.detach()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(params, 1.0)
        optimizer.step()
        rates.append(options.batch * options.bptt / (time.perf_counter() - start))
    print(f"{statistics.median(rates[len(rates) // 2:]):.0f}")


if __name__ == "__main__":
    main()
