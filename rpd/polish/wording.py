"""How Polish is written: amounts, dates, quarters, plural forms, no-break spaces, suggestions.

Everything here is pure and knows nothing of plans. Text made from values comes with no-break
spaces already in place; text written by people gets them from `keep_together`. Machine formats
use none of this.
"""

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"
DASH: Final = "\u2013"

MONTHS_NOMINATIVE: Final = (
    "styczeń",
    "luty",
    "marzec",
    "kwiecień",
    "maj",
    "czerwiec",
    "lipiec",
    "sierpień",
    "wrzesień",
    "październik",
    "listopad",
    "grudzień",
)
MONTHS_GENITIVE: Final = (
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
)
QUARTERS: Final = ("I", "II", "III", "IV")

QUOTE_LENGTH: Final = 80
LONGEST_NUMBER: Final = 40


# --- commands ----------------------------------------------------------------------------------


def argument(name: str) -> str:
    """The name of a file as it is typed behind a command."""
    return name if not set(name) & set(" '\"()&;$") else f'"{name}"'


def plan_argument(file: str, year: int) -> str:
    """A plan as it is named to a command: by its years where its file is called so."""
    if not file:
        return str(year)
    match = _YEARS.fullmatch(file)
    return match["years"] if match and match["years"].startswith(str(year)) else argument(file)


_YEARS = re.compile(r"(?:plans/)?(?P<years>[0-9]{4}(?:-[0-9]{4})?)\.yaml")


# --- numbers -----------------------------------------------------------------------------------


def plural(n: int, one: str, few: str, many: str) -> str:
    """Return the form of a noun that Polish puts after `n`: 1 błąd, 2 błędy, 5 błędów."""
    n = abs(n)
    if n == 1:
        return one
    if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14):
        return few
    return many


def count(n: int, one: str, few: str, many: str) -> str:
    """Return `n` and its noun, joined by a no-break space: "2 błędy"."""
    return number(n) + NBSP + plural(n, one, few, many)


def amount(value: Decimal, *, grosze: bool | None = True, currency: bool = True) -> str:
    """Write an amount of złoty: "15 459 500,00 zł", with no-break spaces.

    `grosze`: True writes them always, None only where they are not zero, False never.
    Nothing is ever rounded.

    Raises:
        ValueError: the value is not a whole number of grosze, has grosze though `grosze` is
            False, is not finite, or is too long to be an amount.
    """
    sign, whole, fraction = _parts(value)
    if len(fraction) > 2:
        raise ValueError(f"an amount has at most two decimals: {value}")
    if grosze is False and fraction:
        raise ValueError(f"an amount with grosze cannot be written without them: {value}")
    written = sign + _grouped(whole)
    if grosze or fraction:
        written += "," + fraction.ljust(2, "0")
    return written + NBSP + "zł" if currency else written


def number(value: Decimal | int, *, places: int = 0) -> str:
    """Write a value without unit: "1 200", "0,5", "35"; trailing zeros of a fraction are dropped.

    It has at least `places` decimals.

    Raises:
        ValueError: the value is not finite, or has more than LONGEST_NUMBER digits on one side
            of the comma.
    """
    sign, whole, fraction = _parts(Decimal(value))
    written, fraction = sign + _grouped(whole), fraction.ljust(places, "0")
    return f"{written},{fraction}" if fraction else written


def _parts(value: Decimal) -> tuple[str, str, str]:
    """Return sign, whole part and fraction without trailing zeros.

    Made from the digits, because Decimal arithmetic rounds to the precision of its context.
    """
    if not value.is_finite():
        raise ValueError(f"not a number that can be written: {value}")
    if not value:
        return "", "0", ""
    lowest = value.adjusted() - len(value.as_tuple().digits) + 1
    if value.adjusted() >= LONGEST_NUMBER or lowest < -LONGEST_NUMBER:
        raise ValueError(f"a number longer than {LONGEST_NUMBER} digits: {value:.3E}")
    whole, _, fraction = format(value.copy_abs(), "f").partition(".")
    return MINUS if value.is_signed() else "", whole, fraction.rstrip("0")


