#!/usr/bin/env python3
"""Trains one LSTM on the characters of a text for some minutes and prints its loss on the last tenth.

usage: pytorch_tuned.py TEXT --minutes 2 [--bf16]

A recipe that was tuned by hand for tinyshakespeare: one layer of 512 units, embedding 64, 32 sequences of
64 steps, AdamW at 0.008 with beta2 0.99, a warm-up of 100 steps and then down to 0 in a straight line,
orthogonal recurrent weights, forget bias 1, dropout 0.1 before the output. Prints steps, characters a
second, and the loss in nats a character.
"""
import argparse
import time

import torch
from torch import nn

HIDDEN, EMBED, BATCH, STEPS = 512, 64, 32, 64
WARM_UP = 100
MOST_VALIDATION = 1_000_000


class Model(nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, EMBED)
        self.rnn = nn.LSTM(EMBED, HIDDEN)
        self.dropout = nn.Dropout(0.1)
        self.output = nn.Linear(HIDDEN, vocabulary)
        nn.init.zeros_(self.rnn.bias_ih_l0)
        nn.init.zeros_(self.rnn.bias_hh_l0)
        for gate in range(4):
            nn.init.orthogonal_(self.rnn.weight_hh_l0.data[gate * HIDDEN : (gate + 1) * HIDDEN])
        self.rnn.bias_ih_l0.data[HIDDEN : 2 * HIDDEN] = 1

    def forward(self, ids, targets, state):
        hidden, state = self.rnn(self.embedding(ids), state)
        logits = self.output(self.dropout(hidden)).flatten(0, 1).float()
        return nn.functional.cross_entropy(logits, targets.flatten()), tuple(s.detach() for s in state)


def streams(ids, count):
    length = len(ids) // count
    return ids[: length * count].view(count, length).t().contiguous()


def validation_loss(model, ids):
    model.eval()
    data, state, losses = streams(ids, BATCH), None, []
    with torch.inference_mode():
        for at in range(0, len(data) - 1, STEPS):
            targets = data[at + 1 : at + 1 + STEPS]
            loss, state = model(data[at : at + len(targets)], targets, state)
            losses.append((loss.item(), len(targets)))
    return sum(loss * n for loss, n in losses) / sum(n for _, n in losses)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("text")
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--bf16", action="store_true")
    options = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(2)
    with open(options.text, encoding="utf-8", newline="") as file:
        text = file.read()
    vocabulary = {symbol: i for i, symbol in enumerate(sorted(set(text)))}
    ids = torch.tensor([vocabulary[symbol] for symbol in text])
    validation = min(len(ids) // 10, MOST_VALIDATION)
    data = streams(ids[:-validation], BATCH)
    model = Model(len(vocabulary))
    optimizer = torch.optim.AdamW(model.parameters(), 0.008, (0.9, 0.99), fused=True)
    state, at, step, start, done = None, 0, 0, time.monotonic(), 0
    while done < 1:
        for group in optimizer.param_groups:
            group["lr"] = 0.008 * min((step + 1) / WARM_UP, 1 - done)
        if at + STEPS >= len(data):
            state, at = None, 0
        with torch.autocast("cpu", torch.bfloat16, enabled=options.bf16):
            loss, state = model(data[at : at + STEPS], data[at + 1 : at + 1 + STEPS], state)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        at, step = at + STEPS, step + 1
        done = (time.monotonic() - start) / (60 * options.minutes)
    speed = step * STEPS * BATCH / (time.monotonic() - start)
    print(f"{step} {speed:.0f} {validation_loss(model, ids[-validation:]):.4f}")


if __name__ == "__main__":
    main()
