"""What other programs may import of rpd, and all that stays as it is (``docs/api.md``).

A plan is given by its path or its bytes, or as what `load` made of it. Nothing is printed, nothing
is written, and neither the current folder nor ``rpd.toml`` is asked. Importing this module is
cheap; each function imports what it needs.
"""

from __future__ import annotations

import importlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rpd.errors import CannotReadError, FetchError, RpdError
from rpd.frozen import dataclass
from rpd.outside.fetching import Fetch

if TYPE_CHECKING:
    from rpd.budget.totals import BySource, JointTotal, SourceTotal
    from rpd.compare.changes import Change
    from rpd.compare.comparison import Comparison
    from rpd.compare.effect import Effect
    from rpd.diagnostics import Diagnostic, Severity, Span
    from rpd.load.whole import Loaded as Whole
    from rpd.outside import files
    from rpd.outside.fetching import Read
    from rpd.plan.model import Plan, Slownik, Strategia

__all__ = [
    "BySource",
    "CannotReadError",
    "Change",
    "Comparison",
    "Diagnostic",
    "Effect",
    "Fetch",
    "FetchError",
    "Format",
    "Given",
    "JointTotal",
    "Loaded",
    "Plan",
    "PlanError",
    "RpdError",
    "Severity",
    "Slownik",
    "SourceTotal",
    "Span",
    "Strategia",
    "annex",
    "compare",
    "load",
    "sentence",
    "sums",
    "validate",
]

_HOME = {
    "BySource": "rpd.budget.totals",
    "Change": "rpd.compare.changes",
    "Comparison": "rpd.compare.comparison",
    "Diagnostic": "rpd.diagnostics",
    "Effect": "rpd.compare.effect",
    "JointTotal": "rpd.budget.totals",
    "Plan": "rpd.plan.model",
    "Severity": "rpd.diagnostics",
    "Slownik": "rpd.plan.model",
    "SourceTotal": "rpd.budget.totals",
    "Span": "rpd.diagnostics",
    "Strategia": "rpd.plan.model",
}


def __getattr__(name: str) -> Any:
    """The types that the functions return, from where they are made, when they are asked for."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)


Format = Literal["html", "pdf", "docx", "odt", "xlsx", "md", "csv"]
"""The formats of an annex; „pdf” and „xlsx” need the extras of those names."""


class PlanError(RpdError):
    """Nothing right can be made of a plan; ``diagnostics`` are the findings that say why."""

    def __init__(self, message: str, hint: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(message, hint)
        self.diagnostics = diagnostics


@dataclass(frozen=True, slots=True)
class Loaded:
    """A plan as it was read; None stands for what nothing could be built of.

    ``companions`` are the bytes of the strategy and the dictionary, b"" for one that was not there,
    and of the profile that the plan names.
    """

    name: str
    data: bytes
    plan: Plan | None
    strategia: Strategia | None
    slownik: Slownik | None
    diagnostics: tuple[Diagnostic, ...]
    companions: tuple[bytes, ...] = (b"", b"")

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings for which nothing made of the plan passes as right."""
        from rpd.diagnostics import Severity

        return tuple(
            one
            for one in self.diagnostics
            if one.severity is Severity.ERROR and one.acknowledged is None
        )


Given = str | os.PathLike[str] | bytes | Loaded
"""A plan: its path (a text is always a path), its bytes, or what `load` made of it."""


def load(plan: Given, fetch: Fetch | None = None, *, name: str = "plan.yaml") -> Loaded:
    """Read, check and judge a plan together with the strategy and the dictionary it names.

    Mistakes in the files are findings, never exceptions. Without `fetch` the files that the plan
    names lie beside it in its workspace; of bytes there are none. `name` is what findings call a
    plan given as bytes.

    Raises:
        CannotReadError: the plan cannot be read, or leads out of its workspace.
        FetchError: `fetch` failed.
    """
    from rpd.load import whole as pipeline
    from rpd.outside import fetching, files

    if isinstance(plan, Loaded):
        return plan
    if isinstance(plan, bytes | bytearray | memoryview):
        source = files.Source(name, bytes(plan))
        read: Read = fetching.nothing
    else:
        path = Path(plan)
        source = fetching.read(path)
        read = fetching.beside(path)
    if fetch is not None:
        read = fetching.asking(fetch)
    seen: dict[str, bytes] = {}

    def remembered(wanted: str) -> files.Source:
        found = read(wanted)
        seen[wanted] = found.data
        return found

    whole = pipeline.load(source, remembered)
    named: tuple[str, ...] = (whole.plan.strategia, whole.plan.slownik) if whole.plan else ("", "")
    if whole.plan and whole.plan.plik_profilu:
        named = (*named, whole.plan.plik_profilu)
    return Loaded(
        name=source.name,
        data=source.data,
        plan=whole.plan,
        strategia=whole.strategia,
        slownik=whole.slownik,
        diagnostics=whole.diagnostics,
        companions=tuple(seen.get(one, b"") for one in named),
    )


