"""The profile that a later plan needs, where the years of the one there is have passed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rpd.beginning import carried as carrying
from rpd.beginning.years import Years
from rpd.errors import UsageError
from rpd.load.data import data_of, decoded
from rpd.outside import files
from rpd.plan.built_in import PROFIL
from rpd.plan.model import Plan
from rpd.plan.profil import year_in
from rpd.polish.wording import quote
from rpd.workspace.desk import Opened
from rpd.workspace.next_year_file import YEAR
from rpd.writing.canonical import canonical
from rpd.writing.edit import edit

BOM = b"\xef\xbb\xbf"


def profile_for(opened: Opened, years: Years) -> tuple[Path, bytes] | None:
    """A profile with the years of the later plan; None where the one there is serves both."""
    plan = opened.plan
    assert plan is not None
    if not plan.plik_profilu or all(years.period(one) == one for one in plan.profil.okresy):
        return None
    source = opened.desk.fetch(opened.path)(plan.plik_profilu)
    text = decoded(source)
    data = data_of(text)
    later = data | {"okresy": carrying.profile_periods(data["okresy"], years)}
    former = opened.path.parent / plan.plik_profilu
    stem = YEAR.sub("", former.stem).strip("-_") or PROFIL
    path = former.with_name(f"{stem}-{years.first}{former.suffix}")
    if path.exists():
        raise UsageError(
            f"Profil {quote(files.display_name(path))} już jest, a nowy plan potrzebuje profilu "
            "z nowymi latami.",
            "Przenieś ten plik albo usuń go i powtórz polecenie.",
        )
    bom = BOM if source.data.startswith(BOM) else b""
    return path, bom + canonical(edit(text, later), later, "profil").encode("utf-8")


def on_profile(plan: Plan, name: str) -> Iterator[str]:
    """What there is to know of a profile with the years of the later plan."""
    yield f"Lata nowego planu ma profil „{name}”; dotychczasowy jest bez zmian."
    columns = (shown for layout in plan.profil.uklad for shown in layout.columns)
    dated = dict.fromkeys(shown.header for shown in columns if year_in(shown.header))
    if dated:
        yield f"W profilu „{name}” sprawdź nagłówki z rokiem: {', '.join(map(quote, dated))}."
