#!/usr/bin/env python3
"""Trains word vectors with elman, word2vec.c, pWord2Vec, fastText and gensim, and asks them the same questions.

usage: compare_vectors.py TEXT [--questions FILE] [--pairs FILE] [--jar target/elman.jar] [--java java] [--runs 3]
           [--dim 100] [--epochs 3] [--models skipgram,cbow] [--word2vec PROGRAM] [--pword2vec PROGRAM]
           [--fasttext PROGRAM] [--gensim PYTHON]

A peer that is not named is left out; PYTHON is an interpreter that has gensim. All are told window 5, negative 5,
sample 1e-4, min-count 5 and two threads, and keep their own learning rate. Runs alternate, each with a seed of its
own where there is one; the figures are medians of whole processes: reading, counting, training, writing. With
--questions (as questions-words.txt) and --pairs (as WordSim-353), `elman analogy` judges everybody's vectors.
"""
import statistics
import subprocess
import tempfile

import harness

GENSIM = """
import sys
from gensim.models import Word2Vec
from gensim.models.word2vec import LineSentence
text, out, sg, dim, epochs, seed = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:])
model = Word2Vec(LineSentence(text), vector_size=dim, window=5, negative=5, sample=1e-4, min_count=5, workers=2,
                 sg=sg, alpha=0.025 if sg else 0.05, epochs=epochs, seed=seed)
model.wv.save_word2vec_format(out, binary=True)
"""


def commands(options, model, seed, out):
    """What each program is called with, by its name."""
    skipgram = int(model == "skipgram")
    shared = ["-size", options.dim, "-window", 5, "-negative", 5, "-sample", "1e-4", "-min-count", 5,
              "-threads", 2, "-iter", options.epochs, "-binary", 1]
    result = {"elman": [options.java, "-jar", options.jar, "train-word2vec", options.text, "-o", out, "--model",
                        model, "--dim", options.dim, "--sample", "1e-4", "--epochs", options.epochs,
                        "--threads", 2, "--seed", seed, "-q"]}
    if options.word2vec:
        result["word2vec.c"] = [options.word2vec, "-train", options.text, "-output", out, "-cbow", 1 - skipgram,
                                "-hs", 0, *shared]
    if options.pword2vec and skipgram:
        result["pWord2Vec"] = [options.pword2vec, "-train", options.text, "-output", out, *shared]
    if options.fasttext:
        result["fastText"] = [options.fasttext, model, "-input", options.text, "-output", out, "-maxn", 0, "-dim",
                              options.dim, "-ws", 5, "-neg", 5, "-t", "1e-4", "-minCount", 5, "-thread", 2,
                              "-epoch", options.epochs, "-seed", seed]
    if options.gensim:
        result["gensim"] = [options.gensim, "-c", GENSIM, options.text, out, skipgram, options.dim,
                            options.epochs, seed]
    return result


def asked(options, vectors, *question):
    answer = subprocess.run([options.java, "-jar", options.jar, "analogy", vectors, *question, "--format", "tsv"],
                            check=True, capture_output=True, text=True).stdout
    rows = [line.split("\t") for line in answer.splitlines()]
    return dict(zip(rows[0], rows[-1]))


def main():
    parser = harness.parser(__doc__)
    parser.set_defaults(runs=3)
    parser.add_argument("--questions")
    parser.add_argument("--pairs")
    parser.add_argument("--dim", type=int, default=100)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--models", default="skipgram,cbow")
    for peer in ("word2vec", "pword2vec", "fasttext", "gensim"):
        parser.add_argument("--" + peer)
    options = parser.parse_args()
    # A child is said to have needed what its parent had: this process must not hold the text.
    with open(options.text, "rb") as text:
        words = sum(len(line.split()) for line in text)
    for model in options.models.split(","):
        figures = {}
        with tempfile.TemporaryDirectory() as folder:
            for seed in range(1, options.runs + 1):
                out = f"{folder}/vectors.bin"
                for name, command in commands(options, model, seed, out).items():
                    seconds, memory = harness.run(command)
                    vectors = out + ".vec" if name == "fastText" else out
                    row = [words * options.epochs / seconds / 1e6, seconds, memory]
                    if options.questions:
                        row.append(float(asked(options, vectors, "--evaluate", options.questions)["percent"]))
                    if options.pairs:
                        row.append(float(asked(options, vectors, "--similarity", options.pairs)["spearman"]))
                    figures.setdefault(name, []).append(row)
        print(f"{model}, dim {options.dim}, {options.epochs} epochs, {words / 1e6:.1f} million words, medians of"
              f" {options.runs} (smallest to largest)")
        for name, rows in figures.items():
            columns = list(zip(*rows))
            labels = ["M words/s", "s", "MB"] + ["questions"] * bool(options.questions) + ["pairs"] * bool(options.pairs)
            print(f"{name:12}" + "  ".join(
                f"{statistics.median(c):8.3g} {label} ({min(c):.3g} to {max(c):.3g})"
                for c, label in zip(columns, labels)), flush=True)


if __name__ == "__main__":
    main()