def _grouped(digits: str) -> str:
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    groups += [digits[i : i + 3] for i in range(head, len(digits), 3)]
    return NBSP.join(groups)


# --- time --------------------------------------------------------------------------------------


def date(value: datetime.date) -> str:
    """Write a day as an act does: "7 marca 2024 r.", with no-break spaces."""
    return NBSP.join((str(value.day), MONTHS_GENITIVE[value.month - 1], str(value.year), "r."))


def quarters(first: int, last: int) -> str:
    """Write one quarter or a range: "II kwartał", "II–IV kwartał", with a no-break space.

    Raises:
        ValueError: not 1 <= first <= last <= 4.
    """
    if not 1 <= first <= last <= 4:
        raise ValueError(f"not a range of quarters: {first}, {last}")
    numerals = QUARTERS[first - 1]
    if last != first:
        numerals += DASH + QUARTERS[last - 1]
    return numerals + NBSP + "kwartał"


# --- text --------------------------------------------------------------------------------------


def join(items: Iterable[str], last: str = " i ") -> str:
    """List things: "a", "a i b", "a, b i c"; nothing gives ""."""
    parts = list(items)
    return last.join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def capital(text: str) -> str:
    """A text as it begins a sentence, and as an annex writes what it cites."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """A text as it goes on within a sentence."""
    return text[:1].lower() + text[1:]


def ended(sentence: str) -> str:
    """A sentence with its full stop; „r.” has one already."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def plain(text: str) -> str:
    """Turn no-break spaces (U+00A0) back into ordinary ones."""
    return text.replace(NBSP, " ")


def quote(text: str) -> str:
    """Put text in Polish quotation marks; over QUOTE_LENGTH characters the middle becomes " … ".

    The cut is made between words; only a word longer than half of the room is cut itself, and the
    sign then touches it.
    """
    if len(text) > QUOTE_LENGTH:
        tail = QUOTE_LENGTH // 2
        text = _head(text, QUOTE_LENGTH - tail - 1) + "…" + _tail(text, tail)
    return f"„{text}”"


_GAP: Final = re.compile(r"\s+\S*\Z")
_HANGING: Final = re.compile(r"(?:\s+\w|[\s,;:–—-])+\Z")


def _head(text: str, room: int) -> str:
    """The first words of a text and a space, in at most `room` characters."""
    if text[room - 1].isspace():
        whole: str | None = text[:room]
    else:
        gap = _GAP.search(text, 0, room)
        whole = text[: gap.start()] if gap else None
    if whole is None or not (kept := _HANGING.sub("", whole)):
        return text[:room]
    return kept + " "


def _tail(text: str, room: int) -> str:
    """A space and the last words of a text, in at most `room` characters."""
    end = text[-room:]
    if end[0].isspace():
        return " " + end.lstrip()
    gap = re.search(r"\s+(?=\S)", end)
    return " " + end[gap.end() :] if gap else end


_INNER: Final = re.compile(r"„([^„”]*(?:„[^„”]*”[^„”]*)*)”")


def inside_quotes(text: str) -> str:
    """The text as it stands within quotation marks: „…” inside „…” becomes »…«."""
    return _INNER.sub(r"»\1«", text)


_HUNDRED: Final = re.compile(r"1[0-9]{2}(?![0-9])")
_CLUSTER: Final = re.compile(
    r"(?:(?:sz|rz|[szśźż](?!z))[bcćdfghjklłmnńprtwzźż]|w[sz])", re.IGNORECASE
)


def out_of(written: str) -> str:
    """Put "z" or "ze" in front: "z 3", "ze 180 000 zł" (read "sto …"), "ze „Szkolenia”"."""
    word = written.lstrip(OPENING + "»")
    acronym = word[:2].isupper()
    hard = _HUNDRED.match(word) or (_CLUSTER.match(word) and not acronym)
    return f"{'ze' if hard else 'z'}{NBSP}{written}"


OPENING: Final = "([{„”\"'«»‚‘"
