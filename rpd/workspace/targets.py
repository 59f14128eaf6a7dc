"""Arguments of ``rpd validate`` → the files to check, as what they are, and what is passed over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from rpd.diagnostics import Diagnostic
from rpd.errors import CannotReadError, NotFoundError, UsageError
from rpd.load.kinds import BY_KEY, EXECUTION, KINDS, Kind
from rpd.outside import files, plan_names, yaml_files
from rpd.workspace import kinds, plans, settings
from rpd.workspace.desk import Desk
from rpd.workspace.kinds import CheckedAs
from rpd.workspace.passed_over import SUFFIXES, passed_over

_NAMES = re.compile(r"^(?:strategia|slownik|profil):[ \t]*(\S+)", re.MULTILINE)
_COMPANIONS = ("strategia", "slownik", "profil")
_BELOW = tuple((kind.folder, kind) for kind in KINDS if kind.folder)
"""The folders beside plans that are checked with them, and what lies in each."""
_DEEPEST = 4
"""So deep below a folder of its own somebody may have put a file."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is checked, and findings about files beside it that nobody reads.

    ``beside`` are strategies and dictionaries that lie there; what plans name is read with them,
    so that they are checked and not counted.
    """

    targets: tuple[CheckedAs, ...]
    beside: tuple[CheckedAs, ...] = ()
    passed_over: tuple[Diagnostic, ...] = ()


def chosen(arguments: list[str], here: Path, desk: Desk) -> Chosen:
    """The files that were named, each once, or all of the workspace around the folder `here`.

    Raises RpdError.
    """
    if not arguments:
        return _swept(plans.named([], here), desk)
    targets: list[CheckedAs] = []
    beside: list[CheckedAs] = []
    passed: list[Diagnostic] = []
    for argument in arguments:
        path = Path(argument)
        if argument and path.is_dir():
            found = _folder(path, desk)
            targets += found.targets
            beside += found.beside
            passed += found.passed_over
        elif plan_names.stem_of(argument) or not path.is_file():
            targets += _as_plans(plans.named([argument], here))
        else:
            targets.append(CheckedAs(kinds.of(path, desk), path))
    return Chosen(_once(targets), _once(beside), tuple(dict.fromkeys(passed)))


def _once(targets: list[CheckedAs]) -> tuple[CheckedAs, ...]:
    """Each file under the first of its names: links and other spellings are that file."""
    first = files.distinct(target.path for target in targets)
    kept = {target.path: target for target in reversed(targets)}
    return tuple(kept[path] for path in first)


def _as_plans(paths: list[Path]) -> list[CheckedAs]:
    return [CheckedAs(BY_KEY["plan"], path) for path in paths]


def _folder(folder: Path, desk: Desk) -> Chosen:
    """All files of a folder; of a workspace, or of its „plans”, what a plain check looks at."""
    for workspace in (folder, folder.absolute().parent):
        if (workspace / "rpd.toml").is_file() or (workspace / "plans").is_dir():
            try:
                listed = plans.of_workspace(workspace)
            except NotFoundError:
                break
            below = [path for path in listed if path.is_relative_to(folder.absolute())]
            if workspace is folder or below:
                return _swept([Path(files.display_name(path)) for path in below or listed], desk)
    within = EXECUTION in folder.absolute().parts[-3:]
    listed = yaml_files.below(folder, _DEEPEST) if within else yaml_files.inside(folder)
    found = [path for path in listed if path.suffix in SUFFIXES]
    if not found:
        raise UsageError(
            f"W folderze „{files.display_name(folder)}” nie ma plików YAML.",
            "Podaj folder z planami, np. „plans”, albo plik.",
        )
    return Chosen(tuple(CheckedAs(kinds.of(path, desk), path) for path in found))


def _swept(paths: list[Path], desk: Desk) -> Chosen:
    """The plans, the amendments beside them, and whatever lies in their folders besides."""
    targets = _as_plans(paths)
    beside: list[CheckedAs] = []
    passed: list[Diagnostic] = []
    for folder in dict.fromkeys(path.parent for path in paths):
        for path in yaml_files.inside(folder):
            if path in paths or _left_out_by_settings(path):
                continue  # settings may name some of the plans and leave out others
            found = _companion(path, desk)
            if found is None and path.name in _named_by(folder, paths, desk):
                continue
            if found is None:
                passed.append(passed_over(path, desk))
            else:
                beside.append(CheckedAs(found, path))
        for below, kind in _BELOW:
            for path in _below(folder / below, kind):
                if path.suffix in SUFFIXES:
                    targets.append(CheckedAs(kind, path))
                else:
                    passed.append(passed_over(path, desk))
    return Chosen(tuple(targets), tuple(beside), tuple(passed))


def _below(folder: Path, kind: Kind) -> list[Path]:
    """The files of a kind's own folder; where they lie deeper, those of the folders in it too."""
    if not folder.is_dir():
        return []
    return yaml_files.below(folder, _DEEPEST) if kind.within else yaml_files.inside(folder)


def _left_out_by_settings(path: Path) -> bool:
    """Whether a file named by a year is none of the plans because ``rpd.toml`` names others."""
    config = settings.workspace(files.workspace_of(path)).config
    if config is None or not config.plans or not plan_names.ends_with_years(path.name):
        return False
    return path.suffix == ".yaml" or not path.with_suffix(".yaml").exists()


def _named_by(folder: Path, paths: list[Path], desk: Desk) -> set[str]:
    """What the plans of a folder name as their strategy and dictionary, told from their lines."""
    found: set[str] = set()
    for path in paths:
        if path.parent == folder:
            try:
                text = desk.read(path).data.decode("utf-8", "replace")
            except CannotReadError:
                continue  # told of the plan itself
            found.update(name.strip("'\"") for name in _NAMES.findall(text))
    return found


def _companion(path: Path, desk: Desk) -> Kind | None:
    """The kind of what plans share; None for what nobody reads under this name."""
    if path.suffix not in SUFFIXES:
        return None
    kind = kinds.by_place(path) or kinds.by_content(path, desk)
    return kind if kind is not None and kind.key in _COMPANIONS else None
