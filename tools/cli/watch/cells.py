"""Texts in the cells of a terminal: how wide they are, cut and filled to a width, made harmless. Pure."""

import unicodedata

ELLIPSIS = "…"
# What moves the cursor, turns the direction or is no character at all must not come from outside.
HARMFUL = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def clean(text):
    """One harmless line, its Vietnamese letters each one character (NFC)."""
    composed = unicodedata.normalize("NFC", str(text))
    return "".join("\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in HARMFUL else c for c in composed)


def width(text):
    """Cells that a terminal gives to clean text (Unicode Standard Annex 11)."""
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me")
               else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def cut(text, cells):
    """The beginning of the text in at most so many cells, with an ellipsis if something was left out."""
    if width(text) <= cells:
        return text
    if cells <= 0:
        return ""
    kept, used = "", 0
    for character in text:
        used += width(character)
        if used > cells - 1:
            break
        kept += character
    return kept.rstrip() + ELLIPSIS


def left(text, cells):
    """Exactly so many cells, the text at their left."""
    text = cut(text, cells)
    return text + " " * (cells - width(text))


def right(text, cells):
    """Exactly so many cells, the text at their right. Numbers too long for them are not cut into wrong ones: ">"."""
    if width(text) > cells:
        text = ">" if text[:1].isdigit() or text[:1] == "-" else cut(text, cells)
    return " " * (cells - width(text)) + text
