"""An amendment carried out on the text of a plan.

The data are changed by `execute`, the text by ``writing.edit``: comments, order and formatting stay
wherever the amendment does not reach. The resolution is recorded under ``zmiany:``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rpd.amendment import execute
from rpd.amendment.operations import AddEntry, Amendment, Operation
from rpd.amendment.revert import DoesNotMatchError, revert
from rpd.amendment.saved import to_data
from rpd.compare.normal import canonical, without_ids
from rpd.diagnostics import Path
from rpd.load.data import data_of, plan_of, span_of
from rpd.plan.imprint import imprint, intact, made_of
from rpd.plan.model import Plan
from rpd.plan.profil import Profil
from rpd.plan.values import one_line
from rpd.writing import align, edit, emit
from rpd.writing.model_data import Data


def apply(text: str, operations: Sequence[Operation], profil: Profil | None = None) -> str:
    """The text of the plan after the operations, and nothing else, have been carried out.

    The `profil` is the one that the plan names.

    Raises:
        DoesNotFitError: an operation does not fit the plan; nothing is done.
        RpdError: the text cannot be read.
    """
    data = data_of(text, profil)
    return rewritten(text, data, execute.carry_out(data, operations)).text


def amend(text: str, amendment: Amendment) -> str:
    """The text of the plan as amended by a resolution; see `rewrite`."""
    return rewrite(text, amendment).text


def rewrite(text: str, amendment: Amendment, data: dict[str, Data] | None = None) -> edit.Rewritten:
    """The text of the plan as amended by a resolution, which ``zmiany:`` then names.

    It comes with the comments that went with what the resolution removes. `data` is what the text
    says, where that is known by now.

    Raises:
        DoesNotFitError: the amendment is for another year, has been applied already, or one of
            its operations does not fit; nothing is done.
        RpdError: the text cannot be read.
    """
    data = data_of(text) if data is None else data
    try:
        return rewritten(text, data, _amended(data, amendment))
    except execute.DoesNotFitError as error:
        raise _with_line(text, error) from error


def _with_line(text: str, error: execute.DoesNotFitError) -> execute.DoesNotFitError:
    """The same refusal with the line of the plan that it is about."""
    if not error.path:
        return error
    line = span_of(text, error.path, at_key=True).line
    message = f"{error.message.removesuffix('.')} (wiersz {line} planu)."
    return execute.DoesNotFitError(message, error.hint, error.path)


def rewritten(text: str, data: dict[str, Data], carried: execute.Carried) -> edit.Rewritten:
    """The text, which says `data`, changed to say what they have become."""
    origins = dict(carried.origins)
    for path in carried.replaced:
        origin = origins[path]
        origins |= align.origins(_at(data, origin), _at(carried.data, path), path, origin)
    return edit.rewrite(text, carried.data, origins, before=data)


def _at(data: Data, path: Path) -> Data:
    """What stands at a path; None where a single text stands for a list."""
    held: Any = data
    for step in path:
        if isinstance(held, list) and isinstance(step, int):
            held = held[step]
        elif isinstance(held, dict):
            held = held.get(step)
        else:
            return None
    return held


def restated(
    text: str, data: dict[str, Data], before: dict[str, Data] | None = None
) -> edit.Rewritten:
    """The text, changed to say these data; its entries are recognised by what they say.

    `before` is what it says, where that is known by now.
    """
    return edit.rewrite(text, data, before=before)


def imprinted(text: str, odcisk: str) -> str:
    """The text of an adopted plan with another imprint."""
    data = data_of(text)
    changed = data | {"uchwala": data["uchwala"] | {"odcisk": odcisk}}
    return edit.rewrite(text, changed, before=data).text


def text_of(data: dict[str, Data]) -> str:
    """The data of a plan as the text of a file."""
    return "".join(emit.entry(key, value, 0) for key, value in data.items())


def amended(data: dict[str, Data], amendment: Amendment) -> dict[str, Data]:
    """The data of the plan as amended by a resolution; see `amend`."""
    return _amended(data, amendment).data


def _amended(data: dict[str, Data], amendment: Amendment) -> execute.Carried:
    plan = plan_of(data)
    if plan.rok != amendment.rok:
        raise execute.DoesNotFitError(
            f"Zmiana dotyczy planu na rok {amendment.rok}, a to plan na rok {plan.rok}.",
            "Podaj plan, do którego zmiana należy.",
        )
    if any(one_line(zmiana.uchwala) == one_line(amendment.uchwala) for zmiana in plan.zmiany):
        raise execute.DoesNotFitError(
            f"Plan zawiera już zmianę uchwałą nr {amendment.uchwala}.",
            "Nie wprowadza się jej drugi raz. Jeśli to inna uchwała, popraw jej numer.",
        )
    carried = execute.carry_out(data, amendment.operacje)
    made = recorded(carried.data, amendment)
    return replace(carried, data=_imprinted(plan, made, amendment))


def _imprinted(plan: Plan, made: dict[str, Data], amendment: Amendment) -> dict[str, Data]:
    """The amended data with the imprint of the words that the resolutions have ordered.

    Where somebody edited the plan besides, the imprint is that of the amendment alone (if it was
    made for this very text), so that the edit is still told from what was ordered.
    """
    before = plan.uchwala.odcisk if plan.uchwala else ""
    if not before:
        return made
    *others, record = made["zmiany"]
    made = made | {"zmiany": [*others, record | {"odcisk": before}]}
    odcisk = ""
    if made_of(before, plan):
        odcisk = imprint(plan_of(made))
    elif amendment.odcisk_przed == before:
        odcisk = amendment.odcisk
    return made | {"uchwala": made["uchwala"] | {"odcisk": odcisk}} if odcisk else made


def _recorded_imprint(data: dict[str, Data]) -> str:
    uchwala = data.get("uchwala")
    return str(uchwala.get("odcisk") or "") if isinstance(uchwala, dict) else ""


def recorded(data: dict[str, Data], amendment: Amendment) -> dict[str, Data]:
    """The data of a plan with the resolution at the end of ``zmiany``, unless it is there."""
    record: dict[str, Data] = {"uchwala": amendment.uchwala, "data": amendment.data}
    head = to_data(amendment)
    for name in ("obowiazuje_od", "wejscie_w_zycie", "publikacja", "z_moca_od", "opis"):
        if name in head:
            record[name] = head[name]
    entries = [*(data.get("zmiany") or ())]
    if not any(_names(entry, amendment.uchwala) for entry in entries):
        entries.append(record)
    return data | {"zmiany": entries}


def withdraw(data: dict[str, Data], amendment: Amendment) -> dict[str, Data]:
    """The data of the plan before a resolution that it names, without that name.

    The amendment is carried out again on the result, and what comes of it must be the given plan.

    Raises:
        CannotRevertError: the operations do not hold what stood there.
        DoesNotMatchError: they are not those that the plan was changed by.
    """
    named_by_itself = any(
        isinstance(operation, AddEntry)
        and operation.pole == "zmiany"
        and _names(operation.wpis, amendment.uchwala)
        for operation in amendment.operacje
    )
    text = data if named_by_itself else unrecorded(data, amendment.uchwala)
    try:
        former = unrecorded(revert(text, amendment.operacje), amendment.uchwala)
        again = recorded(execute.execute(former, amendment.operacje), amendment)
    except execute.DoesNotFitError as error:
        raise DoesNotMatchError(error.message, error.hint) from error
    made, given = (unrecorded(one, amendment.uchwala) for one in (again, data))
    # Most are equal as they stand, and then nobody need ask what they mean.
    if made != given and _meaning(made) != _meaning(given):
        raise DoesNotMatchError(
            f"Zapis zmiany uchwałą nr {amendment.uchwala} nie zgadza się z planem.",
            "Popraw zapis zmiany tak, by po wprowadzeniu dawał obecny plan.",
        )
    return _former_imprint(data, former, amendment.uchwala)


def _former_imprint(
    data: dict[str, Data], former: dict[str, Data], uchwala: str
) -> dict[str, Data]:
    """The former data with the imprint that the plan had: as recorded, else of a text unedited."""
    if not _recorded_imprint(data):
        return former
    entries = [entry for entry in data.get("zmiany") or () if _names(entry, uchwala)]
    before = str(entries[-1].get("odcisk") or "") if entries else ""
    if not before and intact(plan_of(data)):
        before = imprint(plan_of(former))
    kept = {"odcisk": before} if before else {}
    return former | {"uchwala": former["uchwala"] | kept}


def _meaning(data: dict[str, Data]) -> Plan:
    return canonical(without_ids(plan_of(data)))


def unrecorded(data: dict[str, Data], uchwala: str) -> dict[str, Data]:
    """The data of a plan without the resolution in ``zmiany``."""
    changed = {key: value for key, value in data.items() if key != "zmiany"}
    entries = data.get("zmiany") or []
    left = [z for z in entries if not _names(z, uchwala)]
    return changed | ({"zmiany": left} if left else {})


def _names(entry: Data, uchwala: str) -> bool:
    named = entry.get("uchwala") if isinstance(entry, dict) else None
    return isinstance(named, str) and one_line(named) == one_line(uchwala)


MODELINE = "# yaml-language-server: $schema={}\n"


def dump(amendment: Amendment, schema: str = "../../schema/zmiana.schema.json") -> str:
    """The amendment as the text of a YAML file; `schema` is where editors find its schema."""
    entries = to_data(amendment).items()
    return MODELINE.format(schema) + "".join(emit.entry(key, value, 0) for key, value in entries)
