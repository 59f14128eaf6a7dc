"""What a file of data may not hold although YAML knows it, said where it stands.

Notations that make the same characters mean something else, and sizes that no plan has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rpd.reading.first_key import first_key
from rpd.reading.notations import short

Refuse = Callable[..., None]
"""Notes a finding of an event, and stops the reading where that is `fatal`."""


def too_long(refuse: Refuse, event: Any, most: int) -> None:
    """A text of more characters than any field has."""
    refuse(
        event,
        "zbyt-duzy-plik",
        f"Tekst pola ma {len(event.value)} znaków; dozwolone jest {most}.",
        "Skróć tekst tego pola.",
        fatal=True,
    )


def repeated(refuse: Refuse, event: Any, key: str, before: Sequence[Any]) -> None:
    """A key that stands in its mapping already; `before` are the events up to this one."""
    refuse(
        event,
        "powtorzony-klucz",
        f"Klucz „{short(key)}” stoi w tym miejscu drugi raz.",
        "Usuń jeden z nich albo zmień jego nazwę; liczy się pierwszy.",
        first=first_key(before, event.value),
    )


def merge_key(refuse: Refuse, event: Any) -> None:
    """A key that takes fields over from elsewhere."""
    refuse(
        event,
        "niedozwolony-zapis",
        "Klucz scalania „<<” nie jest dozwolony.",
        "Wpisz pola wprost w miejscu, którego dotyczą.",
    )


def question_mark(refuse: Refuse, event: Any) -> None:
    """A question mark that begins a key."""
    refuse(
        event,
        "niedozwolony-zapis",
        "Znak „?” ze spacją po nim zaczyna tu nazwę pola.",
        "Jeśli to tekst, weź go w cudzysłów razem z tym znakiem; jeśli nie, usuń znak.",
    )


def no_name(refuse: Refuse, event: Any) -> None:
    """A list or a mapping where the name of a field stands."""
    refuse(
        event,
        "niedozwolony-zapis",
        "Nazwą pola nie może być lista ani mapa.",
        "Wpisz jako nazwę zwykły wyraz; tekst od „{” albo „[” weź w cudzysłów.",
        fatal=True,
    )


def too_deep(refuse: Refuse, event: Any, most: int) -> None:
    """A value within more values than any plan has."""
    refuse(
        event,
        "zbyt-duzy-plik",
        f"Zagnieżdżenie jest głębsze niż {most} poziomy.",
        "Sprawdź wcięcia i nawiasy w tym miejscu.",
        fatal=True,
    )


def at_start(refuse: Refuse, event: Any, documents: int) -> None:
    """Directives before a document, and a document that is not the first."""
    if event.version or event.tags:
        refuse(
            event,
            "niedozwolony-zapis",
            "Dyrektywy („%YAML”, „%TAG”) nie są dozwolone.",
            "Usuń wiersz zaczynający się od „%”.",
        )
    if documents > 1:
        refuse(
            event,
            "kilka-dokumentow",
            "W pliku zaczyna się drugi dokument (wiersz „---”).",
            "Zostaw w pliku jeden dokument; drugi zapisz w osobnym pliku.",
            fatal=True,
        )


def too_many(refuse: Refuse, event: Any, most: int) -> None:
    """More values than any plan has."""
    refuse(
        event,
        "zbyt-duzy-plik",
        f"Plik ma więcej niż {most} elementów.",
        "Podziel plan na mniejsze pliki.",
        fatal=True,
    )
