"""The file of errata as values: parts, chapters, entries. Fields are the keys of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Literal

from rpd.compare.changes import PlaceKind
from rpd.diagnostics import Path
from rpd.frozen import dataclass
from rpd.plan.model import Kolumna
from rpd.writing.model_data import Data

Dokument = Literal["plan", "strategia"]
WPodpisanym = Literal["tak", "nie", "nieznane"]


@dataclass(frozen=True, slots=True)
class Wpis:
    """A place that looks like a slip.

    ``kind`` and ``id`` say where it is, as in a saved amendment; a heading and a footnote have no
    ``pola``. Either ``proponuje`` is the text that should stand there, or ``do_decyzji`` says what
    is to be decided. ``inaczej_w_druku`` says why the adopted text is printed otherwise,
    ``poprawiono`` is the number of the resolution that has mended it.
    """

    nr: int
    kind: PlaceKind
    id: str
    pola: tuple[Kolumna, ...]
    dokumenty: tuple[Dokument, ...]
    przyjeto: str
    proponuje: str
    do_decyzji: str
    powod: str
    inaczej_w_druku: str
    w_podpisanym: WPodpisanym
    poprawiono: str
    path: Path = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Czesc:
    """A part of the page or a chapter of one: its entries, then its prose, then its chapters."""

    tytul: str
    wpisy: tuple[Wpis, ...]
    tresc: str
    rozdzialy: tuple[Czesc, ...]


@dataclass(frozen=True, slots=True)
class Errata:
    """A whole file."""

    rok: int
    tytul: str
    wstep: str
    czesci: tuple[Czesc, ...]
    format: int | None = None

    def wpisy(self) -> Iterator[Wpis]:
        """All entries in the order of the file."""
        for czesc in self.czesci:
            yield from czesc.wpisy
            for rozdzial in czesc.rozdzialy:
                yield from rozdzial.wpisy


def from_data(data: dict[str, Data]) -> Errata:
    """The errata of a mapping that the schema has found valid."""
    return Errata(
        rok=int(data["rok"]),
        tytul=str(data["tytul"]),
        wstep=str(data.get("wstep", "")).strip(),
        czesci=tuple(
            _czesc(czesc, ("czesci", position)) for position, czesc in enumerate(data["czesci"])
        ),
        format=data.get("format"),
    )


def _czesc(data: dict[str, Data], path: Path) -> Czesc:
    return Czesc(
        tytul=str(data["tytul"]),
        wpisy=tuple(
            _wpis(wpis, (*path, "wpisy", position))
            for position, wpis in enumerate(data.get("wpisy") or ())
        ),
        tresc=str(data.get("tresc", "")).strip(),
        rozdzialy=tuple(
            _czesc(rozdzial, (*path, "rozdzialy", position))
            for position, rozdzial in enumerate(data.get("rozdzialy") or ())
        ),
    )


def _wpis(data: dict[str, Data], path: Path) -> Wpis:
    ((kind, identifier),) = (data.get("gdzie") or {"plan": ""}).items()
    return Wpis(
        nr=int(data["nr"]),
        kind=kind,
        id=str(identifier),
        pola=tuple(data.get("pola") or ()),
        dokumenty=tuple(data.get("dokumenty") or ("plan",)),
        przyjeto=str(data["przyjeto"]),
        proponuje=str(data.get("proponuje", "")),
        do_decyzji=str(data.get("do_decyzji", "")),
        powod=str(data["powod"]),
        inaczej_w_druku=str(data.get("inaczej_w_druku", "")),
        w_podpisanym=data["w_podpisanym"],
        poprawiono=str(data.get("poprawiono", "")),
        path=path,
    )
