"""Files of a workspace in the format that is read today: told, and not written.

Plans and all that is read with them, the settings and the baseline.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rpd.diagnostics import Diagnostic
from rpd.errors import CannotReadError, RpdError
from rpd.frozen import dataclass
from rpd.outside import files
from rpd.outside.files import Source
from rpd.workspace import baselines, laid_out, settings
from rpd.workspace.desk import Desk
from rpd.workspace.kinds import CheckedAs
from rpd.writing import format_steps, migration, settings_text

SETTINGS = "ustawienia"
BASELINE = "stan"
"""What steps call the files that are no YAML."""

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Migrated:
    """A file, the formats it is in and goes to, and its bytes there."""

    path: Path
    source: Source
    stated: int
    newest: int
    data: bytes
    plan: bool = False

    @property
    def changed(self) -> bool:
        """Whether the file is of an older format."""
        return self.stated != self.newest


def newest() -> int:
    """The format that files are brought to."""
    return format_steps.STEPS[-1].after if format_steps.STEPS else 1


def migrated(target: CheckedAs, desk: Desk) -> Migrated | tuple[Diagnostic, ...]:
    """A YAML file in the newest format, or what forbids it (a newer one, no YAML …).

    Raises RpdError.
    """
    source = desk.read(target.path)
    begun = desk.begun(source)
    data = begun.composed.data if begun.clean and begun.composed is not None else None
    stated = _stated(data, format_steps.FIELD)
    if data is None or stated is None or stated > newest():
        return laid_out.structural(target, desk)
    text = source.data.removeprefix(_BOM).decode("utf-8")
    steps = format_steps.steps_from(stated, format_steps.STEPS, source.name)
    changed = migration.migrated(text, target.kind.key, steps) if steps else text
    mark = _BOM if source.data.startswith(_BOM) else b""
    made = mark + changed.encode("utf-8")
    return Migrated(target.path, source, stated, newest(), made, target.kind.key == "plan")


def others(here: Path, desk: Desk) -> Iterator[Migrated]:
    """The settings and the baseline of the workspace around a folder, where it has them.

    Raises RpdError.
    """
    folder = files.find_workspace(here)
    path = folder / settings.NAME
    named = ""
    if path.is_file():
        found = other(path, desk)
        named = tomllib.loads(found.source.data.decode("utf-8-sig")).get("baseline", "")
        yield found
    path = folder / (named if isinstance(named, str) and named else baselines.BASELINE)
    if path.is_file():
        yield other(path, desk, folder)


def is_other(path: Path) -> bool:
    """Whether a file is one of settings or a baseline, by its name."""
    return path.suffix.lower() in (".toml", ".json")


def other(path: Path, desk: Desk, root: Path | None = None) -> Migrated:
    """Settings or a baseline in the newest format; a file that lies in `root`. Raises RpdError."""
    source = desk.read(path, root)
    kind = SETTINGS if path.suffix.lower() == ".toml" else BASELINE
    field = format_steps.FIELD if kind == SETTINGS else "version"
    read: Callable[[str], Any] = tomllib.loads if kind == SETTINGS else json.loads
    try:
        text = source.data.decode("utf-8-sig")
        data = read(text)
    except (ValueError, RecursionError) as error:
        raise CannotReadError(
            f"„{source.name}” nie daje się odczytać.", "Popraw zapis; błędy wskaże „rpd validate”."
        ) from error
    stated = _stated(data, field)
    if stated is None or stated > newest():
        said = data.get(field) if isinstance(data, dict) else None
        raise RpdError(
            f"„{source.name}” podaje format {said!r}, a ten rpd zna format {newest()}.",
            "Czyta go nowszy rpd: zainstaluj go poleceniem „pip install -U rpd-plan” albo popraw "
            f"pole „{field}”.",
        )
    changed = _changed(text, data, kind, stated, source.name)
    mark = _BOM if source.data.startswith(_BOM) else b""
    return Migrated(path, source, stated, newest(), mark + changed.encode("utf-8"))


def _changed(text: str, data: Any, kind: str, stated: int, name: str) -> str:
    renamed: dict[str, str] = {}
    steps = format_steps.steps_from(stated, format_steps.STEPS, name)
    if not steps:
        return text
    for step in steps:
        for operation in step.operations.get(kind, ()):
            data = format_steps.carried_out(data, operation)
            if isinstance(operation, format_steps.RenameField) and not operation.where:
                first = {new: old for old, new in renamed.items()}.get(operation.old, operation.old)
                renamed[first] = operation.new
    if kind == BASELINE:
        return settings_text.json_text(text, data | {"version": newest()})
    data = {format_steps.FIELD: newest()} | data | {format_steps.FIELD: newest()}
    return settings_text.toml_text(text, data, renamed=renamed)


def _stated(data: Any, field: str) -> int | None:
    """The format that data state: 1 where they state none; None where it is no number."""
    if not isinstance(data, dict):
        return None
    stated = data.get(field, 1)
    return stated if isinstance(stated, int) and not isinstance(stated, bool) else None
