"""What an amount may look like in a plan, and what is wrong with one that does not.

Accepted: a positive whole number of złoty, or one with exactly two decimals (``180000``,
``1250.50``), at most 10¹⁵. Amounts never pass through a float.
"""

from __future__ import annotations

import re
from decimal import Decimal

from rpd.frozen import dataclass
from rpd.polish.wording import join, plural, quote

MAX = Decimal(10) ** 15
_SHIFTS = {"zł": 0, "tys. zł": 3, "mln zł": 6}


@dataclass(frozen=True, slots=True)
class Zapis:
    """How a plan writes its amounts: in złoty, thousands or millions; with so many decimals.

    The amounts of the model are złoty. Digits are moved and never rounded. ``bez_jednostki`` leaves
    the unit out of cells, because the header has it. ``bez_zrodel`` amounts are those of a plan
    that prints no sources, and need none.
    """

    jednostka: str = "zł"
    miejsca: int | None = None
    bez_jednostki: bool = False
    bez_zrodel: bool = False

    @property
    def shift(self) -> int:
        """How many digits the unit moves the point by."""
        return _SHIFTS[self.jednostka]

    def zloty(self, written: Decimal) -> Decimal:
        """An amount of the file in złoty."""
        if not self.shift or not written.is_finite():
            return written
        value = written.scaleb(self.shift).normalize()
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and exponent > 0:
            return Decimal(int(value))
        return value.quantize(Decimal("0.01")) if exponent == -1 else value

    def written(self, zloty: Decimal) -> Decimal:
        """An amount of złoty as the file has it."""
        if not self.shift or not zloty.is_finite():
            return zloty
        value = zloty.scaleb(-self.shift).normalize()
        exponent = value.as_tuple().exponent
        return Decimal(int(value)) if isinstance(exponent, int) and exponent > 0 else value

    @property
    def plain(self) -> bool:
        """Whether amounts are written in złoty, with grosze where there are any."""
        return not self.shift and self.miejsca is None


ZLOTE = Zapis()
_LONGEST = 40
_FORM = "Zapisz kwotę cyframi, z kropką przed groszami: 180000 albo 1250.50."
_POSITIVE = "Kwota w planie musi być większa od zera."
_ZERO = "Brak kosztów zapisz jako „bez_kosztow: true”, a kwotę nieustaloną – samym źródłem."
_EMPTY = "Kwota jest pusta.", "Wpisz kwotę albo usuń to pole, jeśli kwoty nie ustalono."
_TOO_LARGE = "Kwota jest większa niż 10^15 zł.", "Sprawdź liczbę cyfr."
_BY_YEAR = "Kwoty na lata zapisz w polu „okresy” zamiast „kwota”."
_ONLY_IN_PERIOD = (
    "Kwotę nieustaloną zapisz samym źródłem, bez pola „kwota”; znak może zastąpić tylko kwotę "
    "w polu „okresy”."
)
_SIGN = re.compile(r"[Xx]|[-–—]|bd|b\.d\.|b/d|n/?d")
_SPACES = re.compile(r"[\s\u00a0\u202f]")


def problem(value: object) -> tuple[str, str] | None:
    """What is wrong with the value of an amount's field and what to do; None where all is well."""
    if isinstance(value, bool):
        shown = "true" if value else "false"
        return f"Zamiast kwoty stoi wartość logiczna {shown}.", _FORM
    if isinstance(value, int | Decimal):
        return _number_problem(Decimal(value))
    if isinstance(value, str):
        return _text_problem(value)
    if value is None:
        return _EMPTY
    if isinstance(value, list):
        return "Zamiast kwoty stoi lista.", "Zapisz jedną liczbę; każda kwota to osobna pozycja."
    if isinstance(value, dict):
        return "Zamiast kwoty stoją pola.", _BY_YEAR if years(value) else _FORM
    return "Kwota nie jest liczbą.", _FORM


