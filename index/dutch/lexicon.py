"""The word list behind the lexical analysis: lemmas and frequencies, made once and read quickly.

Making it needs wordfreq and simplemma (two seconds; ``index.building.word_lists`` keeps the outcome); reading the list
of an index takes some hundredths of a second, so that asking a question loads neither package.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from math import log10
from pathlib import Path

from index.dutch.columns import words_from_columns, words_to_columns
from index.dutch.stopwords import OWN_LEMMAS, OWN_PARTS

FILE = "lexicon.txt"
_EARLIER = "lexicon.json"  # as earlier versions wrote it
# A word is a possible part of a compound from this frequency on (Zipf scale: log10 of occurrences per 10^9 words);
# long words, which are rarely a coincidence, may be rarer.
PART_ZIPF = 3.0
LONG_PART_ZIPF = 2.5
LONG_PART = 8
_REPLACEMENTS = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "\u00ad": None}
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``lemmas``: inflected form -> lemma, where they differ; ``zipf``: frequency of words usable as a part.

    ``vocabulary`` holds the words of the corpus itself. All words are folded (see :func:`fold`).
    """

    lemmas: Mapping[str, str]
    zipf: Mapping[str, float]
    vocabulary: Set[str] = frozenset()

    def lemma(self, word: str) -> str:
        """The lemma of a folded word; the word itself when the list does not know it."""
        return self.lemmas.get(word, word)

    def knows(self, word: str) -> bool:
        """Whether the word is in the general list or in the corpus."""
        return word in self.zipf or word in self.lemmas or word in self.vocabulary


def fold(text: str) -> str:
    """Lower case without accents; typographic hyphens and apostrophes become plain, soft hyphens disappear."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_REPLACEMENTS).casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class WholeLexicon(Lexicon):
    """All lemmas that there are, so that a text is analysed the same whatever other texts there are.

    The exceptions are words looked up in ``vocabulary``, and nowhere else (see ``index.dutch.words``). ``wanted`` are
    the lemmas of the words in ``zipf``.
    """

    wanted: frozenset[str] = frozenset()

    def knows(self, word: str) -> bool:
        """Whether the word is in the general list or in the corpus, or a form of a word that is."""
        lemma = self.lemmas.get(word, word)
        return (
            word in self.zipf
            or word in self.vocabulary
            or (lemma != word and (lemma in self.wanted or lemma in self.vocabulary))
        )


def make_lexicon(corpus_words: Iterable[str] = ()) -> Lexicon:
    """The general Dutch list, from wordfreq and simplemma, with the words of a corpus as vocabulary.

    Forms are kept when they lead to a lemma that is itself frequent or occurs in the corpus.

    :param corpus_words: folded words of the corpus.
    """
    return trim_lexicon(make_whole_lexicon(frozenset(corpus_words), *read_word_lists()))


def make_whole_lexicon(vocabulary: Set[str], lemmas: Mapping[str, str], zipf: Mapping[str, float]) -> WholeLexicon:
    """The general Dutch list with every form in it, for analysing the texts of a corpus.

    :param vocabulary: folded words of the corpus.
    :param lemmas, zipf: what :func:`read_word_lists` gave.
    """
    return WholeLexicon(lemmas, zipf, vocabulary, frozenset(lemmas.get(word, word) for word in zipf))


def trim_lexicon(whole: WholeLexicon) -> Lexicon:
    """What of a lexicon is of use for questions: lemmas of words that are frequent or in the corpus, with all forms,
    and the forms that are.
    """
    vocabulary, lemmas = frozenset(whole.vocabulary), whole.lemmas
    # A large corpus has many words that are in no list; what takes a step for each word leaves those out.
    inflected = vocabulary & lemmas.keys()
    own = vocabulary.intersection(set(lemmas.values())) - inflected
    listed, wanted = inflected | whole.zipf.keys(), whole.wanted | {lemmas[word] for word in inflected} | own
    kept = {form: lemma for form, lemma in lemmas.items() if lemma in wanted or form in listed}
    return Lexicon(kept, whole.zipf, vocabulary)


def read_word_lists() -> tuple[Mapping[str, str], Mapping[str, float]]:
    """Lemmas of Dutch forms as simplemma knows them, where they differ, and frequencies of possible parts of words."""
    import wordfreq
    from simplemma.strategies import DefaultDictionaryFactory

    zipf: dict[str, float] = {}
    for word, frequency in wordfreq.get_frequency_dict("nl", wordlist="best").items():
        floor = LONG_PART_ZIPF if len(word) >= LONG_PART else PART_ZIPF
        if frequency >= 10 ** (floor - 9) and word.replace("'", "").isalpha():
            zipf.setdefault(fold(word), round(9 + log10(frequency), 2))
    zipf.update({part: PART_ZIPF for part in OWN_PARTS if part not in zipf})
    lemmas = dict(OWN_LEMMAS)
    for form, lemma in DefaultDictionaryFactory().get_dictionary("nl").items():
        # simplemma writes separable verbs as "af_spreken".
        lemmas.setdefault(fold(form), fold(lemma.replace("_", "")))
    return {form: lemma for form, lemma in lemmas.items() if form != lemma}, zipf


def save_lexicon(lexicon: Lexicon, directory: Path) -> None:
    """Write the list into an existing directory, without the words of the corpus: ``index.dutch.words`` has those."""
    (directory / FILE).write_text(words_to_columns(lexicon.lemmas, lexicon.zipf), encoding="utf-8")


def load_lexicon(directory: Path, vocabulary: frozenset[str]) -> Lexicon:
    """Read what :func:`save_lexicon` wrote.

    :param vocabulary: the words of the corpus.
    :raises OSError: when the file is missing.
    :raises ValueError: when it is not such a list.
    """
    if (directory / _EARLIER).is_file():
        try:
            content = json.loads((directory / _EARLIER).read_text(encoding="utf-8"))
            return Lexicon(content["lemmas"], content["zipf"], vocabulary)
        except (KeyError, TypeError) as error:
            raise ValueError(f"{directory} has no lexicon") from error
    lemmas, zipf = words_from_columns((directory / FILE).read_text(encoding="utf-8"))
    return Lexicon(lemmas, zipf, vocabulary)
