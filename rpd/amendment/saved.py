"""An amendment ↔ the plain data that its YAML file holds (``schema/zmiana.schema.json``).

Operations are mappings with the key ``operacja``; their other keys are the fields of the operation.
"""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import Any

from rpd.amendment import act_units
from rpd.amendment.operations import OPERATIONS, Amendment, Operation, OwnShape, Target
from rpd.reading.build_acts import build_naglowek
from rpd.writing.model_data import Data, stated

_LISTS = ("opinie", "konsultacje")


def to_data(amendment: Amendment) -> dict[str, Data]:
    """The amendment as the mapping that its YAML file holds."""
    head: dict[str, Data] = {} if amendment.format is None else {"format": amendment.format}
    head |= {"uchwala": amendment.uchwala, "data": amendment.data}
    for name in ("obowiazuje_od", "paragraf", "opis", *_LISTS):
        if value := getattr(amendment, name):
            head[name] = list(value) if name in _LISTS else value
    head |= stated(amendment.naglowek)
    for name in ("odcisk_przed", "odcisk"):
        if value := getattr(amendment, name):
            head[name] = value
    if amendment.metryczka:
        head["metryczka"] = dict(amendment.metryczka)
    if amendment.pozostale_przepisy:
        head["pozostale_przepisy"] = list(amendment.pozostale_przepisy)
    head["rok"] = amendment.rok
    if shape := amendment.ksztalt:
        head["ksztalt"] = {"poziomy": list(shape.poziomy), "pola": list(shape.pola)}
    if amendment.jednostki:
        head["jednostki"] = [act_units.to_data(unit) for unit in amendment.jednostki]
    return head | {
        "operacje": [operation_to_data(operation) for operation in amendment.operacje],
    }


def operation_to_data(operation: Operation) -> dict[str, Data]:
    """One operation; what is empty or not written is left out."""
    data: dict[str, Data] = {"operacja": operation.name}
    for about in fields(operation):
        value = getattr(operation, about.name)
        if isinstance(value, Target):
            if value.kind != "plan":
                data["gdzie"] = {value.kind: value.id}
        elif isinstance(value, tuple):
            if value:
                data[about.name] = list(value)
        elif value not in (None, False, "") or (about.name in _VALUES and _is_zero(value)):
            data[about.name] = value
    return data


_VALUES = ("bylo", "jest")
"""The fields of an operation that hold what a plan says: a zero there is an amount."""


def _is_zero(value: Data) -> bool:
    """Whether a value of a plan is the number 0, which says something."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool) and not value


def from_data(data: dict[str, Data]) -> Amendment:
    """The amendment of a mapping that the schema has found valid."""
    return Amendment(
        uchwala=str(data["uchwala"]),
        data=str(data["data"]),
        rok=int(data["rok"]),
        operacje=tuple(map(operation_from_data, data["operacje"])),
        opis=str(data.get("opis", "")),
        obowiazuje_od=str(data.get("obowiazuje_od", "")),
        paragraf=str(data.get("paragraf", "")),
        odcisk_przed=str(data.get("odcisk_przed", "")),
        odcisk=str(data.get("odcisk", "")),
        pozostale_przepisy=tuple(map(str, data.get("pozostale_przepisy") or ())),
        jednostki=tuple(map(act_units.from_data, data.get("jednostki", ()))),
        naglowek=build_naglowek(data),
        opinie=tuple(map(str, data.get("opinie", ()))),
        konsultacje=tuple(map(str, data.get("konsultacje", ()))),
        metryczka=tuple((name, str(text)) for name, text in data.get("metryczka", {}).items()),
        ksztalt=_shape(data.get("ksztalt")),
        format=data.get("format"),
    )


def _shape(data: Any) -> OwnShape | None:
    return OwnShape(tuple(data["poziomy"]), tuple(data["pola"])) if data else None


def operation_from_data(data: dict[str, Data]) -> Operation:
    """One operation of a valid amendment."""
    kind = OPERATIONS[data["operacja"]]
    values: dict[str, Any] = {}
    for about in fields(kind):
        value = data.get(about.name)
        if about.name == "gdzie":
            ((where, identifier),) = (value or {"plan": ""}).items()
            values["gdzie"] = Target(where, str(identifier))
        elif about.name in ("kolejnosc", "stalo", "wraz_z"):
            values[about.name] = tuple(value or ())
        elif about.name in ("w", "po", "stalo_w", "stalo_po"):
            values[about.name] = "" if value is None else str(value)
        elif value is not None or about.name in _VALUES:
            values[about.name] = value
    return kind(**values)
