"""What there is to say about an accepted report: what has changed behind it since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rpd.diagnostics import Diagnostic, Finding
from rpd.errors import RpdError
from rpd.load import alone
from rpd.load.kinds import REPORTS
from rpd.plan.sprawozdanie import Sprawozdanie, odcisk_of
from rpd.polish.wording import quote
from rpd.rules import (
    brak_zrodla_sprawozdania,
    sprawozdanie_nie_na_miejscu,
    wykonanie_po_przyjeciu,
    zmiana_po_przyjeciu,
    zmienione_sprawozdanie,
)
from rpd.workspace.accepted import Differing, Why, differing, kwartal_of, now, path_of
from rpd.workspace.desk import Desk


def check(path: Path, desk: Desk) -> tuple[Diagnostic, ...]:
    """What there is to say about an accepted report. Raises CannotReadError."""

    def look(data: Any) -> list[Finding]:
        from rpd.load.kinds import BY_KEY

        build = BY_KEY["sprawozdanie"].build
        one = build(data) if build else None
        if not isinstance(one, Sprawozdanie) or path.absolute().parent.name != REPORTS:
            return []
        return list(_about(one, path.absolute(), desk))

    source = desk.read(path)
    return alone.check("sprawozdanie", source, look, desk.begun(source)).diagnostics


def _about(one: Sprawozdanie, path: Path, desk: Desk) -> Iterator[Finding]:
    folder = path.parent.parent
    kwartal = kwartal_of(one)
    plan = folder / one.plan
    if one.odcisk != odcisk_of(one):
        yield _found(
            ("odcisk",),
            "Sprawozdanie zmieniono po przyjęciu: treść nie zgadza się z odciskiem.",
            "Przywróć plik z gita albo z kopii; przyjętego sprawozdania się nie poprawia.",
            zmienione_sprawozdanie.SLUG,
        )
    if kwartal is None:
        return
    wanted = path_of(plan, kwartal).name
    if path.with_suffix(".yaml").name != wanted:
        yield _found(
            ("rok",),
            f"Sprawozdanie za {kwartal.rzymski} kwartał {kwartal.rok} r. leży w pliku "
            f"{quote(path.name)}.",
            f"Nazwij plik „{wanted}”.",
            sprawozdanie_nie_na_miejscu.SLUG,
        )
    if "/" in one.plan or "\\" in one.plan or not plan.is_file():
        yield _found(
            ("plan",),
            f"Nie ma planu {quote(one.plan)}, którego dotyczy to sprawozdanie.",
            f"Przywróć plan obok folderu „{REPORTS}”.",
            sprawozdanie_nie_na_miejscu.SLUG,
        )
        return
    try:
        sources = now(plan, kwartal, desk)
    except RpdError as error:
        yield _found(
            ("plan",),
            f"Nie można ustalić, z czego powstało sprawozdanie: {error.message}",
            error.hint,
            brak_zrodla_sprawozdania.SLUG,
        )
        return
    for other in differing(one, sources, folder):
        yield _finding(other)


_SLUGS: dict[Why, str] = {
    "zmieniony": zmiana_po_przyjeciu.SLUG,
    "brak": brak_zrodla_sprawozdania.SLUG,
    "nowy": wykonanie_po_przyjeciu.SLUG,
}
_HINTS: dict[Why, str] = {
    "zmieniony": "Cofnij zmianę; co wyszło na jaw po przyjęciu, podaj w następnym okresie.",
    "brak": "Przywróć ten plik z gita albo z kopii.",
    "nowy": "Usuń ten plik; co wyszło na jaw po przyjęciu, podaj w następnym okresie.",
}


def _finding(other: Differing) -> Finding:
    path = ("zrodla",) if other.at is None else ("zrodla", other.at)
    return _found(path, other.said, _HINTS[other.why], _SLUGS[other.why])


def _found(path: tuple[str | int, ...], message: str, hint: str, slug: str) -> Finding:
    return Finding(path, message, hint, "sprawozdanie", slug=slug)