def period_problem(value: object) -> tuple[str, str] | None:
    """The same for an amount of a period: zero is one, and a sign may stand in its place.

    What to do is "" where it depends on the signs of the plan.
    """
    if is_zero(value):
        return None
    wrong = problem(value)
    if wrong and wrong[1] == _POSITIVE:
        return wrong[0], "Kwota okresu nie może być mniejsza od zera."
    unclear = (_FORM, _ONLY_IN_PERIOD, _EMPTY[1])
    return (wrong[0], "") if wrong and wrong[1] in unclear else wrong


def in_unit(wrong: tuple[str, str], value: Decimal, zapis: Zapis) -> tuple[str, str]:
    """What is wrong with an amount, in the unit that the plan writes."""
    exponent = value.as_tuple().exponent
    if not zapis.shift or not isinstance(exponent, int) or exponent >= -2:
        return wrong
    return (
        f"Kwota {zapis.written(value):f} {zapis.jednostka} nie jest pełną liczbą groszy.",
        f"Podaj najwyżej {zapis.shift + 2} cyfr po kropce.",
    )


def years(named: dict[str, object]) -> bool:
    """Whether a mapping is one of years: what a plan has in „okresy”."""
    return bool(named) and all(re.fullmatch("20[0-9]{2}", name) for name in named)


def no_data(znak: str, sign: str = "") -> bool:
    """Whether a sign says that an amount is not known: that of the profile, or „bd”, „b.d.”."""
    if sign:
        return znak.strip() == sign
    return znak.strip().casefold().replace(".", "") == "bd"


