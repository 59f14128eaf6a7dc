"""Two loaded plans side by side: changes, effect on the budget, findings that came and went."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING, Literal

from rpd import rules
from rpd.budget.spoken import Names
from rpd.compare.changes import Change, EntryChanged, gives_id, goes_on
from rpd.compare.effect import Effect, effect, printed_names
from rpd.compare.inherited import matched
from rpd.compare.legal import numbered
from rpd.compare.plans import compare
from rpd.compare.told import told
from rpd.compare.unnumbered import Shown, by_name, shown
from rpd.diagnostics import Diagnostic, Severity
from rpd.frozen import dataclass
from rpd.plan.parts import Entry
from rpd.plan.profil import Profil

if TYPE_CHECKING:
    from rpd.load.whole import Loaded


@dataclass(frozen=True, slots=True)
class Unread:
    """What one side holds and nobody could read, so that it is not compared."""

    side: Literal["old", "new"]
    name: str
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything a report on two versions needs. The names are those of the two sources.

    ``new_findings`` are in the new plan only, ``resolved_findings`` in the old only; findings that
    a plan acknowledges count as absent. ``unread`` says what was left out of the comparison.
    ``known`` counts the new findings that were left out because a baseline has them (None: there
    was no baseline).
    """

    old_name: str
    new_name: str
    rok: int
    tytul: str
    changes: tuple[Change, ...]
    effect: Effect
    new_findings: tuple[Diagnostic, ...]
    resolved_findings: tuple[Diagnostic, ...]
    unread: tuple[Unread, ...] = ()
    known: int | None = None
    names: tuple[Names, Names] = ({}, {})
    """What people read for the codes of sources, in the old plan and in the new."""
    shown: tuple[Shown, Shown] = field(default=({}, {}), kw_only=True)
    """What people read for addresses that are not printed, in the old plan and in the new."""
    profil: Profil = field(repr=False, kw_only=True)
    """The shape of the new plan."""

    @property
    def told(self) -> tuple[Change, ...]:
        """The changes that people are told one by one: without codes of the dictionary.

        Ids given to entries are told together, see `with_id`, and so are links to an earlier plan
        that say no more than the ids do, see `going_on`.
        """
        alone = (c for c in self.changes if not gives_id(c) and not goes_on(c))
        changes = (by_name(c, *self.shown) for c in alone)
        return tuple(told(c, *self.names) for c in changes)

    @property
    def going_on(self) -> int:
        """How many actions say that they go on from those of the same ids in an earlier plan."""
        return sum(map(goes_on, self.changes))

    @property
    def with_id(self) -> tuple[Entry, ...]:
        """The entries that got an id, and in which nothing else changed."""
        return tuple(c.new for c in self.changes if isinstance(c, EntryChanged) and gives_id(c))

    @property
    def complete(self) -> bool:
        """Whether everything that both sides hold was compared."""
        return not self.unread


def _changes(old: Loaded, new: Loaded) -> tuple[Change, ...]:
    before, after = matched(old, new)
    return numbered(compare(before, after), before, after)


def comparison(old: Loaded, new: Loaded) -> Comparison:
    """Compare two plans that could be read (``plan`` is not None on either side)."""
    assert old.plan is not None
    assert new.plan is not None
    return Comparison(
        old_name=old.source.name,
        new_name=new.source.name,
        rok=new.plan.rok,
        tytul=new.plan.tytul,
        changes=_changes(old, new),
        effect=effect(old.plan, old.slownik, new.plan, new.slownik),
        new_findings=_only(new.diagnostics, old.diagnostics),
        resolved_findings=_only(old.diagnostics, new.diagnostics),
        unread=_unread(old, new),
        names=(printed_names(old.plan, old.slownik), printed_names(new.plan, new.slownik)),
        profil=new.plan.profil,
        shown=(shown(old.plan), shown(new.plan)),
    )


def _unread(old: Loaded, new: Loaded) -> tuple[Unread, ...]:
    """What was left out on either side; nothing where both are the same bytes."""
    if old.source.data == new.source.data and (old.slownik is None) == (new.slownik is None):
        return ()
    sides: tuple[tuple[Literal["old", "new"], Loaded], ...] = (("old", old), ("new", new))
    return tuple(
        Unread(side, loaded.source.name, found) for side, loaded in sides if (found := _of(loaded))
    )


def _of(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """Unread parts of a plan; of its dictionary where none of it could be used for the sums."""
    assert loaded.plan is not None
    file, dictionary = loaded.source.name, loaded.plan.slownik
    lost = bool(dictionary) and loaded.slownik is None
    return tuple(
        d
        for d in loaded.diagnostics
        if (d.file == file and rules.of(d.slug).unread)
        or (lost and d.file == file and d.path == ("slownik",))
        or (lost and d.file.endswith(dictionary) and d.severity is Severity.ERROR)
    )


def _only(mine: tuple[Diagnostic, ...], others: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The findings of one side that the other does not have as often."""
    there = Counter(_key(d) for d in others if d.acknowledged is None)
    found = []
    for diagnostic in mine:
        if diagnostic.acknowledged is not None:
            continue
        if there[key := _key(diagnostic)]:
            there[key] -= 1
        else:
            found.append(diagnostic)
    return tuple(found)


def _key(diagnostic: Diagnostic) -> tuple[str, ...]:
    """What makes a finding the same in both versions: not its line, not its printed number."""
    return diagnostic.code, diagnostic.id or diagnostic.where, diagnostic.message
