"""What an act may quote of a text: where a quotation begins and ends, how a phrase is named."""

from __future__ import annotations

from collections.abc import Sequence

from rpd.act.edits import NOTHING, SIGNS, Phrase
from rpd.act.tokens import Token, balanced, is_mark
from rpd.polish.wording import plain


def quotation(line: str, found: Sequence[Token]) -> str:
    """The words of a line that tokens of it are."""
    return plain(line[found[0].start : found[-1].end]) if found else ""


def only_blank(one: Token, other: Token) -> bool:
    """Whether the blank before a word came or went, which no quotation from that word on tells."""
    return one.is_word and other.is_word and one.key[1] != other.key[1]


def starts(words: Sequence[Token]) -> bool:
    """Whether a quotation may begin so."""
    return words[0].is_word or words[0].text in "([„»"


def ends(words: Sequence[Token]) -> bool:
    """Whether a quotation may end so: no comma; a full stop behind a word, never a number."""
    last = words[-1]
    stop = last.text == "." and len(words) > 1 and words[-2].is_word and not words[-2].is_number
    return last.is_word or last.text in ")]”«%" or stop or is_mark(last.text)


def phrase(line: str, found: Sequence[Token]) -> Phrase | str:
    """Tokens as a phrase, or the side on which more is needed before they can be named."""
    if not found:
        return NOTHING
    named = found[0].text in SIGNS or is_mark(found[0].text)
    sign, words = (found[0].text, found[1:]) if named else ("", found)
    if sign and found[0].key[1]:
        return "left"
    if not words:
        return Phrase(sign)
    if not balanced(words):
        return "right" if any(token.text in "([„»" for token in words) else "left"
    if not starts(words) or (sign and not words[0].key[1]):
        return "left"
    return Phrase(sign, quotation(line, words)) if ends(words) else "right"
