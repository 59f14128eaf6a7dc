"""How an amount was reckoned: „4 odcinki x 95 000 zł” → a number, exactly, or why it has none.

A formula is numbers, signs („x”, „+”, „–”, „:”, „po”), brackets and words that say what is counted;
the words are passed over, but for „tys.”, „mln” and the name of a currency. Nothing is evaluated
but what this page reads.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from rpd.frozen import dataclass
from rpd.polish.wording import quote

_LONGEST = 500
_DEEPEST = 20
_NUMBER = (
    r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?![0-9])(?:,[0-9]+)?"
    r"|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+)?"
)
_LETTER = r"[^\W\d_]"
# A hyphen or a slash that leads to a letter belongs to a word („2-dniowe”, „20 zł/os.”), and so
# does a colon behind one („razem: 3 x 5”).
_TOKEN = re.compile(
    rf"(?P<number>{_NUMBER})"
    rf"|(?P<times>[xX](?!{_LETTER})|[×*·]|razy(?!{_LETTER})|po(?!{_LETTER}|\.)|à(?!{_LETTER}))"
    rf"|(?P<word>[-/]?{_LETTER}[\w²³./-]*:?|[€$])"
    r"|(?P<percent>%)|(?P<plus>\+)|(?P<minus>[-–−—])|(?P<over>[:/÷])"
    r"|(?P<open>\()|(?P<close>\))|(?P<equals>=)"
    r"|(?P<space>[\s,;.„”\"§]+)"
)
_SCALES = (("tys", 10**3), ("mln", 10**6), ("milion", 10**6), ("mld", 10**9), ("miliard", 10**9))
_ZLOTY = re.compile(r"(?i)(zł|pln|złot)")
_CURRENCY = re.compile(r"(?i)(eur|euro|€|usd|dolar\w*|\$|chf|gbp|funt\w*|czk|koron\w*)[.]?")
_ROUNDED = re.compile(
    r"(?:(w górę|w dół)\s+)?do\s+(?:([0-9][0-9 \u00a0]*(?:,[0-9]{1,2})?)\s*(tys\.|mln)?.*|(.+))"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a formula has no value, as a Polish sentence, and what to do."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Result:
    """The value of a formula; ``zloty`` says that it names złoty, ``stated`` what follows „=”."""

    value: Fraction
    zloty: bool
    stated: tuple[Fraction, ...] = ()


def reckoned(text: str) -> Result | Problem:
    """The value of a formula."""
    if len(text) > _LONGEST:
        return Problem("Wzór jest za długi.", "Skróć go do liczb i działań.")
    sides: list[Fraction] = []
    zloty = False
    for side in text.split("="):
        try:
            reader = _Reader(side)
            sides.append(reader.whole())
        except _Unreadable as error:
            return error.problem
        zloty = zloty or reader.zloty
    return Result(sides[0], zloty, tuple(sides[1:]))


def rounded(value: Fraction, zaokraglenie: str) -> Fraction:
    """The value rounded as stated, half away from zero, or to a grosz where nothing is stated."""
    step, way = Fraction(1, 100), ""
    if found := _ROUNDED.fullmatch(" ".join(zaokraglenie.split())):
        way = found[1] or ""
        if found[2]:
            digits = re.sub(r"[ \u00a0]", "", found[2]).replace(",", ".")
            scale = {"tys.": 10**3, "mln": 10**6}.get(found[3] or "", 1)
            step = Fraction(Decimal(digits)) * scale
        elif "złotych" in found[4]:
            step = Fraction(1)
    if not step:
        return value
    steps = value / step
    if way == "w górę":
        return ceil(steps) * step
    return floor(steps if way else steps + Fraction(1, 2)) * step


class _Unreadable(Exception):  # noqa: N818 (caught on this page alone)
    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.problem = Problem(message, hint)


_FORM = "Zapisz liczby i działania, na przykład „4 odcinki x 95 000 zł” albo „(2 + 1) x 500 zł”."


class _Reader:
    """Reads one side of a formula from the left; sums of products of numbers and brackets."""

    def __init__(self, text: str) -> None:
        self.zloty = False
        self._text = text
        self._tokens = self._split(text)
        self._at = 0

    def whole(self) -> Fraction:
        self._skip_words()
        value = self._sum(0)
        if self._at < len(self._tokens):
            kind, shown = self._tokens[self._at]
            if kind == "number":
                message = f"Przed {quote(shown)} brakuje działania."
            else:
                message = f"Nie wiadomo, do czego należy {quote(shown)}."
            raise _Unreadable(message, _FORM)
        return value

    def _split(self, text: str) -> list[tuple[str, str]]:
        tokens: list[tuple[str, str]] = []
        at = 0
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None or found.lastgroup is None:
                raise _Unreadable(f"Znaku {quote(text[at])} we wzorze nie da się odczytać.", _FORM)
            if found.lastgroup != "space":
                tokens.append((found.lastgroup, found.group()))
            at = found.end()
        return tokens

    def _peek(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1][1]

    def _sum(self, depth: int) -> Fraction:
        value = self._product(depth)
        while self._peek() in ("plus", "minus"):
            sign = 1 if self._peek() == "plus" else -1
            self._take()
            value += sign * self._product(depth)
        return value

    def _product(self, depth: int) -> Fraction:
        value = self._factor(depth)
        while self._peek() in ("times", "over"):
            times = self._peek() == "times"
            self._take()
            factor = self._factor(depth)
            if not times and not factor:
                raise _Unreadable("Wzór dzieli przez zero.", "Popraw dzielnik.")
            value = value * factor if times else value / factor
        return value

    def _factor(self, depth: int) -> Fraction:
        self._skip_words()
        kind = self._peek()
        if kind == "open" and depth < _DEEPEST:
            self._take()
            value = self._sum(depth + 1)
            if self._peek() != "close":
                raise _Unreadable("Nawias we wzorze nie jest zamknięty.", "Dopisz „)”.")
            self._take()
        elif kind == "number":
            value = _number(self._take())
        elif not kind:
            numbers = any(kind == "number" for kind, _ in self._tokens)
            where = "Działanie na końcu wzoru" if numbers else "Wzór"
            raise _Unreadable(f"{where} nie ma liczby.", _FORM)
        else:
            raise _Unreadable(f"Przed {quote(self._tokens[self._at][1])} brakuje liczby.", _FORM)
        if self._peek() == "percent":
            self._take()
            value /= 100
        value *= self._skip_words()
        # „4 odcinki (w tym 2 nowe) x 95 000 zł”: brackets behind a quantity only explain it.
        while self._peek() == "open":
            self._skip_brackets()
            value *= self._skip_words()
        return value

    def _skip_words(self) -> int:
        """Pass over words; the scale that they give to the number in front of them."""
        scale = 1
        while self._peek() == "word":
            word = self._take().lstrip("-/")
            scale *= next((factor for name, factor in _SCALES if word.lower().startswith(name)), 1)
            self.zloty = self.zloty or _ZLOTY.match(word) is not None
            if _CURRENCY.fullmatch(word):
                raise _Unreadable(
                    f"Wzór liczy w walucie {quote(word)}, a kwota planu jest w złotych.",
                    "Przelicz wzór na złote albo dopisz kurs: „100 x 4,30 zł”.",
                )
        return scale

    def _skip_brackets(self) -> None:
        depth = 0
        while self._at < len(self._tokens):
            kind = self._peek()
            self._take()
            depth += (kind == "open") - (kind == "close")
            if not depth:
                return
        raise _Unreadable("Nawias we wzorze nie jest zamknięty.", "Dopisz „)”.")


def _number(text: str) -> Fraction:
    digits = re.sub(r"[ \u00a0\u202f]", "", text)
    if "," in digits or digits.count(".") > 1:
        return Fraction(Decimal(digits.replace(".", "").replace(",", ".")))
    if re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", digits):
        whole = digits.replace(".", " ")
        raise _Unreadable(
            f"Nie wiadomo, czy kropka w {quote(text)} oddziela tysiące, czy ułamek.",
            f"Wpisz „{whole}” albo „{digits.replace('.', ',')}”.",
        )
    return Fraction(Decimal(digits))
