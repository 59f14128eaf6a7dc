"""Writes into a plan how many places its acknowledgements cover, and touches nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rpd import rules
from rpd.cli import output, plans
from rpd.errors import RpdError
from rpd.load import Loaded
from rpd.outside import files
from rpd.plan.model import Odstepstwo
from rpd.polish.wording import count, quote
from rpd.rules.acknowledged import RULES as OF_ACKNOWLEDGEMENTS

_BOM = b"\xef\xbb\xbf"


def write_places(path: Path) -> None:
    """Bring „miejsc” and „odcisk” of a plan's acknowledgements up to date, and say what changed.

    Raises RpdError where the plan cannot be read whole: some of the places would be missing.
    """
    source = files.read(path)
    loaded = plans.load_plan(path)
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
    found = rules.places(loaded.case)
    changed = {
        index: place
        for index, place in found.items()
        if place != (_of(loaded, index).miejsc, _of(loaded, index).odcisk)
    }
    if not changed:
        output.say(f"W pliku „{source.name}” liczby i odciski miejsc są aktualne.")
        return
    output.update(path, _edited(source.data, changed), source.data, "plan")
    for index, (miejsc, _) in changed.items():
        odstepstwo = _of(loaded, index)
        before = f" (było {odstepstwo.miejsc})" if odstepstwo.miejsc is not None else ""
        places = count(miejsc, "miejsce", "miejsca", "miejsc")
        output.say(
            f"Odstępstwo od {odstepstwo.regula} w {quote(odstepstwo.gdzie)}: {places}{before}."
        )


def _refused(loaded: Loaded) -> bool:
    found = (rules.BY_NAME[diagnostic.code] for diagnostic in loaded.diagnostics)
    return any(rules.of_reader(rule) and rule not in OF_ACKNOWLEDGEMENTS for rule in found)


def _of(loaded: Loaded, index: int) -> Odstepstwo:
    assert loaded.plan is not None
    return loaded.plan.odstepstwa[index]


def _edited(data: bytes, changed: Mapping[int, tuple[int, str]]) -> bytes:
    from rpd.reading import events
    from rpd.writing.edit import edit

    text = data.removeprefix(_BOM).decode("utf-8")
    plan: dict[str, Any] = events.compose(text).data
    entries = list(plan["odstepstwa"])
    for index, (miejsc, odcisk) in changed.items():
        entries[index] = _with(entries[index], {"miejsc": miejsc, "odcisk": odcisk})
    edited = edit(text, plan | {"odstepstwa": entries}).encode("utf-8")
    return _BOM + edited if data.startswith(_BOM) else edited


def _with(entry: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """The entry with these keys, new ones behind „gdzie”."""
    result: dict[str, Any] = {}
    for key, value in entry.items():
        result[key] = added.get(key, value)
        if key == "gdzie":
            result |= {name: new for name, new in added.items() if name not in entry}
    return result
