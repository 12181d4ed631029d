#!/usr/bin/env python3
"""Learns and applies a 32k byte-level BPE with elman, Hugging Face's tokenizers, tiktoken and SentencePiece.

usage: compare_tokenizing.py TEXT [--jar target/elman.jar] [--java java] [--runs 5]

Needs tokenizers, tiktoken, sentencepiece and numpy from pip. Runs alternate; the figures are medians. elman's
are those of whole processes; MB/s of its encoding are what --stats says, which includes the compiler's
warming up. The ids of all are compared.
"""
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

import numpy
import sentencepiece
import tiktoken
import tiktoken.load
import tokenizers
from tokenizers import decoders, models, pre_tokenizers, trainers

import harness

SIZE = 32_000
GPT2 = r"""'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s"""


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def learn_by_tokenizers(text, path):
    made = tokenizers.Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.train([str(text)], trainers.BpeTrainer(
        vocab_size=SIZE, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False))
    made.save(str(path))


def main():
    options = harness.parser(__doc__).parse_args()
    elman = [options.java, "-jar", options.jar, "tokenize"]
    text = open(options.text, encoding="utf-8", newline="").read()
    size = len(text.encode()) / 1e6
    figures = {}

    def note(name, value):
        figures.setdefault(name, []).append(value)

    with tempfile.TemporaryDirectory() as folder:
        ours, theirs, ranks, ids = (pathlib.Path(folder, name) for name in ("e.json", "h.json", "r", "ids"))
        harness.run([*elman, "--bpe", "--train", ranks, "--format", "tiktoken", "--vocab-size", SIZE, "-q",
                     options.text])
        for _ in range(options.runs):
            note("learn: elman, s", harness.run([*elman, "--bpe", "--train", ours, "--vocab-size", SIZE, "-q",
                                                 options.text])[0])
            note("learn: tokenizers, s", timed(lambda: learn_by_tokenizers(options.text, theirs))[0])
            note("learn: SentencePiece BPE, s", timed(lambda: sentencepiece.SentencePieceTrainer.train(
                input=options.text, model_prefix=f"{folder}/sp", vocab_size=SIZE, model_type="bpe",
                character_coverage=0.9995, num_threads=2, minloglevel=2, max_sentence_length=1 << 20))[0])
            for threads in (1, 2):
                command = [*elman, "--tokenizer", ours, "--format", "u16", "--threads", threads, "--stats",
                           "-o", ids, options.text]
                seconds, answer = timed(lambda c=command: subprocess.run(
                    [str(word) for word in c], check=True, capture_output=True, text=True))
                note(f"encode: elman, {threads} threads, MB/s",
                     float(re.search(r"([\d.]+) MB/s", answer.stderr).group(1)))
                note(f"encode: elman, {threads} threads, whole process, MB/s", size / seconds)
            hugging = tokenizers.Tokenizer.from_file(str(theirs))
            seconds, encoded = timed(lambda: hugging.encode(text))
            note("encode: tokenizers, MB/s", size / seconds)
            tik = tiktoken.Encoding("r", pat_str=GPT2, special_tokens={},
                                    mergeable_ranks=tiktoken.load.load_tiktoken_bpe(str(ranks)))
            note("encode: tiktoken, MB/s", size / timed(lambda: tik.encode_ordinary(text))[0])
            note("decode: elman, whole process, MB/s", size / harness.run(
                [*elman, "--tokenizer", ours, "--format", "u16", "--decode", ids])[0])
            note("decode: tokenizers, MB/s", size / timed(lambda: hugging.decode(encoded.ids))[0])
            for kind in ("--words", "--chars"):
                answer = subprocess.run([*elman, kind, "--format", "u32", "--stats", "-o", f"{folder}/x",
                                         options.text], check=True, capture_output=True, text=True)
                note(f"{kind}: elman, MB/s", float(re.search(r"([\d.]+) MB/s", answer.stderr).group(1)))
        print("same merges and vocabulary:", same(ours, theirs), flush=True)
        print("same ids as tokenizers:", numpy.array_equal(numpy.fromfile(ids, numpy.uint16), encoded.ids))
    print(f"medians of {options.runs}, {size:.0f} MB")
    for name, values in figures.items():
        print(f"{name:50}{statistics.median(values):10.2f}   ({min(values):.2f} to {max(values):.2f})")


def same(ours, theirs):
    a, b = (tokenizers.Tokenizer.from_file(str(path)).to_str() for path in (ours, theirs))
    return a[a.index('"vocab"'):] == b[b.index('"vocab"'):]


if __name__ == "__main__":
    main()
