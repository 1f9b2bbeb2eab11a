"""A slice of a document as people want to read it: unwrapped, without markup and OCR remains. Only for eyes."""

from __future__ import annotations

import html
import re

from corpus.dutch.vocabulary import CONJUNCTIONS, HYPHEN_PREFIXES
from corpus.parsing.markup import HTML_TAG

# Tags within words and between them; all other tags stand between lines.
_INLINE = (
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub "
    "sup time tt u var wbr"
).split()
_INLINE_TAG = re.compile(rf"(?=</?(?i:{'|'.join(_INLINE)})\b){HTML_TAG}|<!--.{{0,300}}?-->")
_HTML_TAG = re.compile(HTML_TAG)
# What is there to be clicked, with the words in it: they are choices, not text.
_CONTROL = re.compile(
    r"<(?P<control>select|button|textarea|datalist|script|style)\b[^<>]{0,300}>.{0,3000}?</(?P=control)\s*>",
    re.IGNORECASE | re.DOTALL,
)
_LINK = re.compile(
    r"!?\[((?:[^\[\]\\]|\\.){0,500})\]\((?:[^()\s\\]|\\.){0,500}(?:\s+(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'))?\)"
)
# A link whose address stands elsewhere, "[de visie][visie]", and one to a page of the same wiki, "[[Wmo-loket]]".
_REFERENCE = re.compile(
    r"!?(?<![\[\]])\[((?=[^\[\]]{0,500}[^\W\d_])(?:[^\[\]\\]|\\.){1,500})\]\[[\w.:/-]{0,60}\](?![\[(])"
)
_WIKI_LINK = re.compile(r"\[\[([^\[\]|\n]{1,200})\]\]")
# The end of a link whose beginning stands in the passage before: a sentence may end within its words.
_HALF_LINK = re.compile(r"\]\((?:[^()\s\\]|\\.){1,500}\)")
# What kramdown and others hang on a link or heading: {:target="_blank"}, {: .note }, {#name}
_ATTRIBUTES = re.compile(r"[ \t]?\{(?::[^{}\n]{0,200}|#[\w-]{1,80})\}")
# The kind of note that some make of a quotation in Markdown: "> [!NOTE]". Elsewhere a ">" may mean "more than".
_NOTE_KIND = re.compile(r"\s*(?:>\s?)?\[!(?:note|tip|important|warning|caution)\]", re.IGNORECASE)
_QUOTE_MARK = re.compile(r"(?m)^[ \t]{0,3}(?:>[ \t]?)+")
# Lines of a quotation: all below the first begin so, and one of them with no number or amount, which may be less than
# another.
_QUOTED_LINES = re.compile(r"[^\n]*(?=(?:\n[^\n]*)*?\n[ \t]{0,3}>(?![ \t]?[\d€$£]))(?:\n[ \t]{0,3}>[^\n]*)+\s*")
# What an author struck out does not hold any more.
_STRUCK = re.compile(r"~~(?=\S)[^~]{1,1000}(?<=\S)~~")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6});")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>")
_NOTE_MARKS = re.compile(r"(?<=\S)\s?[⁰¹²³⁴-⁹]+(?![\w²³])|\[\^\w{1,20}\]")
# A unit of length, by itself or as what something is counted per ("µg/m³"), and the seconds of an acceleration.
_SQUARED = re.compile(r"(?:^|[\s\d(/·⋅])[cdhkmµ]?m$|[/·⋅]s$")
_TEN = re.compile(r"(?:^|[^\w.,€$£]|\dx)(?<![€$£]\s)10$")
_STRONG = re.compile(r"\*{2,3}|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)|(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=\w)|(?<=[\w.!?,])_(?!\w)")
# Between backticks marks are no markup, and what looks like a tag is none.
_CODE = re.compile(r"(?<![`\\])(?P<ticks>`{1,2})(?![`\s])(?P<code>[^`\n]{1,300})(?<!\s)(?P=ticks)(?!`)")
# Stand for code while the marks are taken out; no text holds these (Unicode: "noncharacters").
_HELD = re.compile("\ufdd0(\\d{1,6})\ufdd1")
_CHECKBOX = re.compile(r"(?<!\S)\[(?P<mark>[ xX])\](?=\s)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING_MARK = re.compile(r"(?m)^[ \t]{0,8}#{1,6}[ \t]+|(?<=[ \t])#{1,6}[ \t]{0,8}$")
_OCR_BULLET = re.compile(r"(?m)^[ \t]{0,8}[eo][ \t]+(?=[A-Z(])")
_CELL_BORDER = re.compile(r"[ \n]?\t[\t \n]*|(?<!\S)\|(?!\S)")
_SPECIAL = re.compile(r"[\n\t*_#&~`\\<>|\[\]{\u00ad\r\f⁰¹²³⁴-⁹]|^[eo] ")
_HARD_BREAK = re.compile(r"\\[ \t]*\n")
_HYPHEN_END = re.compile(r"(?P<before>(?<![^\W\d_])[^\W\d_]{2,60}+)[-\u00ad]\s*\n\s*(?P<after>[^\W\d_][\w-]*)")


def display_text(text: str) -> str:
    """``text`` on one line for reading; a pure function of the slice, and the identity on plain running text.

    Joins wrapped lines and hyphenated line ends, drops markdown marks, HTML tags and note marks, draws OCR bullets
    as bullets and boxes to tick as boxes, separates table cells by a vertical bar, and takes code out of its
    backticks as it is.
    """
    if _SPECIAL.search(text) is None:
        return " ".join(text.split())
    text = _HARD_BREAK.sub("\n", text.replace("\r\n", "\n").replace("\f", "\n"))
    text, code = _hold_code(text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _CONTROL.sub(" ", text)
    text = _HTML_TAG.sub(" ", _INLINE_TAG.sub("", text))
    text = _HALF_LINK.sub("", _LINK.sub(r"\1", _ATTRIBUTES.sub("", text)))
    text = _WIKI_LINK.sub(r"\1", _REFERENCE.sub(r"\1", text))
    note = _NOTE_KIND.match(text)
    if note:
        text = _QUOTE_MARK.sub("", text[note.end() :])
    elif _QUOTED_LINES.fullmatch(text):
        text = _QUOTE_MARK.sub("", text)
    text = _CHECKBOX.sub(_draw_checkbox, text)
    text = _HEADING_MARK.sub("", text)
    text = _OCR_BULLET.sub("• ", text)
    text = _NOTE_MARKS.sub(_drop_note_mark, text)
    text = _EMPHASIS.sub("", _STRONG.sub("", _STRUCK.sub(" ", text)))
    text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    text = _ESCAPE.sub(r"\1", text)
    text = _HYPHEN_END.sub(_join_hyphen, text).replace("\u00ad", "")
    text = _CELL_BORDER.sub(" | ", text.strip("| \t\n"))
    return " ".join(_HELD.sub(lambda held: code[int(held[1])], text).split())


def _hold_code(text: str) -> tuple[str, list[str]]:
    """The text with a number for each piece of code in it, and the pieces by number."""
    code: list[str] = []

    def hold(found: re.Match[str]) -> str:
        code.append(found["code"])
        return f"\ufdd0{len(code) - 1}\ufdd1"

    return _CODE.sub(hold, text.replace("\ufdd0", "")), code


def _draw_checkbox(found: re.Match[str]) -> str:
    return "☐" if found["mark"] == " " else "☑"


def _drop_note_mark(match: re.Match[str]) -> str:
    """Nothing for the mark of a note; the exponent of a unit ("m²", "µg/m³") or of a power of ten ("10⁶") stays.

    A note may be called behind a number as well ("in 2020³"), so that only a ten by itself is taken to be raised.
    """
    before, raised = match.string[max(0, match.start() - 12) : match.start()], match.group()
    if raised[0] in "²³" and _SQUARED.search(before):
        return raised[0]
    is_power = raised != "¹" and not raised[0].isspace() and _TEN.search(before) is not None
    return raised if is_power or before.endswith("⁻") else ""


def _join_hyphen(match: re.Match[str]) -> str:
    """Rejoin a word broken at a line end; keep the hyphen where it belongs to the word.

    It does before a capital ("VNG-\\nStatement"), after an abbreviation in capitals ("AI-\\nverordening") and after
    some prefixes; before "en" or "of" it stands for a left-out word.
    """
    before, after = match["before"], match["after"]
    if after.lower() in CONJUNCTIONS:
        return f"{before}- {after}"
    own_hyphen = after[0].isupper() or before.isupper() or before.lower() in HYPHEN_PREFIXES
    return f"{before}-{after}" if own_hyphen else f"{before}{after}"