def is_zero(value: object) -> bool:
    """Whether a value is the amount of nothing."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool) and value == 0


def _number_problem(value: Decimal) -> tuple[str, str] | None:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        return "Kwota nie jest liczbą.", _FORM
    if value < 0:
        return f"Kwota {value:f} jest ujemna.", _POSITIVE
    if value == 0:
        return "Kwota wynosi zero.", _ZERO
    if value > MAX:
        return _TOO_LARGE
    if exponent >= 0 or exponent == -2:
        return None
    digits = plural(-exponent, "cyfrę", "cyfry", "cyfr")
    hint = "Podaj pełne złote albo grosze dwiema cyframi"
    if exponent == -1:
        hint += f": „{value:f}0”{_or_thousands(value)}."
    elif exponent == -3:
        whole = f"{value:f}".replace(".", "").lstrip("0")
        hint += f"; jeśli kropka oddziela tysiące, wpisz „{whole}”."
    else:
        hint += ", np. „1250.50”."
    return f"Kwota {value:f} ma {-exponent} {digits} po kropce.", hint


_SHORT = re.compile(
    r"(?i)([0-9]{1,12}(?:[.,][0-9]{1,9})?|[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,9})?)"
    r"(ty[sś]|tysi[aąeę]c|mln|milion|mld|miliard)(?:y|ów|e|a)?\.?(?:zł|złotych|złote|pln)?\.?"
)


def _or_thousands(value: Decimal) -> str:
    """What else an amount with one decimal may be: copied from a table in thousands of złoty."""
    thousands = value * 1000
    return f", a jeśli to kwota w tys. zł: „{thousands:.0f}”" if value < 100_000 else ""


def _short(digits: str, word: str) -> str:
    """„12,5 tys.” in złoty; a sign before three digits may part thousands or a fraction."""
    factor = 10**3 if word.startswith("ty") else 10**9 if word in ("mld", "miliard") else 10**6
    decimal = digits.replace(".", "") if "," in digits else digits
    ambiguous = re.fullmatch(r"[0-9]{1,3}[.,][0-9]{3}", digits)
    if digits.count(".") > 1:
        decimal = digits.replace(".", "")
    value = Decimal(decimal.replace(",", ".")) * factor
    if not ambiguous:
        return _instead(f"{value.normalize():f}")
    whole = Decimal(re.sub("[.,]", "", digits)) * factor
    if whole > MAX:
        return _FORM
    return (
        f"Wpisz: „{whole:f}”, jeśli znak „{digits[-4]}” oddziela tysiące, "
        f"a „{value.normalize():f}”, jeśli oddziela ułamek."
    )


_SIGNS = (
    (r"[0-9]{1,3}(\.[0-9]{3})+,[0-9]{1,2}", "kropki między tysiącami i przecinek"),
    (r"[0-9]{1,3}(\.[0-9]{3}){2,}", "kropki między tysiącami"),
    (r"[0-9]{1,3}('[0-9]{3})+|[0-9]+(_[0-9]+)+", "znaki między cyframi"),
    (r"[0-9]+,[0-9]+", "przecinek zamiast kropki"),
)


def _text_problem(text: str) -> tuple[str, str]:
    shown = quote(text)
    bare = _SPACES.sub("", text)
    if not bare:
        return _EMPTY
    if len(bare) > _LONGEST:
        return _TOO_LARGE if bare.isdecimal() else (f"{shown} nie jest kwotą.", _FORM)
    if re.fullmatch(r"[-−–][0-9][0-9.,]*", bare):
        return f"Kwota {shown} jest ujemna.", _POSITIVE
    without_unit = re.sub(r"(?i)(zł|złotych|złote|pln)\.?$", "", bare)
    if without_unit != bare and re.fullmatch(r"[0-9][0-9.,]*", without_unit):
        return f"Kwota {shown} ma dopisaną walutę.", _instead(without_unit)
    if short := _SHORT.fullmatch(bare):
        return f"Kwota {shown} jest zapisana skrótem.", _short(short[1], short[2].lower())
    for form, wrong in _SIGNS:
        if re.fullmatch(form, bare):
            return f"Kwota {shown} ma {wrong}.", _instead(re.sub("['_]", "", bare))
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", bare):
        return _digits_problem(text, bare, shown)
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?[eE]\+?[0-9]{1,2}", bare):
        return f"Kwota {shown} ma postać wykładniczą.", _instead(f"{Decimal(bare):f}")
    if _SIGN.fullmatch(bare):
        return f"{shown} nie jest kwotą.", _ONLY_IN_PERIOD
    if letters := typed_as_letters(bare):
        return f"W kwocie {shown} zamiast cyfry {letters[1]}.", _instead(letters[0])
    return f"{shown} nie jest kwotą.", _FORM


def typed_as_letters(digits: str) -> tuple[str, str] | None:
    """„4O” → "40", with the letters that stand in it; None where it has none, or other ones.

    A small „l” at the end may be litres.
    """
    found = re.fullmatch(r"(?=.*[0-9])[0-9OoIl.]*[0-9OoI]", digits)
    letters = sorted(set(re.findall("[OoIl]", digits)))
    if found is None or not letters:
        return None
    named = join([f"„{letter}”" for letter in letters])
    said = f"stoi litera {named}" if len(letters) == 1 else f"stoją litery {named}"
    return digits.translate(str.maketrans("OoIl", "0011")), said


def _digits_problem(text: str, bare: str, shown: str) -> tuple[str, str]:
    """Digits alone are text where they are quoted, spaced, too long or begin with a zero."""
    value = Decimal(bare)
    if value == 0:
        return "Kwota wynosi zero.", _ZERO
    if value > MAX:
        return _TOO_LARGE
    if bare != text:
        return f"Kwota {shown} ma odstępy między cyframi.", _instead(bare)
    if re.match("0[0-9]", bare):
        return f"Kwota {shown} zaczyna się od zera.", _instead(bare.lstrip("0"))
    return f"Kwota {shown} stoi w cudzysłowie.", _instead(bare, "Usuń cudzysłów, zostaw")


def _instead(digits: str, verb: str = "Wpisz") -> str:
    """The accepted form of the digits, where it can be told; only ever proposed, never assumed."""
    if "," in digits:
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+", digits):
        digits = digits.replace(".", "")
    other = ""
    if re.fullmatch(r"[0-9]{1,16}\.[0-9]", digits):
        other = _or_thousands(Decimal(digits))
        digits += "0"
    fits = re.fullmatch(r"(0|[1-9][0-9]*)(\.[0-9]{2})?", digits)
    return f"{verb}: „{digits}”{other}." if fits and 0 < Decimal(digits) <= MAX else _FORM
