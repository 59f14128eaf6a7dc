"""Files beside those that are checked which nobody reads, and why that may be a mistake."""

from __future__ import annotations

from pathlib import Path

from rpd.diagnostics import Diagnostic, Severity
from rpd.load.kinds import AMENDMENTS, ERRATA, EXECUTION
from rpd.outside import files, plan_names
from rpd.polish import wording
from rpd.rules import plik_pominiety
from rpd.workspace import kinds, settings
from rpd.workspace.desk import Desk

SUFFIXES = (".yaml", ".yml")


def passed_over(path: Path, desk: Desk) -> Diagnostic:
    """What is said of a file that nobody reads."""
    rule = plik_pominiety
    draft = _is_draft(path, desk)
    message, hint = _of_draft(path) if draft else _why(path, desk)
    return Diagnostic(
        code=rule.CODE,
        slug=rule.SLUG,
        severity=Severity.INFO if draft else rule.SEVERITY,
        message=message,
        hint=hint,
        file=files.display_name(path),
        path=(),
        span=None,
    )


def _is_draft(path: Path, desk: Desk) -> bool:
    """Whether a file calls itself a draft and holds the data of a plan."""
    if path.suffix not in SUFFIXES or not plan_names.is_draft(path.name):
        return False
    kind = kinds.by_content(path, desk)
    return kind is not None and kind.key == "plan"


def _of_draft(path: Path) -> tuple[str, str]:
    command = f"rpd validate {wording.argument(files.display_name(path))}"
    return (
        "To projekt planu: rpd sprawdza go tylko wtedy, gdy się go wskaże.",
        f"Sprawdzisz go poleceniem „{command}”. Plik może tu zostać.",
    )


def _why(path: Path, desk: Desk) -> tuple[str, str]:
    """Why nobody reads a file, and what to do about it."""
    twin = path.with_suffix(".yaml")
    if path.suffix == ".yml" and plan_names.is_plan(path.name) and twin.exists():
        return (
            f"Tego pliku rpd nie czyta, bo obok jest „{twin.name}”.",
            "Zostaw jeden z tych plików.",
        )
    if path.suffix not in SUFFIXES:
        return (
            "Tego pliku rpd nie czyta, bo jego nazwa nie kończy się na „.yaml”.",
            "Popraw końcówkę nazwy albo przenieś plik poza folder z planami.",
        )
    kind = kinds.by_content(path, desk)
    if kind is not None and kind.key == "zmiana":
        return (
            f"Tego pliku rpd nie czyta: zapisy zmian stoją w folderze „{AMENDMENTS}”.",
            f"Przenieś go do folderu „{AMENDMENTS}”.",
        )
    if kind is not None and kind.key == "errata":
        return (
            f"Tego pliku rpd nie czyta: erraty stoją w folderze „{ERRATA}”.",
            f"Przenieś go do folderu „{ERRATA}”.",
        )
    if kind is not None and kind.key == "wykonanie":
        return (
            f"Tego pliku rpd nie czyta: wykonanie stoi w folderze „{EXECUTION}”.",
            f"Przenieś go do folderu roku i kwartału, np. „{EXECUTION}/2024/II”.",
        )
    config = settings.workspace(files.workspace_of(path)).config
    if config is not None and config.plans:
        return (
            "Tego pliku rpd nie czyta: nazwa planu kończy się rokiem i jest w „plans” w rpd.toml.",
            "Kopię usuń albo przenieś poza folder z planami; plan nazwij tak, jak mówi rpd.toml.",
        )
    return (
        "Tego pliku rpd nie czyta: plan ma w nazwie sam rok, np. „2024.yaml”.",
        "Kopię usuń albo przenieś poza folder z planami; planowi nadaj nazwę będącą rokiem.",
    )
