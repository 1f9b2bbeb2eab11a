"""Builds the tokeniser of an XLM-R style unigram vocabulary, as a ``tokenizers`` object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.models.weights import Vocabulary

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_WORD_START = "\u2581"
_MASK = "<mask>"


def build_tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    """The tokeniser that the model was trained with: unigram pieces, words marked by U+2581, ``<s> text </s>``.

    The original normaliser is a compiled table that the weights do not carry; Nmt, NFKC and collapsing of spaces
    reproduce it, except for two code points of all Unicode (one is the full-width tilde).
    """
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    pieces = vocabulary.pieces
    tokenizer = Tokenizer(
        models.Unigram(list(zip(pieces, vocabulary.scores, strict=True)), vocabulary.unknown, byte_fallback=False)
    )
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=_WORD_START, prepend_scheme="always", split=True)
    tokenizer.decoder = decoders.Metaspace(replacement=_WORD_START, prepend_scheme="always", split=True)
    begin, end = pieces[vocabulary.begin], pieces[vocabulary.end]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, vocabulary.begin), (end, vocabulary.end)],
    )
    tokenizer.add_special_tokens(
        [AddedToken(piece, special=True, normalized=False) for piece in special_pieces(vocabulary).values()]
    )
    return tokenizer


def special_pieces(vocabulary: Vocabulary) -> dict[str, str]:
    """Role -> special piece, with the role names of the Hugging Face tokeniser files."""
    pieces = vocabulary.pieces
    special = {
        "bos_token": pieces[vocabulary.begin],
        "pad_token": pieces[vocabulary.padding],
        "eos_token": pieces[vocabulary.end],
        "unk_token": pieces[vocabulary.unknown],
    }
    if pieces[-1] == _MASK:
        special["mask_token"] = _MASK
    return special
