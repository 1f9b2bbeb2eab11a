"""Fonts of signs, in which a letter stands for a drawing: what Word draws, as characters that every font has."""

from __future__ import annotations

import re

_PRIVATE = re.compile("[\uf020-\uf0ff]")
# Code and character by font; boxes and ticks, arrows, bullets, and the signs of arithmetic.
_WINGDINGS = {
    0x46: "☞", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x78: "☒", 0x9E: "·",
    0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "→",
    0xF0: "⇨", 0xF3: "⇔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "☐"}
_WINGDINGS_3 = {0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x7D: "▶"}
_SYMBOL = {
    0x2D: "−", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x67: "γ", 0x6C: "λ", 0x6D: "µ", 0x70: "π",
    0x73: "σ", 0xA0: "€", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…",
    0xD6: "√", 0xD7: "⋅", 0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "symbol": _SYMBOL,
}


def draw_symbol(font: str, code: str) -> str:
    """The character that a font draws for a code in hexadecimal digits; "" for a drawing without one."""
    if re.fullmatch(r"[0-9a-fA-F]{1,5}", code) is None:
        return ""
    number = int(code, 16)
    signs = _FONTS.get(font.lower())
    if signs is not None:
        return signs.get(number - 0xF000 if 0xF000 <= number <= 0xF0FF else number, "")
    character = chr(number)
    return character if character.isprintable() else ""


def draw_symbols(font: str, text: str) -> str:
    """``text`` with what it holds of a font of signs drawn; other text, and what is not known, stays as it is."""
    if font.lower() not in _FONTS:
        return text
    return _PRIVATE.sub(lambda found: draw_symbol(font, f"{ord(found[0]):x}") or found[0], text)