def validate(plan: Given, fetch: Fetch | None = None) -> tuple[Diagnostic, ...]:
    """What there is to say about a plan and its companions, file by file, by line.

    Raises like `load`.
    """
    return load(plan, fetch).diagnostics


def sums(plan: Given, fetch: Fetch | None = None, *, draft: bool = False) -> BySource:
    """The money of a plan by source, in złoty, exact; parts and total agree.

    Raises:
        PlanError: the plan has errors and `draft` is not set, or cannot be read at all.
        RpdError: like `load`.
    """
    from rpd import budget

    loaded, own = _right(load(plan, fetch), draft=draft)
    found = budget.by_source(own, loaded.slownik)
    found.verify()
    return found


def annex(
    plan: Given,
    fetch: Fetch | None = None,
    *,
    format: Format = "html",  # noqa: A002 - it is called so on the command line
    draft: bool = False,
) -> bytes:
    """The official annex as a file, as ``rpd render`` makes it of the same bytes outside of git.

    The same plan and companions give the same bytes. With `draft` a plan with errors is printed
    too, and marked as a draft.

    Raises:
        PlanError: the plan has errors and `draft` is not set, or cannot be read at all.
        RpdError: like `load`; the extra for the format is not installed; the font of the PDF lacks
            characters of the plan.
    """
    from rpd import rules
    from rpd.annex import annex as layout
    from rpd.annex import formats
    from rpd.formats import sealed
    from rpd.formats.stamp import stamp
    from rpd.plan.companions import companion_files

    loaded, own = _right(load(plan, fetch), draft=draft)
    document = layout.annex(own, loaded.strategia, loaded.slownik)
    parts = ["annex"]
    if format == "html":
        parts.append("abbreviations")
    else:
        document = replace(document, abbreviations=())
    if format == "pdf":
        from rpd.annex import pdf

        missing = pdf.unprintable(document)
        if missing and not draft:
            places = "; ".join(f"{place}: {characters}" for place, characters in missing)
            raise RpdError(
                f"Czcionka dokumentu nie ma znaków: {places}.",
                "Zmień te znaki w planie albo wybierz inną postać dokumentu.",
            )
        draft = bool(missing or loaded.errors)
    if loaded.errors:
        edited = [d for d in loaded.errors if rules.of(d.slug).unordered]
        mark = formats.draft_mark(len(loaded.errors) - len(edited), edited=bool(edited))
        document = formats.marked(document, mark)
        parts.append("draft")
    file_name = loaded.name.rpartition("/")[2]
    # What an adopted plan prints stands in the plan alone, and in its profile.
    count = len(companion_files(own))
    companions = loaded.companions[-count:] if count else ()
    origin = stamp(file_name, loaded.data, companions, parts=tuple(parts))
    made = formats.render(document, origin, format)
    return made if format == "csv" else sealed.seal(made)


def compare(old: Given, new: Given, fetch: Fetch | None = None) -> Comparison:
    """What changed from one version of a plan to another, with the effect on its budget.

    What could not be read on a side is in ``unread`` and was not compared.

    Raises:
        PlanError: one of the two cannot be read at all.
        RpdError: like `load`.
    """
    from rpd.compare.comparison import comparison

    sides = [_right(load(one, fetch), draft=True)[0] for one in (old, new)]
    return comparison(*map(_whole, sides))


def sentence(change: Change) -> str:
    """A change of a `Comparison` as a Polish sentence."""
    from rpd.telling.describe import sentence as said

    return said(change)


def _right(loaded: Loaded, *, draft: bool) -> tuple[Loaded, Plan]:
    """The plan, unless its errors forbid what is to be made of it."""
    from rpd.polish.wording import count

    if loaded.plan is None or (loaded.errors and not loaded.plan.cele):
        first = loaded.errors[0].message if loaded.errors else "Plik nie zawiera planu."
        raise PlanError(
            f"Nie da się odczytać planu „{loaded.name}”: {first}",
            "Popraw błędy, które wymienia „rpd validate”.",
            loaded.diagnostics,
        )
    if loaded.errors and not draft:
        wrong = count(len(loaded.errors), "błąd", "błędy", "błędów")
        raise PlanError(
            f"Plan „{loaded.name}” ma {wrong}; pierwszy: {loaded.errors[0].message}",
            "Popraw błędy, które wymienia „rpd validate”.",
            loaded.errors,
        )
    return loaded, loaded.plan


def _whole(loaded: Loaded) -> Whole:
    from rpd.load import whole as pipeline
    from rpd.outside import files

    return pipeline.Loaded(
        files.Source(loaded.name, loaded.data),
        loaded.plan,
        loaded.strategia,
        loaded.slownik,
        loaded.diagnostics,
    )
