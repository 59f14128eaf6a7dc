"""The findings of a comparison as the settings and the baseline of ``rpd validate`` see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from rpd.compare.changes import Change
from rpd.compare.comparison import Comparison
from rpd.diagnostics import Diagnostic
from rpd.errors import UsageError
from rpd.load.whole import Loaded
from rpd.outside import files
from rpd.workspace import baselines, settings, verdict
from rpd.workspace.versions import Pair


def judged(
    compared: Comparison, pair: Pair, wanted: bool, named: Path | None, here: Path
) -> Comparison:
    """The comparison with findings at the levels of ``rpd.toml``, without those that are known.

    The baseline is `named`, or the one of ``rpd.toml``, or, where it is `wanted`, the file that
    ``rpd validate --write-baseline`` writes. What it knows is not new; what the change removes is
    said, be it known or not. Raises RpdError where a baseline that was asked for cannot be read.
    """
    space = _workspace(pair, here)
    compared = replace(
        compared, new_findings=(*compared.new_findings, *_ids(compared, pair, space))
    )
    path = baselines.chosen(space, named)
    if path is None and wanted:
        path = space.folder / baselines.BASELINE
        if not path.exists():
            raise UsageError(
                f"Nie ma stanu wyjściowego „{files.display_name(path)}”.",
                "Zapisz go („rpd validate --write-baseline”) albo wskaż plik po --baseline.",
            )
    return _without_known(compared, pair, path, space.folder) if path else compared


def _ids(compared: Comparison, pair: Pair, space: settings.Workspace) -> list[Diagnostic]:
    """What became of the ids of entries between the two versions."""
    return verdict.leveled(strayed_ids(pair.old, pair.new, compared.changes), space)


def strayed_ids(old: Loaded, new: Loaded, changes: Iterable[Change]) -> tuple[Diagnostic, ...]:
    """What became of the ids of entries between two versions, at the levels of the rules."""
    from rpd.amendment.entry_ids import faults, of_plan
    from rpd.compare.changes import Renamed
    from rpd.load.whole import placed_after

    assert old.plan is not None
    assert new.plan is not None
    renamed = {change.old_id: change.new_id for change in changes if isinstance(change, Renamed)}
    return placed_after(new, faults(of_plan(old.plan, renamed), new.plan))


def _workspace(pair: Pair, here: Path) -> settings.Workspace:
    if pair.new_prefix:
        return settings.workspace(here)
    return settings.workspace(Path(pair.new.source.name).absolute().parent)


def _without_known(compared: Comparison, pair: Pair, path: Path, root: Path) -> Comparison:
    from rpd.findings import baseline, fingerprints

    source = files.read(path, root)
    known = baseline.parse(source.data.decode("utf-8", "replace"), source.name)
    # As they are named in a checkout: a revision in front of a name is no part of it.
    named = [replace(d, file=d.file.removeprefix(pair.new_prefix)) for d in pair.new.diagnostics]
    prints = fingerprints.of(named, pair.new_root.as_posix(), root.as_posix())
    there = {
        (d.code, d.path, d.span, d.message)
        for d, fingerprint in zip(pair.new.diagnostics, prints, strict=True)
        if fingerprint in known and baseline.allowed(d)
    }
    fresh = tuple(
        d for d in compared.new_findings if (d.code, d.path, d.span, d.message) not in there
    )
    left_out = len(compared.new_findings) - len(fresh)
    return replace(compared, new_findings=fresh, known=left_out)
