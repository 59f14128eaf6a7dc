"""Which plans a change touches; what a plan is, ``rpd.toml`` says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rpd import config
from rpd.config import Config, Problem
from rpd_comment.commands import Folder

SETTINGS = "rpd.toml"
_YAML = (".yaml", ".yml")


class Kind(StrEnum):
    """What a change does to a plan."""

    NEW = "new"
    REMOVED = "removed"
    DROPPED = "dropped"
    COMPARED = "compared"


@dataclass(frozen=True)
class Touched:
    """The plans that a change touches, by name, and what is wrong with its settings."""

    plans: tuple[tuple[str, Kind], ...]
    problems: tuple[Problem, ...] = ()


def workspace(start: Path) -> Path:
    """The nearest folder upwards with settings or plans, as ``rpd`` finds it; else the folder."""
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file() or (folder / "plans").is_dir():
            return folder
        if (folder / ".git").exists():
            break
    return start


def touched(folder: Folder, base: str) -> Touched:
    """The plans whose own file, or a file that they may use, differs between `base` and HEAD.

    A plan beside a changed plan is looked at again, for rules compare years; any other change of
    YAML or of the settings concerns all plans.
    """
    listed = folder.git("diff", "--name-status", "--no-renames", "--relative", "-z", base, "HEAD")
    parts = listed.split("\0")[:-1]
    states = {path: state for state, path in zip(parts[::2], parts[1::2], strict=True)}
    before, _ = _plans(folder, base)
    after, problems = _plans(folder, "HEAD")
    known = before | after
    folders = {_folder_of(path) for path in states if path in known}
    every = any(path not in known and (path.endswith(_YAML) or path == SETTINGS) for path in states)
    found = []
    for path in sorted(known):
        state = states.get(path, "")
        if state == "A" and path in after:
            found.append((path, Kind.NEW))
        elif state == "D":
            found.append((path, Kind.REMOVED))
        elif path not in after:
            found.append((path, Kind.DROPPED))
        elif every or _folder_of(path) in folders:
            found.append((path, Kind.COMPARED))
    return Touched(tuple(found), problems if states else ())


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def _plans(folder: Folder, revision: str) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """The plans of a revision, and what is wrong with its settings."""
    names = folder.git("ls-tree", "-r", "--name-only", "-z", revision).split("\0")[:-1]
    settings, problems = _settings(folder, revision) if SETTINGS in names else (Config(), ())
    return frozenset(name for name in names if _is_plan(name, settings, names)), problems


def _settings(folder: Folder, revision: str) -> tuple[Config, tuple[Problem, ...]]:
    text = folder.git("show", f"{revision}:./{SETTINGS}").removeprefix("\ufeff")
    if re.search("[\udc80-\udcff]", text):
        hint = "Otwórz go w edytorze i zapisz w kodowaniu UTF-8."
        return Config(), (Problem(1, "Plik nie jest zapisany w kodowaniu UTF-8.", hint),)
    settings, problems = config.parse(text)
    return settings, tuple(problems)


def _is_plan(name: str, settings: Config, names: list[str]) -> bool:
    if not config.names_plan(name, settings.plans):
        return False
    # Without settings a „2024.yml” beside „2024.yaml” is passed over.
    older = name.endswith(".yml") and not settings.plans
    return not (older and name.removesuffix(".yml") + ".yaml" in names)
