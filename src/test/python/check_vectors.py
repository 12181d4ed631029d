#!/usr/bin/env python3
"""Reads word vectors that elman wrote with gensim and fastText.

usage: check_vectors.py WRITTEN [GOLDEN]    (GOLDEN: testdata/golden/vectors/vectors.bin)
       check_vectors.py --train TEXT [JAR]  (JAR: target/elman.jar)

WRITTEN are the words and numbers of GOLDEN as elman wrote them: text, binary format or safetensors, known by
the name. They have to be the same as gensim wrote.

With --train vectors are trained on TEXT, the same ones in each format. gensim has to read the same words, the
most frequent first, and the same numbers of all, and fastText has to take the text format to begin with.

Needs gensim 4, for safetensors numpy only, and the program fasttext, which is left out where it is missing. Run
by hand; the golden tests read gensim's files in every build.
"""
import collections
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile

import numpy
from gensim.models import KeyedVectors


def safetensors(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    about = header["vectors"]
    begin, end = about["data_offsets"]
    words = header["__metadata__"]["words"].split("\n")
    return words, numpy.frombuffer(data[begin:end], "<f4").reshape(about["shape"])


def load(path):
    if path.endswith(".safetensors"):
        return safetensors(path)
    vectors = KeyedVectors.load_word2vec_format(path, binary=path.endswith(".bin"))
    return vectors.index_to_key, vectors.vectors


def check_same(words, rows, expected_words, expected):
    if list(words) != list(expected_words):
        sys.exit("the words differ")
    if rows.astype("<f4").tobytes() != expected.astype("<f4").tobytes():
        sys.exit("the numbers differ")


def check_trained(text, jar, folder):
    command = ["java", "-jar", jar, "train-word2vec", text, "--deterministic", "--epochs", "1", "--dim", "50", "--quiet"]
    paths = [os.path.join(folder, "v" + ending) for ending in (".vec", ".bin", ".safetensors")]
    for path in paths:
        subprocess.run(command + ["-o", path], check=True)
    words, rows = load(paths[0])
    for path in paths[1:]:
        check_same(*load(path), words, rows)
    with open(text, "rb") as file:
        counts = collections.Counter(file.read().replace(b"\0", b" ").split())
    found = [counts[word.encode()] for word in words]
    if found != sorted((n for n in counts.values() if n >= 5), reverse=True):
        sys.exit("the words are not those that the text has 5 times, the most frequent first")
    print(f"{len(words)} vectors of {rows.shape[1]} numbers are the same in all formats")
    if shutil.which("fasttext"):
        check_fasttext(text, paths[0], folder, words, rows)


def check_fasttext(text, path, folder, words, rows):
    """At a learning rate of 0 what fastText begins with is what it writes, to its five digits."""
    prefix = os.path.join(folder, "fasttext")
    command = ["fasttext", "skipgram", "-input", text, "-output", prefix, "-pretrainedVectors", path]
    numbers = ["-dim", str(rows.shape[1]), "-lr", "0", "-epoch", "1", "-maxn", "0", "-minCount", "5", "-verbose", "0"]
    subprocess.run(command + numbers, check=True)
    vectors = KeyedVectors.load_word2vec_format(prefix + ".vec")
    shared = [word for word in words if word in vectors]
    if len(shared) < len(words):
        sys.exit(f"fastText has {len(shared)} of {len(words)} words")
    for word, row in zip(words, rows):
        if not numpy.allclose(vectors[word], row, rtol=1e-4, atol=1e-5):
            sys.exit(f"fastText has other numbers for {word}")
    print(f"fastText began with all {len(shared)} vectors")


def main():
    if len(sys.argv) in (3, 4) and sys.argv[1] == "--train":
        with tempfile.TemporaryDirectory() as folder:
            check_trained(sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "target/elman.jar", folder)
        return
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    words, rows = load(sys.argv[1])
    golden_words, golden = load(sys.argv[2] if len(sys.argv) > 2 else "testdata/golden/vectors/vectors.bin")
    check_same(words, rows, golden_words, golden)
    print(f"{len(words)} vectors of {rows.shape[1]} numbers are the same to the bit")


if __name__ == "__main__":
    main()
