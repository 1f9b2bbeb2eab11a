"""Dutch sentence boundaries with offsets: abbreviations, initials, quotes, brackets and note marks are understood."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator

# Never the last word of a sentence: something always follows them.
_OPEN_ABBREVIATIONS = frozenset(
    "aant afb afd afl alg arr art bijl bijv blz bv ca cf dd dhr dir dr drs excl evt fa fig gem hfdst hr hs ing incl ir "
    "jhr jr lic max mevr min mr mw mej nl no nr nrs ned ong opm p pag par plm prof prov pres red ref resp sec sect sr "
    "st tab tel temp toel vgl vlg vnl vs wnd zgn zg zog sub jan feb mrt apr aug sept okt nov dec vol ds mgr "
    "e.g i.e d.d o.a m.n n.a.v i.v.m m.b.t t.a.v t.b.v t.o.v i.p.v i.o.m i.s.m o.b.v o.l.v o.g.v d.w.z t.w m.i.v "
    "v.w.b m.u.v t.g.v t.n.v u.a p.o i.c a.h.v b.g.g z.o.z n.l i.h.b i.h.k.v i.t.t m.a.w o.i.v t.h.v v.a t.z.v "
    "q.q a.d i.g.v m.g.v m.h.o t.m t/m p/a".split()
)
# May close a sentence; they do when a capital follows.
_CLOSING_ABBREVIATIONS = frozenset(
    "etc enz e.d e.a jl ll a.s c.s n.v.t n.n.b b.v n.v v.o.f m.m e.v et.al o.i.d i.d v.chr n.chr p.m a.m u.s".split()
)
# After "J. " a capital is a surname, unless it is a word that starts sentences.
_STARTERS = frozenset(
    "de het een dit dat deze die er in op voor met als daarnaast ook wij we zij ze hij ik om bij door na naar van uit "
    "hierbij daarbij hiermee daarmee dan wat wie waar hoe is zijn".split()
)
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++"
    r"(?P<close>[\"'”’»)\]*_]*+(?:[⁰¹²³⁴-⁹]++|(?<=[^\W\d_][.!?])\d{1,2}(?=\s)|\[\^?\d{1,3}\])*+[\"'”’»)\]*_]*+)(?=\s)"
)
_NEXT = re.compile(r"\s+(?P<open>[\"'“‘«„(\[*_]*)(?P<first>\S)(?P<rest>[^\s]{0,30})")
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘«„*_/]*$")
_ONLY_NUMBER = re.compile(r"[\s\"'“‘(*_]*(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)]\s*$")
_WINDOW = 80
_LONGEST_ASIDE = 1000


def split_sentences(text: str, start: int, end: int, *, breaks: Iterable[int] = ()) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences in ``text[start:end]``, trimmed and in order; empty ones are left out.

    :param breaks: offsets at which a sentence ends whatever stands there (a heading-like line within a paragraph).
    """
    begin = start
    for stop in [*sorted(offset for offset in set(breaks) if start < offset < end), end]:
        for cut in _cuts(text, begin, stop):
            yield from _trimmed(text, begin, cut)
            begin = cut
        yield from _trimmed(text, begin, stop)
        begin = stop


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets behind the last character of each sentence but the last."""
    asides = _asides(text, start, end)
    sentence = start
    for match in _STOP.finditer(text, start, end):
        if any(opening < match.start() < closing for opening, closing in _near(asides, match.start())):
            continue
        if _ends_sentence(text, sentence, end, match):
            yield match.end()
            sentence = match.end()


def _near(asides: deque[tuple[int, int]], position: int) -> tuple[tuple[int, int], ...]:
    """The asides that may hold ``position``; those behind it are dropped, so that a long text stays linear."""
    while asides and asides[0][1] <= position:
        asides.popleft()
    return (asides[0],) if asides else ()


def _asides(text: str, start: int, end: int) -> deque[tuple[int, int]]:
    """Outermost pairs of round brackets, as (opening, closing), each at most ``_LONGEST_ASIDE`` long."""
    pairs: deque[tuple[int, int]] = deque()
    opened: list[int] = []
    for match in re.finditer(r"[()]", text[start:end]):
        position = start + match.start()
        if match.group() == "(":
            opened.append(position)
        elif opened:
            opening = opened.pop()
            if not opened and position - opening <= _LONGEST_ASIDE:
                pairs.append((opening, position))
            elif opened and position - opened[0] > _LONGEST_ASIDE:
                opened.clear()
    return pairs


def _ends_sentence(text: str, sentence: int, end: int, match: re.Match[str]) -> bool:
    following = _NEXT.match(text, match.end(), min(end, match.end() + _WINDOW))
    if following is None or not _can_start(following):
        return False
    if _ONLY_NUMBER.match(text[sentence : match.end()][-12:]) and match.end() - sentence < 12:
        return False
    if match.group()[0] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(sentence, match.start() - 30), match.start())
    word = before.group() if before else ""
    return not _is_open(word, following, bracketed=")" in match["close"])


def _can_start(following: re.Match[str]) -> bool:
    first = following["first"]
    if first.isupper() or first.isdigit():
        return True
    # "'s Ochtends", "'t Is"; and a line of OCR that begins with a currency sign.
    word = following["first"] + following["rest"]
    return first == "€" or ("'" in following["open"] + "’" and word in ("s", "t", "n") and bool(following["open"]))


def _is_open(word: str, following: re.Match[str], *, bracketed: bool) -> bool:
    """True when the full stop behind ``word`` belongs to an abbreviation or to initials, so that the sentence goes on."""
    low = word.lower()
    if low in _CLOSING_ABBREVIATIONS or bracketed:
        return False
    if low in _OPEN_ABBREVIATIONS:
        return True
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]{1,2}", word):
        return True
    if re.fullmatch(r"(?:[A-Z][a-z]?\.[ -]?)*[A-Z]|(?:[A-Z]\.)+[A-Z][a-z]", word):
        return (following["first"] + following["rest"]).strip(".,;:").lower() not in _STARTERS
    return False


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
