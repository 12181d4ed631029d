"""Writes bleu.json and entities.json: texts and labels of this script, and what others measure.

    pip install sacrebleu==2.6.0
    python3 gen_measures.py [FOLDER]

BLEU is sacreBLEU's. Entities are counted by conlleval's rules, written out below once more: chunk
by chunk, with its two predicates, as the Perl script of CoNLL-2000 has them.
"""

import json
import random
import sys
from pathlib import Path

from sacrebleu.metrics import BLEU

TEXTS = {
    "plain": [
        ("The cat sat on the mat.", ["The cat sat on the mat."]),
        ("A dog runs across a green field", ["A dog is running across the green field."]),
    ],
    "several": [
        (
            "A man in a red hat is sleeping.",
            ["A man with a red hat sleeps.", "A sleeping man in a red hat."],
        ),
        ("Two girls play chess in the park.", ["Two girls are playing chess in a park."]),
        (
            "It costs 1,000.50 dollars, or 3-4% more (they say).",
            [
                "It costs 1,000.50 dollars or 3-4 % more, they say.",
                "They say it is 1,000.5 dollars -- or 3-4% more.",
                "The price: 1,000.50 dollars.",
            ],
        ),
    ],
    "signs": [
        ("\"Don't!\" she said & left; a/b = c@d.e", ["&quot;Don't!&quot; she said &amp; left; a/b = c@d.e"]),
        ("Fünf Leute, für 20.5€ … naïve–looking", ["Fünf Leute für 20,5 € … naïve–looking ones"]),
        ("U.S.-based x-ray 2-3, .5 and 5. end", ["U.S.-based x-ray 2 - 3, .5 and 5. The end"]),
        ("one\u00a0two\u3000three {four} [five] `six` ~", ["one two three { four } [ five ] ` six ` ~"]),
        ("<skipped> a &lt;b&gt; 😀 c.😀", ["a <b> 😀 c. 😀"]),
    ],
    "smoothed": [
        ("red blue green", ["green and red and blue"]),
        ("the the the the the", ["the cat is on the mat"]),
    ],
    "short": [("yes no", ["yes no"]), ("a b", ["a c"])],
    "nothing right": [("x y z v w", ["a b c d e f"])],
    "empty text": [("", ["a b c d e"]), ("a b c d e", ["a b c d e"])],
    "only empty": [("", ["a b c"])],
    "ties of length": [("a b c d", ["a b c d e", "a b c"]), ("a b c d f", ["a b c d e f g", "x"])],
}


def bleu(pairs):
    most = max(len(references) for _, references in pairs)
    streams = [[r[i] if i < len(r) else None for _, r in pairs] for i in range(most)]
    score = BLEU().corpus_score([text for text, _ in pairs], streams)
    return {
        "pairs": [{"text": text, "references": references} for text, references in pairs],
        "bleu": score.score,
        "precisions": list(score.precisions),
        "penalty": score.bp,
        "length": score.sys_len,
        "referenceLength": score.ref_len,
    }


def parts(label):
    return ("O", "") if label == "O" else tuple(label.split("-", 1))


def chunk_ends(previous, tag, previous_type, kind):
    pairs = {"BB", "BO", "BS", "IB", "IO", "IS", "EE", "EI", "EO", "EB", "ES"}
    ends = previous + tag in pairs or previous in ("E", "S")
    return ends or (previous != "O" and previous_type != kind)


def chunk_starts(previous, tag, previous_type, kind):
    pairs = {"BB", "IB", "OB", "EB", "SB", "OI", "EI", "SI", "OE", "EE", "SE"}
    starts = previous + tag in pairs or tag == "S"
    return starts or (tag != "O" and previous_type != kind)


def conlleval(sequences):
    gold, found, right = {}, {}, {}
    inside = False
    last_gold, last_found = ("O", ""), ("O", "")
    kind = ""
    correct_words = words = 0
    rows = [row for sequence in sequences for row in [*zip(*sequence), ("O", "O")]]
    for left, other in rows:
        g, f = parts(left), parts(other)
        ends = [chunk_ends(p[0], n[0], p[1], n[1]) for p, n in ((last_gold, g), (last_found, f))]
        starts = [chunk_starts(p[0], n[0], p[1], n[1]) for p, n in ((last_gold, g), (last_found, f))]
        if inside:
            if all(ends) and last_gold[1] == last_found[1]:
                inside = False
                right[kind] = right.get(kind, 0) + 1
            elif ends[0] != ends[1] or g[1] != f[1]:
                inside = False
        if all(starts) and g[1] == f[1]:
            inside = True
            kind = g[1]
        if starts[0]:
            gold[g[1]] = gold.get(g[1], 0) + 1
        if starts[1]:
            found[f[1]] = found.get(f[1], 0) + 1
        last_gold, last_found = g, f
    for sequence in sequences:
        words += len(sequence[0])
        correct_words += sum(a == b for a, b in zip(*sequence))
    kinds = sorted(set(gold) | set(found))
    return {
        "sequences": [{"gold": list(g), "predicted": list(p)} for g, p in sequences],
        "words": words,
        "accuracy": correct_words / words,
        "types": [
            {"type": k, "gold": gold.get(k, 0), "predicted": found.get(k, 0), "right": right.get(k, 0)}
            for k in kinds
        ],
    }


def labels(rng, letters, length):
    tags = ["O", "O"] + [f"{letter}-{kind}" for letter in letters for kind in ("PER", "LOC", "X-Y")]
    return [rng.choice(tags) for _ in range(length)]


def sequences(seed, letters):
    rng = random.Random(seed)
    made = []
    for _ in range(40):
        gold = labels(rng, letters, rng.randint(1, 12))
        predicted = [g if rng.random() < 0.7 else labels(rng, letters, 1)[0] for g in gold]
        made.append((gold, predicted))
    return made


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    entities = {
        "iob": conlleval(sequences(1, "BI")),
        "iobes": conlleval(sequences(2, "BIES")),
        "inside only": conlleval(sequences(3, "I")),
    }
    scores = {name: bleu(pairs) for name, pairs in TEXTS.items()}
    for name, content in (("bleu", scores), ("entities", entities)):
        text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
