#!/usr/bin/env python3
"""Reads word vectors that elman wrote with gensim, and compares them with what gensim wrote.

usage: check_vectors.py WRITTEN [GOLDEN]    (GOLDEN: testdata/golden/vectors/vectors.bin)

WRITTEN are the words and numbers of GOLDEN as elman wrote them: text, binary format or safetensors, known by
the name. Needs gensim 4 and, for safetensors, numpy only. Run by hand; the golden tests read gensim's files in
every build.
"""
import json
import struct
import sys

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


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    words, rows = load(sys.argv[1])
    golden_words, golden = load(sys.argv[2] if len(sys.argv) > 2 else "testdata/golden/vectors/vectors.bin")
    if list(words) != list(golden_words):
        sys.exit("the words differ")
    if rows.astype("<f4").tobytes() != golden.astype("<f4").tobytes():
        sys.exit("the numbers differ")
    print(f"{len(words)} vectors of {rows.shape[1]} numbers are the same to the bit")


if __name__ == "__main__":
    main()
