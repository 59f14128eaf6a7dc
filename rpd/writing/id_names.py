"""What an entry without an id may be called: by what it says, and by a name that is free."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from rpd.plan.profil import Kind
from rpd.polish.slug import slug


def base_of(kind: Kind, entry: dict[str, Any]) -> str:
    """What an entry is called by what it says: an indicator by its name, money by its sources."""
    if kind == "miary":
        return slug([str(entry.get("nazwa") or "")], "wskaznik")
    texts = [str(name) for name in _listed(entry.get("zrodla"))]
    texts += [str(name) for name in _listed(entry.get("podzial"))]
    parts = (part for part in _listed(entry.get("montaz")) if isinstance(part, dict))
    texts += [str(part.get("zrodlo") or "") for part in parts]
    if entry.get("bez_kosztow") is True:
        texts = ["bez kosztów"]
    elif entry.get("srodki"):
        texts = ["własne", str(entry.get("podmiot") or ""), *texts]
    if entry.get("rok"):
        texts.append(str(entry["rok"]))
    return slug(dict.fromkeys(texts), "kwota")


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | dict) else []


def free(wanted: str, taken: Container[str]) -> str:
    """The name, or the first with a number behind it that is not taken."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name
