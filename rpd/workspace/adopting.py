"""The resolution that adopted a plan: as it was adopted, or as it stood on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rpd.amendment import in_force
from rpd.amendment.operations import Amendment, SetField
from rpd.amendment.revert import CannotRevertError
from rpd.errors import Remark, after
from rpd.load.data import data_in, plan_of
from rpd.plan.values import one_line
from rpd.workspace import history, past, verdict
from rpd.workspace.desk import Opened
from rpd.workspace.edition import Version
from rpd.workspace.saved_files import saved_for

_OF_RESOLUTION = ("tytul", "uchwala.w_sprawie")
"""What the resolution prints of what an amendment can change."""


def version(loaded: Opened, day: date | None) -> Version:
    """The plan that the resolution is printed from.

    Without a day it is the adopted one: an amending act changes the text in force and not what was
    signed. The resolution of a day says which acts have changed it.

    Raises:
        RpdError: the text cannot be told, or a saved amendment cannot be read.
    """
    path, plan = loaded.path, loaded.plan
    assert plan is not None
    if day is not None:
        found = history.as_at(loaded, day)
        with after(found.remarks):
            judged = verdict.judged(found.loaded, path)
            assert judged.plan is not None
            saved = saved_for(path, plan.rok, loaded.desk)
            amendments = [one.amendment for one in saved]
            acts = in_force.recorded(judged.plan, amendments)
        changed_by, unknown = _changed_by(acts)
        remarks = (*found.remarks, *unknown)
        return replace(found, loaded=judged, changed_by=changed_by, remarks=remarks)
    if plan.uchwala is None or not plan.zmiany:
        return Version(loaded)
    saved = saved_for(path, plan.rok, loaded.desk)
    acts = in_force.recorded(plan, [one.amendment for one in saved])
    remarks = ()
    if any(act.amendment is None or _changes(act.amendment) for act in acts):
        data = data_in(loaded)
        try:
            then = plan_of(in_force.as_adopted(data, acts))
        except CannotRevertError as error:
            assert plan.uchwala.data is not None
            found_then = past.from_git(path, plan, (), plan.uchwala.data, error)
            then, remarks = plan_of(found_then.data), found_then.remarks
        assert then.uchwala is not None
        kept = replace(then.uchwala, odcisk=plan.uchwala.odcisk)
        plan = replace(plan, tytul=then.tytul, uchwala=kept)
    companions = tuple(one.source.data for one in saved)
    return Version(replace(loaded, plan=plan), companions, remarks=remarks)


def _changes(amendment: Amendment) -> bool:
    return any(
        isinstance(operation, SetField)
        and operation.gdzie.kind == "plan"
        and operation.pole in _OF_RESOLUTION
        for operation in amendment.operacje
    )


def _changed_by(
    acts: tuple[in_force.Recorded, ...],
) -> tuple[tuple[str, ...], tuple[Remark, ...]]:
    """The amendments that changed the resolution itself, and those of which it is not known."""
    unknown = tuple(
        Remark(
            f"Zmiana uchwałą nr {one_line(act.zmiana.uchwala)} nie jest zapisana jako dane.",
            "Nie wiadomo, czy zmieniła tytuł uchwały; sprawdź to przed użyciem dokumentu.",
            grave=True,
        )
        for act in acts
        if act.amendment is None
    )
    changed = tuple(act.name for act in acts if act.amendment and _changes(act.amendment))
    return changed, unknown
