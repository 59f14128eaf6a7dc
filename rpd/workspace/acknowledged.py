"""How many places the acknowledgements of a plan cover, written into its text and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rpd import rules
from rpd.errors import RpdError
from rpd.frozen import dataclass
from rpd.load.whole import Loaded
from rpd.plan.model import Odstepstwo
from rpd.polish.wording import count, quote
from rpd.rules import judging
from rpd.rules.acknowledged import RULES as OF_ACKNOWLEDGEMENTS
from rpd.rules.traits import of_reader
from rpd.workspace import plans
from rpd.workspace.desk import Opened

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Places:
    """The file as it was and as it is to be (None: it is right), and what that changes."""

    before: bytes
    after: bytes | None
    said: tuple[str, ...]


def places(path: Path) -> Places:
    """The plan with „miejsc” and „odcisk” of its acknowledgements up to date.

    Raises RpdError where the plan cannot be read whole: some of the places would be missing.
    """
    loaded = plans.load_plan(path)
    source = loaded.source
    if loaded.plan is None or loaded.case is None or _refused(loaded):
        raise RpdError(
            f"W pliku „{source.name}” są błędy zapisu, więc nie wiadomo, ile miejsc obejmują "
            "odstępstwa.",
            f"Popraw je (wymienia je „rpd validate {source.name}”) i powtórz polecenie.",
        )
    if loaded.strategia is None or loaded.slownik is None:
        raise RpdError(
            f"Bez strategii i słownika planu „{source.name}” nie wiadomo, ile miejsc obejmują "
            "odstępstwa.",
            "Popraw pola „strategia” i „slownik” i powtórz polecenie.",
        )
    found = judging.places(loaded.case)
    changed = {
        index: place
        for index, place in found.items()
        if place != (_of(loaded, index).miejsc, _of(loaded, index).odcisk)
    }
    if not changed:
        said = f"W pliku „{source.name}” liczby i odciski miejsc są aktualne."
        return Places(source.data, None, (said,))
    told = tuple(_told(_of(loaded, index), miejsc) for index, (miejsc, _) in changed.items())
    return Places(source.data, _edited(loaded, changed), told)


def _told(odstepstwo: Odstepstwo, miejsc: int) -> str:
    before = f" (było {odstepstwo.miejsc})" if odstepstwo.miejsc is not None else ""
    covered = count(miejsc, "miejsce", "miejsca", "miejsc")
    return f"Odstępstwo od {odstepstwo.regula} w {quote(odstepstwo.gdzie)}: {covered}{before}."


def _refused(loaded: Loaded) -> bool:
    found = (rules.called(diagnostic.code) for diagnostic in loaded.diagnostics)
    return any(of_reader(rule) and rule not in OF_ACKNOWLEDGEMENTS for rule in found)


def _of(loaded: Loaded, index: int) -> Odstepstwo:
    assert loaded.plan is not None
    return loaded.plan.odstepstwa[index]


def _edited(loaded: Opened, changed: Mapping[int, tuple[int, str]]) -> bytes:
    from rpd.load.data import data_in, decoded
    from rpd.writing.edit import rewrite

    plan = data_in(loaded)
    entries = list(plan["odstepstwa"])
    for index, (miejsc, odcisk) in changed.items():
        entries[index] = _with(entries[index], {"miejsc": miejsc, "odcisk": odcisk})
    made = rewrite(decoded(loaded.source), plan | {"odstepstwa": entries}, before=plan)
    edited = made.text.encode("utf-8")
    return _BOM + edited if loaded.source.data.startswith(_BOM) else edited


def _with(entry: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """The entry with these keys, new ones behind „gdzie”."""
    result: dict[str, Any] = {}
    for key, value in entry.items():
        result[key] = added.get(key, value)
        if key == "gdzie":
            result |= {name: new for name, new in added.items() if name not in entry}
    return result
