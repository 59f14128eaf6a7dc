"""A text that is not a term → what was probably meant, in a form that can be read."""

import re
import unicodedata
from difflib import get_close_matches
from typing import Final

from rpd.plan.terminy.points import UnreadableError
from rpd.plan.terminy.reader import Reader
from rpd.plan.terminy.settle import ReversedError, settled
from rpd.plan.terminy.words import (
    AND,
    EVERY_FEW_YEARS,
    ORDINALS,
    ROMAN,
    VOCABULARY,
    WHOLE_YEAR,
    Token,
    tokens,
)
from rpd.plan.terminy.written import canonical

_RULES: Final = (
    (re.compile(r"^\s*ad\.?\s*[0-9]+\s*[a-z]*\)\s*", re.IGNORECASE), ""),  # a label of the annex
    (
        re.compile(r"(?<![0-9/.-])([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})(?![0-9/.-])"),
        r"\1.\2.\3",
    ),
    (re.compile(r"(?<![0-9/.-])([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{2})(?![0-9/.-])"), r"\1.\2.20\3"),
    (
        re.compile(r"(?<![0-9/.-])([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})(?![0-9/.-])"),
        r"\3.\2.\1",
    ),
    (re.compile(r"(?<![0-9/.-])([0-9]{4})[/.-](0[1-9]|1[0-2])(?![0-9/.-])"), r"\2.\1"),
    (re.compile(r"(?<![0-9/.-])(0?[1-9]|1[0-2])[/-]([0-9]{4})(?![0-9/.-])"), r"\1.\2"),
    (re.compile(r"\bq([1-4])\b", re.IGNORECASE), r"\1 kwartał"),
    (re.compile(r"[—−/‒]|\.\.+|…"), "–"),
    (re.compile(r"[()]"), " "),
    (re.compile(r"(?<![\w.])\s*[.,;:]+\s*$|(?<=[^\W\d_]{3})[.,;:]+\s*$|(?<=[0-9])[.,;:]+\s*$"), ""),
)
_SLIPS: Final = {"kw": "kw.", "r": "r.", "rok.": "rok", "roku.": "roku", "kwart.": "kw."}
_KNOWN: Final = (
    VOCABULARY
    | set(AND)
    | set(ORDINALS)
    | set(ROMAN)
    | {word for phrase in (*WHOLE_YEAR, *EVERY_FEW_YEARS) for word in phrase}
    | {"w", "we", "najpóźniej", "nie", "później", "niż", "terminie", "okresie", "a", "także"}
)
_THIS_YEAR: Final = re.compile(r"\bb\.?\s?r\.(?!\w)", re.IGNORECASE)
_PLAIN: Final = str.maketrans("ąćęłńóśźż", "acelnoszz")
_BY_PLAIN: Final = {word.translate(_PLAIN): word for word in sorted(VOCABULARY)}


def nearest(text: str, lata: range) -> str:
    """What to write instead, "" where that cannot be guessed.

    Slips are mended, the wrong case and digits for numerals allowed; the author's own words are
    kept where, so mended, they can be read.
    """
    text = _THIS_YEAR.sub(str(lata[0]), unicodedata.normalize("NFC", text))
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    found = tokens(text)
    words = {token: _word(token) for token in found}
    reader = Reader([token._replace(text=words[token]) for token in found], lenient=True)
    try:
        items = reader.read()
        meant = settled(items, lata, each_year=reader.each_year, lenient=True)
    except (UnreadableError, ReversedError):
        return ""
    for token in reversed(found):
        mended = token._replace(text=words[token])
        instead = reader.instead.get(mended, "" if mended == token else mended.text)
        if instead:
            text = text[: token.start] + instead + text[token.end :]
    text = " ".join(text.split())
    try:
        strict = Reader(tokens(text))
        if settled(strict.read(), lata, each_year=strict.each_year) == meant:
            return text
    except (UnreadableError, ReversedError):
        pass  # too far from a term: written anew below
    return canonical(meant, lata[0], lata[-1])


def _word(token: Token) -> str:
    text = token.text
    if token.kind != "word" or text in _KNOWN:
        return text
    if text in _SLIPS:
        return _SLIPS[text]
    bare = text.removesuffix(".").translate(_PLAIN)
    if bare in _BY_PLAIN:
        return _BY_PLAIN[bare]
    alike = get_close_matches(bare, _BY_PLAIN, 1, 0.8) if len(bare) > 3 else []
    return _BY_PLAIN[alike[0]] if alike else text
