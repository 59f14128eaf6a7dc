"""Terms of the plan ("II–IV kwartał 2024", "do 30.06.2024 r.") read into intervals of days.

The text of a term is printed as it was written; what is read from it serves rules and sums.
``words`` has the vocabulary, ``reader`` the grammar, ``settle`` gives what a member of a list
leaves out, ``written`` and ``nearest`` say what to write where a text cannot be read.
"""

from functools import lru_cache
from typing import Final

from rpd.plan.terminy.okres import UNDATED, Okres, Problem, Przedzial
from rpd.plan.terminy.points import UnreadableError
from rpd.plan.terminy.reader import Reader
from rpd.plan.terminy.settle import ReversedError, settled, years_in_words
from rpd.plan.terminy.words import tokens
from rpd.plan.terminy.written import canonical
from rpd.polish.wording import DASH, date, quote

__all__ = (
    "LONGEST",
    "UNDATED",
    "Okres",
    "Problem",
    "Przedzial",
    "accepted_forms",
    "canonical",
    "parse",
    "years_in_words",
)

LONGEST: Final = 200


# A plan has few different terms, and the values are immutable.
@lru_cache(maxsize=1024)
def parse(tekst: str, rok: int, koniec: int | None = None) -> Okres | Problem:
    """Read a term; `rok` is the plan's year, taken where the text gives none.

    `koniec` is the last year of a plan of several. "do X" starts with the plan, or with the year of
    X where that is earlier; "od X" ends with the plan, or with the year of X where that is later.
    "Na bieżąco" is the whole plan, „każdego roku” every year of it. Case, the kind and number of
    spaces, hyphen or en dash, and "r." after a year do not matter. Never raises.
    """
    lata = range(rok, max(rok, koniec or rok) + 1)
    too_long = len(tekst) > LONGEST
    tekst = " ".join(tekst.split())
    if too_long:
        return _unreadable(tekst, rok, f"ma więcej niż {LONGEST} znaków")
    try:
        reader = Reader(tokens(tekst))
        return settled(reader.read(), lata, each_year=reader.each_year)
    except UnreadableError as reason:
        from rpd.plan.terminy.nearest import nearest

        return _unreadable(tekst, rok, str(reason), nearest(tekst, lata))
    except ReversedError as found:
        return Problem(
            "reversed",
            f"Termin {quote(tekst)} kończy się ({date(found.do)}), zanim się zacznie "
            f"({date(found.od)}).",
            _turned(tekst, lata, found),
        )


def _turned(tekst: str, lata: range, found: ReversedError) -> str:
    from rpd.plan.terminy.nearest import nearest

    turned = canonical(found.turned, lata[0], lata[-1])
    if turned.isdigit():
        turned = f"I{DASH}IV kwartał {turned}"  # „IV–I kwartał” is of quarters
    hint = f"Najpierw podaje się początek: „{turned}”"
    next_year = nearest(tekst, lata) if found.od.year == found.do.year else ""
    return hint + (f"; przy przejściu na następny rok: „{next_year}”." if next_year else ".")


def _unreadable(tekst: str, rok: int, reason: str, meant: str = "") -> Problem:
    examples = ", ".join(f"„{form}”" for form in accepted_forms(rok)[:6])
    hint = f"Przykłady: {examples}."
    if meant:
        hint = f"Zapisz: „{meant}”, jeśli o to chodzi. {hint}"
    message = f"Nie można odczytać terminu {quote(tekst)}: {reason}."
    return Problem("unreadable", message, hint, meant)


def accepted_forms(rok: int) -> tuple[str, ...]:
    """Every form of a term by example, the most usual first."""
    return (
        f"II{DASH}IV kwartał {rok}",
        f"I półrocze {rok}",
        f"maj{DASH}czerwiec {rok}",
        f"do 30.06.{rok} r.",
        f"4 czerwca {DASH} 2 lipca {rok}",
        "na bieżąco",
        f"I i III kwartał {rok}",
        f"maj i październik {rok}",
        f"cały rok {rok}",
        f"marzec {rok}",
        f"I{DASH}IV kw.",
        f"30 czerwca {rok}",
        f"do 30 czerwca {rok} r.",
        f"do końca marca {rok}",
        f"do końca II kwartału {rok} r.",
        f"do końca {rok} r.",
        f"do {rok + 3} r.",
        f"od marca {rok}",
        f"od 12.01.{rok} r. do 6.02.{rok} r.",
        f"w II kwartale {rok}",
        f"{rok}-06-30",
        f"IV kwartał {rok} {DASH} I kwartał {rok + 1}",
        f"{rok}{DASH}{rok + 1}",
        f"{rok}, {rok + 2}",
        f"co dwa lata: {rok}, {rok + 2}",
        "do 31 marca każdego roku",
        "cały okres realizacji planu",
        "działanie ciągłe",
    )
