#!/usr/bin/env python3
"""Training speed of PyTorch's packed sequences: a bidirectional LSTM that classifies texts of unequal lengths.

Prints sequences per second over the second half of the steps: forward over a packed batch, the largest
value of each unit over all steps, backward, gradient clipping and fused AdamW. Batches hold texts of similar
lengths, in random order. Called by compare_sequences.py.
"""
import argparse
import random
import time

import torch
from torch import nn
from torch.nn.utils import rnn

POOL = 50


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("examples")
    for name, value in (("layers", 2), ("hidden", 256), ("embed", 100), ("batch", 32), ("steps", 200),
                        ("threads", 2)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--dropout", type=float, default=0.5)
    parser.add_argument("--bf16", action="store_true", help="compute in bfloat16 where PyTorch would")
    return parser.parse_args()


def read(path):
    """The numbers of the words and of the label of each example, and how many there are of both."""
    words, labels, examples = {}, {}, []
    with open(path, encoding="utf-8") as file:
        for line in file:
            label, text = line.rstrip("\n").split("\t")
            ids = [words.setdefault(word, len(words) + 1) for word in text.split()]
            examples.append((torch.tensor(ids), labels.setdefault(label, len(labels))))
    return examples, len(words) + 1, len(labels)


def batches(examples, size):
    """Batches without end: pools of examples in random order, sorted by length."""
    while True:
        random.shuffle(examples)
        for at in range(0, len(examples), size * POOL):
            pool = sorted(examples[at : at + size * POOL], key=lambda example: -len(example[0]))
            cut = [pool[i : i + size] for i in range(0, len(pool) - size + 1, size)]
            random.shuffle(cut)
            yield from cut


class Classifier(nn.Module):
    def __init__(self, options, words, labels):
        super().__init__()
        self.embedding = nn.Embedding(words, options.embed, padding_idx=0)
        self.lstm = nn.LSTM(options.embed, options.hidden, options.layers, dropout=options.dropout,
                            bidirectional=True, batch_first=True)
        self.dropout = nn.Dropout(options.dropout)
        self.output = nn.Linear(2 * options.hidden, labels)

    def forward(self, ids, lengths):
        vectors = self.dropout(self.embedding(ids))
        packed, _ = self.lstm(rnn.pack_padded_sequence(vectors, lengths, batch_first=True))
        hidden, _ = rnn.pad_packed_sequence(packed, batch_first=True, padding_value=float("-inf"))
        return self.output(self.dropout(hidden.max(dim=1).values))


def main():
    options = parse()
    torch.manual_seed(1)
    random.seed(1)
    torch.set_num_threads(options.threads)
    examples, words, labels = read(options.examples)
    model = Classifier(options, words, labels)
    optimizer = torch.optim.AdamW(model.parameters(), 2e-3, fused=True)
    seconds = []
    source = batches(examples, options.batch)
    for _ in range(options.steps):
        start = time.perf_counter()
        batch = next(source)
        ids = rnn.pad_sequence([ids for ids, _ in batch], batch_first=True)
        lengths = torch.tensor([len(ids) for ids, _ in batch])
        with torch.autocast("cpu", torch.bfloat16, enabled=options.bf16):
            logits = model(ids, lengths).float()
        loss = nn.functional.cross_entropy(logits, torch.tensor([label for _, label in batch]))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        seconds.append(time.perf_counter() - start)
    late = seconds[len(seconds) // 2 :]
    print(f"{options.batch * len(late) / sum(late):.1f}")


if __name__ == "__main__":
    main()
