#!/usr/bin/env python3
"""Trains small tokenizers with the peers on the weather corpus, and writes what ids they give to some lines.

usage: gen_tokenizers.py   (in this folder; needs tokenizers 0.23 and sentencepiece 0.2 from pip)

Writes NAME.json or NAME.model, and expected.json: the lines, and for each tokenizer the ids of each line.
"""
import json
import pathlib

import sentencepiece
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

CORPUS = "../../corpora/weather.txt"
LINES = [
    "This is an example of a sentence in English.",
    "Aujourd'hui, l'été est déjà fini : il a fait 23,5 °C à Besançon.",
    "Сегодня хорошая погода, не правда ли?",
    "今天天气很好，我们去散步吧。",
    "The WIND isn't strong;  it's 12345 km/h!\tReally?",
    "emoji 😀 👩‍👩‍👧 🇫🇷, marks e\u0301 and ﬁne ligatures, ①②",
    "", " leading and trailing ", "a<sep>b [CLS] zz zzz <x>  y",
    "e\u0301te\u0301 \u00a0nbsp\u3000wide\u200bzero \ufeffbom",
]
CL100K = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*"
          r"|\s*[\r\n]+|\s+(?!\S)|\s+")
BYTES = pre_tokenizers.ByteLevel.alphabet()


def gpt2():
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.train([CORPUS], trainers.BpeTrainer(vocab_size=400, special_tokens=["<sep>"], initial_alphabet=BYTES))
    return made


def cl100k():
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(CL100K), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    made.decoder = decoders.ByteLevel()
    made.train([CORPUS], trainers.BpeTrainer(vocab_size=400, initial_alphabet=BYTES))
    made.add_tokens([AddedToken("zz", single_word=True), AddedToken("<x>", lstrip=True, rstrip=True)])
    return made


def digits():
    made = Tokenizer(models.BPE())
    made.normalizer = normalizers.NFC()
    made.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Digits(individual_digits=True),
        pre_tokenizers.Split(Regex(r"\p{Han}+|[\p{L}\p{M}]+"), "isolated"),
        pre_tokenizers.Punctuation(), pre_tokenizers.ByteLevel(add_prefix_space=True)])
    made.decoder = decoders.ByteLevel()
    made.train([CORPUS], trainers.BpeTrainer(vocab_size=400, initial_alphabet=BYTES))
    return made


def bert():
    made = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.decoder = decoders.WordPiece()
    made.train([CORPUS], trainers.WordPieceTrainer(vocab_size=300, special_tokens=["[UNK]", "[CLS]", "[SEP]"]))
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)])
    return made


def unigram():
    made = Tokenizer(models.Unigram())
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    made.decoder = decoders.Metaspace()
    made.train([CORPUS], trainers.UnigramTrainer(
        vocab_size=300, special_tokens=["<unk>", "<s>"], unk_token="<unk>"))
    return made


def llama():
    made = Tokenizer(models.BPE(unk_token="<unk>"))
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    made.train([CORPUS], trainers.BpeTrainer(
        vocab_size=600, special_tokens=["<unk>", "<s>"] + [f"<0x{b:02X}>" for b in range(256)]))
    trained = json.loads(made.to_str())
    trained["added_tokens"] = trained["added_tokens"][:2]
    trained["pre_tokenizer"] = None
    trained["model"].update(byte_fallback=True, fuse_unk=True)
    made = Tokenizer.from_str(json.dumps(trained))
    made.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    made.decoder = decoders.Sequence([
        decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)])
    made.post_processor = processors.TemplateProcessing(single="<s> $A", special_tokens=[("<s>", 1)])
    return made


def clip():
    made = Tokenizer(models.BPE(unk_token="<unk>", end_of_word_suffix="</w>"))
    made.normalizer = normalizers.Sequence([
        normalizers.NFD(), normalizers.Lowercase(), normalizers.StripAccents(), normalizers.Strip()])
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.decoder = decoders.BPEDecoder()
    made.train([CORPUS], trainers.BpeTrainer(
        vocab_size=300, special_tokens=["<unk>"], end_of_word_suffix="</w>"))
    return made


def wordlevel():
    made = Tokenizer(models.WordLevel(unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Punctuation("merged_with_next")])
    made.train([CORPUS], trainers.WordLevelTrainer(vocab_size=200, special_tokens=["[UNK]"]))
    return made


def sentence_piece(name, **options):
    sentencepiece.SentencePieceTrainer.train(
        input=CORPUS, model_prefix=name, minloglevel=2, hard_vocab_limit=False, **options)
    pathlib.Path(name + ".vocab").unlink()
    return sentencepiece.SentencePieceProcessor(model_file=name + ".model")


def main():
    expected = {"lines": LINES, "ids": {}}
    for make in (gpt2, cl100k, digits, bert, unigram, llama, clip, wordlevel):
        made = make()
        made.save(make.__name__ + ".json", pretty=False)
        expected["ids"][make.__name__ + ".json"] = [made.encode(line).ids for line in LINES]
    for name, options in {
        "unigram": {"model_type": "unigram", "vocab_size": 300},
        "bpe": {"model_type": "bpe", "vocab_size": 600, "byte_fallback": True, "normalization_rule_name": "identity"},
        "identity": {"model_type": "bpe", "vocab_size": 300, "normalization_rule_name": "identity",
                     "remove_extra_whitespaces": False, "user_defined_symbols": ["<sep>"]},
    }.items():
        made = sentence_piece(name, **options)
        expected["ids"][name + ".model"] = [made.encode(line) for line in LINES]
    with open("expected.json", "w", encoding="utf-8") as file:
        json.dump(expected, file)
        file.write("\n")


if __name__ == "__main__":
    main()
