#!/usr/bin/env python3
"""Writes word vectors as gensim does, and fastText's buckets of n-grams; gensim 4.2.0, numpy 1.24.2.

usage: gen_vectors.py    (in this folder; writes exactly its other files)

`vectors.txt` and `vectors.bin` are KeyedVectors.save_word2vec_format, whose words and bits are in
`expected.json` too. `ngrams.json` holds, word by word, the buckets of n-grams of 3 to 6 and of 1 to 2
characters: the 32-bit FNV-1a hash of their bytes, each extended with its sign, as in fastText's
dictionary.cc (Dictionary::hash, Dictionary::computeSubwords).
"""
import json

import numpy
from gensim.models import KeyedVectors

WORDS = ["the", "of", "Zürich", "日本", "naïve", "don't", "a.b", "</s>", "😀", "ßtraße"]
BUCKETS = 2000000


def vectors():
    rows = numpy.random.default_rng(3).standard_normal((len(WORDS), 7)).astype(numpy.float32)
    rows[0, :6] = [0, -0.0, 1e-45, 3.4028235e38, -1e-5, 16777216]
    made = KeyedVectors(vector_size=rows.shape[1])
    made.add_vectors(WORDS, rows)
    return made


def fnv(text):
    value = 2166136261
    for byte in text.encode():
        value ^= byte if byte < 128 else byte | 0xFFFFFF00
        value = value * 16777619 & 0xFFFFFFFF
    return value


def buckets(word, shortest, longest):
    marked = "<" + word + ">"
    return [
        fnv(marked[i : i + n]) % BUCKETS
        for i in range(len(marked))
        for n in range(shortest, longest + 1)
        if i + n <= len(marked) and not (n == 1 and i in (0, len(marked) - 1))
    ]


def main():
    made = vectors()
    made.save_word2vec_format("vectors.txt", binary=False)
    made.save_word2vec_format("vectors.bin", binary=True)
    bits = made.vectors.view(numpy.int32).tolist()
    with open("expected.json", "w", encoding="utf-8") as file:
        json.dump({"words": WORDS, "bits": bits}, file)
        file.write("\n")
    grams = [{"word": w, "3-6": buckets(w, 3, 6), "1-2": buckets(w, 1, 2)} for w in WORDS]
    with open("ngrams.json", "w", encoding="utf-8") as file:
        json.dump({"buckets": BUCKETS, "words": grams}, file)
        file.write("\n")


if __name__ == "__main__":
    main()
