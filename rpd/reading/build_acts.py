"""Data → the resolutions of a plan: what adopted, amended and repealed."""

from __future__ import annotations

from typing import Any

from rpd.plan import model
from rpd.reading.nodes import Node


def uchwala(plan: Node, key: str) -> model.Uchwala | None:
    """The resolution that adopts a plan, or its draft, from the field of that name."""
    if not isinstance(plan.data.get(key), dict):
        return None
    node = Node(plan.data[key], (key,))
    about = naglowek(node)
    return model.Uchwala(
        organ=node.text("organ"),
        numer=node.text("numer"),
        data=node.date("data"),
        zalacznik=node.integer("zalacznik"),
        oznaczenie_zalacznika=node.text("oznaczenie_zalacznika"),
        w_sprawie=about.w_sprawie,
        podstawa_prawna=about.podstawa_prawna,
        publikacja=about.publikacja,
        wejscie_w_zycie=about.wejscie_w_zycie,
        z_moca_od=about.z_moca_od,
        podpis=about.podpis,
        odcisk=node.text("odcisk"),
        metryczka=tuple((k, v) for k, v, _ in node.pairs("metryczka") if isinstance(v, str)),
        path=node.path,
    )


def build_naglowek(data: Any) -> model.Naglowek:
    """What an act says of itself, from the data of its file."""
    return naglowek(Node(data, ()))


def naglowek(node: Node) -> model.Naglowek:
    """What the header and the foot of an act print besides its number and day."""
    podpis = _inner(node, "podpis")
    return model.Naglowek(
        w_sprawie=node.text("w_sprawie"),
        podstawa_prawna=node.nodes(
            "podstawa_prawna",
            lambda one: model.PrzepisPodstawy(one.text("przepis"), one.text("adres"), one.path),
        ),
        publikacja=_publikacja(node),
        wejscie_w_zycie=node.text("wejscie_w_zycie"),
        z_moca_od=_moc_wsteczna(node),
        podpis=None if podpis is None else _podpis(podpis),
    )


def _podpis(node: Node) -> model.Podpis:
    plec = node.text("plec")
    return model.Podpis(
        tytul_zenski=node.text("tytul_zenski"),
        tytul_meski=node.text("tytul_meski"),
        plec=plec if plec in ("kobieta", "mezczyzna") else None,  # type: ignore[arg-type]
        imie_nazwisko=node.text("imie_nazwisko"),
        path=node.path,
    )


def _inner(node: Node, key: str) -> Node | None:
    value = node.data.get(key)
    return Node(value, (*node.path, key)) if isinstance(value, dict) else None


def _publikacja(node: Node) -> model.Publikacja | None:
    inner = _inner(node, "publikacja")
    if inner is None:
        return None
    return model.Publikacja(inner.date("data"), inner.text("miejsce"), inner.path)


def _moc_wsteczna(node: Node) -> model.MocWsteczna | None:
    inner = _inner(node, "z_moca_od")
    if inner is None:
        return None
    return model.MocWsteczna(inner.date("dzien"), inner.text("powod"), inner.path)


def zmiana(node: Node) -> model.Zmiana:
    """An amendment that a plan records."""
    return model.Zmiana(
        uchwala=node.text("uchwala"),
        data=node.date("data"),
        obowiazuje_od=node.date("obowiazuje_od"),
        wejscie_w_zycie=node.text("wejscie_w_zycie"),
        publikacja=_publikacja(node),
        z_moca_od=_moc_wsteczna(node),
        opis=node.text("opis"),
        odcisk=node.text("odcisk"),
        path=node.path,
    )


def uchylenie(node: Node, key: str) -> model.Uchylenie | None:
    """The resolution that repealed something, from the field of that name, or None."""
    if not isinstance(node.data.get(key), dict):
        return None
    inner = Node(node.data[key], (*node.path, key))
    return model.Uchylenie(inner.text("uchwala"), inner.date("data"), inner.path)
