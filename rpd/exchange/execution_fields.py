"""The columns of a sheet of execution: what is shown of the plan, and what is filled in.

Those that are filled in are called as the files of execution call them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rpd.exchange.fields import column
from rpd.exchange.tables import ID, OWNER, FieldOf
from rpd.formats.forms import ColumnKind, FormColumn, Value
from rpd.plan.noun import Noun
from rpd.plan.wykonanie import STANY, Kwartal
from rpd.polish.wording import capital

SHOWN: Final[Mapping[str, Value]] = {
    "czesc": "część",
    "calosc": "całość",
    "nierozpoczete": "nierozpoczęte",
    "w-trakcie": "w trakcie",
    "opoznione": "opóźnione",
    "wykonane": "wykonane",
    "wykonane-czesciowo": "wykonane częściowo",
    "niewykonane": "niewykonane",
    "odstapiono": "odstąpiono",
}
"""What choices of a file are called in its sheet."""
GIVEN: Final = tuple(SHOWN[stan] for stan in STANY if stan in SHOWN)
WAYS: Final = (SHOWN["czesc"], SHOWN["calosc"])


def indicator_fields(kwartal: Kwartal, noun: Noun) -> tuple[FieldOf, ...]:
    """The columns of indicators."""
    return (
        *_ids("Id wskaźnika", noun),
        _shown("wskaznik", "Wskaźnik", 40, "Co się liczy."),
        _shown("jednostka", "Jednostka", 11, "W czym podać wartość."),
        _shown("docelowo", "Plan na rok", 14, "Ile ma być do końca roku."),
        _shown("poprzednio", "Poprzednio", 16, "Ostatnia podana wartość i jej kwartał."),
        _filled(
            column(
                "wartosc",
                "Wartość",
                14,
                "Ile jest od 1 stycznia do końca kwartału, samą liczbą. Gdy nikt nie wie: „brak "
                "danych”; gdy nie ma czego liczyć: „nie dotyczy”; zero to 0.",
                "number",
                values="znaki",
                offered=True,
            ),
            signs=True,
        ),
        *_about(kwartal),
    )


def entry_fields(kwartal: Kwartal, noun: Noun) -> tuple[FieldOf, ...]:
    """The columns of money, a row a source."""
    signs = {"kind": "amount", "values": "znaki", "offered": True}
    return (
        *_ids("Id pozycji", noun),
        _shown("zrodlo", "Źródło", 14, "Z czego są pieniądze."),
        _shown("plan", "Plan", 18, "Kwota w planie; „razem” – ze wszystkich źródeł pozycji."),
        _shown("umowy_przed", "Umowy poprzednio", 14, "Podane w ostatnim kwartale.", "amount"),
        _shown("wydatki_przed", "Wydatki poprzednio", 14, "Podane w ostatnim kwartale.", "amount"),
        _filled(
            column(
                "umowy",
                "Umowy",
                16,
                "Na ile zawarto umów od 1 stycznia, w złotych.",
                **signs,  # type: ignore[arg-type]
            ),
            signs=True,
        ),
        _filled(
            column(
                "wydatki",
                "Wydatki",
                16,
                "Ile wydano od 1 stycznia, w złotych.",
                **signs,  # type: ignore[arg-type]
            ),
            signs=True,
        ),
        *_about(kwartal),
    )


def milestone_fields(kwartal: Kwartal, noun: Noun) -> tuple[FieldOf, ...]:
    """The columns of milestones."""
    return (
        *_ids("Nr", noun),
        _shown("kamien", "Kamień milowy", 44, "Co ma być osiągnięte."),
        _shown("do", "Termin", 18, "Kiedy ma być osiągnięty."),
        _day(
            kwartal,
            "osiagnieto",
            "Osiągnięto",
            "Dzień, w którym go osiągnięto; jeszcze nie – puste.",
        ),
        _notes(),
    )


def action_fields(noun: Noun) -> tuple[FieldOf, ...]:
    """The columns of what is said of actions as a whole."""
    return (
        _shown(ID, f"Id {noun.genitive}", 18, "Po tym rpd rozpoznaje wiersz; nie zmieniaj."),
        *_named(noun),
        _shown("terminy", "Termin", 24, "Termin w planie."),
        _filled(
            column(
                "stan",
                "Stan inny niż wynika",
                20,
                "Zwykle puste: stan wynika z wartości i terminów. Podaj tylko, gdy jest inny, i "
                "napisz dlaczego.",
                values="stany",
            ),
            choice=GIVEN,
        ),
        _filled(column("powod", "Dlaczego", 30, "Powód stanu podanego obok.")),
        _notes(),
    )


def whole_fields(kwartal: Kwartal) -> tuple[FieldOf, ...]:
    """The columns of what is said of the report as a whole."""
    return (
        _shown(ID, "Id podmiotu", 18, "Po tym rpd rozpoznaje wiersz; nie zmieniaj."),
        _shown("okres", "Okres", 22, "Wartości liczy się od 1 stycznia do końca tego kwartału."),
        _day(
            kwartal, "stan_na", "Stan na", "Dzień, z którego są wartości; zwykle ostatni kwartału."
        ),
        _notes(),
    )


# --- parts of them


def _ids(header: str, noun: Noun) -> tuple[FieldOf, ...]:
    return (
        _shown(
            OWNER,
            f"Id {noun.genitive}",
            16,
            f"Po tym rpd rozpoznaje {noun.accusative}; nie zmieniaj.",
        ),
        _shown(ID, header, 18, "Po tym rpd rozpoznaje wiersz; nie zmieniaj."),
        *_named(noun),
    )


def _named(noun: Noun) -> tuple[FieldOf, ...]:
    return (
        _shown("numer", "Numer", 9, f"Numer {noun.genitive} w planie."),
        _shown("nazwa_dzialania", capital(noun.one), 34, f"Nazwa {noun.genitive} w planie."),
    )


def _shown(key: str, header: str, width: int, meaning: str, kind: ColumnKind = "text") -> FieldOf:
    return FieldOf(column(key, header, width, meaning, kind, locked=True))


def _filled(about: FormColumn, *, choice: Sequence[str] = (), signs: bool = False) -> FieldOf:
    return FieldOf(about, choice=tuple(choice), signs=signs)


def _day(kwartal: Kwartal, key: str, header: str, meaning: str) -> FieldOf:
    first = Kwartal(kwartal.rok, 1).pierwszy_dzien
    between = first.isoformat(), kwartal.ostatni_dzien.isoformat()
    return _filled(column(key, header, 12, meaning, "date", between=between))


def _about(kwartal: Kwartal) -> tuple[FieldOf, ...]:
    """What may be said beside a value or amounts."""
    return (
        _day(kwartal, "stan_na", "Z dnia", "Tylko gdy inny niż w arkuszu „Całość”."),
        _filled(
            column(
                "ujecie",
                "Ujęcie",
                10,
                "Tylko gdy to samo podają też inni: „część” – Twoja część, części się sumują; "
                "„całość” – wszyscy podajecie to samo.",
                values="ujecia",
            ),
            choice=WAYS,
        ),
        _filled(column("powod", "Powód spadku", 24, "Tylko gdy jest mniej niż poprzednio.")),
        _notes(),
    )


def _notes() -> FieldOf:
    meaning = "Co warto wiedzieć; bez danych osobowych, bo trafia do sprawozdania."
    return _filled(column("uwagi", "Uwagi", 30, meaning))
