"""What a plan prints and need not say itself: words of its companions, or its own once adopted.

A draft inherits names from the strategy and words from the dictionary. A plan with ``wyrazy``
stands on its own: they are then the only strategy and the only dictionary it is printed with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from rpd.plan.model import (
    Element,
    Pairs,
    Plan,
    Podmiot,
    Skrot,
    Slownik,
    Strategia,
    Wyrazy,
    Zrodlo,
    dzialania,
    elementy,
    mapped,
)
from rpd.plan.profil import Profil
from rpd.plan.values import one_line


def companions(
    plan: Plan, strategia: Strategia | None, slownik: Slownik | None
) -> tuple[Strategia | None, Slownik | None]:
    """The strategy and the dictionary that a plan is printed with: its own words if it has them."""
    if plan.wyrazy is None:
        return strategia, slownik
    return Strategia(plan.wyrazy.strategia, "", profil=plan.profil), _dictionary(plan, plan.wyrazy)


def companion_files(plan: Plan) -> tuple[str, ...]:
    """The files besides its own that the print of a plan is made from.

    Once it is adopted there is none but its profile.
    """
    own = () if plan.wyrazy else (plan.strategia, plan.slownik)
    return (*own, plan.plik_profilu) if plan.plik_profilu else own


def _dictionary(plan: Plan, wyrazy: Wyrazy) -> Slownik:
    aliases: dict[str, list[str]] = {}
    for alias, zrodlo in wyrazy.aliasy:
        aliases.setdefault(zrodlo, []).append(alias)
    zrodla = [Zrodlo(id_, name, tuple(aliases.pop(id_, ()))) for id_, name in wyrazy.zrodla]
    zrodla += [Zrodlo(id_, "", tuple(names)) for id_, names in aliases.items()]
    forms = dict(wyrazy.narzedniki)
    organ = _organ(plan)
    bodies = [Podmiot(name, name, narzednik=form) for name, form in forms.items() if name != organ]
    if organ and (wyrazy.organ or wyrazy.organ_dopelniacz or organ in forms):
        full = Podmiot(organ, wyrazy.organ or organ, narzednik=forms.get(organ, ""))
        bodies.append(replace(full, dopelniacz=wyrazy.organ_dopelniacz))
    return Slownik(
        zrodla=tuple(zrodla),
        podmioty=tuple(bodies),
        skroty=tuple(Skrot(skrot, meaning) for skrot, meaning in wyrazy.skroty),
    )


# --- names ---------------------------------------------------------------------------------------


def named(plan: Plan, strategia: Strategia | None) -> Plan:
    """The plan with the names that it prints: what a draft leaves out is the strategy's."""
    return filled(plan, strategia) if plan.wyrazy is None else plan


def filled(plan: Plan, strategia: Strategia | None) -> Plan:
    """The plan with every name that it leaves out, as far as the strategy has it."""
    if strategia is None or next(unnamed(plan), None) is None:
        return plan
    found = _Names(strategia)
    return replace(plan, elementy=mapped(plan.elementy, found.given))


class _Names:
    """The names that the strategy has, each looked for once."""

    def __init__(self, strategia: Strategia) -> None:
        self._names: dict[tuple[str, str], str] = {}
        for element in elementy(strategia):
            self._names.setdefault((element.poziom.kind, element.numer), element.nazwa)

    def given(self, element: Element) -> Element:
        """An element with its name; a repealed one prints none and gets none back."""
        if element.nazwa or element.uchylony is not None:
            return element
        found = self._names.get((element.poziom.kind, element.carries))
        return element if found is None else replace(element, nazwa=found)


def unnamed(plan: Plan) -> Iterator[tuple[str | int, ...]]:
    """The paths of headings in force without a name of their own."""
    for element in elementy(plan):
        if element.uchylony is None and not one_line(element.nazwa):
            yield element.path


# --- words ---------------------------------------------------------------------------------------


def taken_over(
    plan: Plan, strategia: Strategia | None, slownik: Slownik | None, skroty: Iterable[str]
) -> Wyrazy:
    """The words that a plan prints and its companions have; ``skroty`` are those it prints.

    What the plan holds already stays as it is, and nothing is taken away: an amendment may bring
    back what it no longer prints.
    """
    own = plan.wyrazy or Wyrazy()
    strategia = strategia or Strategia("", "", profil=plan.profil)
    slownik = slownik or Slownik()
    known = slownik.canonical_sources()
    used = {one_line(name) for name in _sources(plan)}
    meant = {known[name] for name in used if name in known}
    forms = instrumental(slownik)
    printed = set(skroty)
    return Wyrazy(
        strategia=own.strategia or one_line(strategia.tytul),
        organ=own.organ or organ_name(plan, slownik),
        organ_dopelniacz=own.organ_dopelniacz or organ_genitive(plan, slownik),
        zrodla=_joined(
            own.zrodla, [(z.id, one_line(z.nazwa)) for z in slownik.zrodla if z.id in meant]
        ),
        aliasy=_joined(
            own.aliasy,
            [(name, known[name]) for name in known if name in used and name != known[name]],
        ),
        narzedniki=_joined(
            own.narzedniki,
            [(name, one_line(forms[name])) for name in dict.fromkeys(_with(plan)) if name in forms],
        ),
        skroty=_joined(
            own.skroty,
            [(s.skrot, one_line(s.rozwiniecie)) for s in slownik.skroty if s.skrot in printed],
        ),
        profil=own.profil or (_printed(plan.profil) if plan.plik_profilu else ()),
        path=own.path,
    )


def _printed(profil: Profil) -> Pairs:
    from rpd.plan.shape_words import printed_words

    return printed_words(profil)


def looked_up(
    keys: Wyrazy, plan: Plan, strategia: Strategia | None, slownik: Slownik | None
) -> Wyrazy:
    """What companions say for the very words that another version of the plan holds.

    So a plan that inherits can be compared with one that does not: only what differs counts.
    """
    strategia = strategia or Strategia("", "", profil=plan.profil)
    slownik = slownik or Slownik()
    names = {z.id: one_line(z.nazwa) for z in slownik.zrodla}
    meanings = {s.skrot: one_line(s.rozwiniecie) for s in slownik.skroty}
    forms = {name: one_line(form) for name, form in instrumental(slownik).items()}

    def of(pairs: Pairs, found: Callable[[str], str | None]) -> Pairs:
        return tuple((name, text) for name, _ in pairs if (text := found(name)))

    return Wyrazy(
        strategia=one_line(strategia.tytul) if keys.strategia else "",
        organ=organ_name(plan, slownik) if keys.organ else "",
        organ_dopelniacz=organ_genitive(plan, slownik) if keys.organ_dopelniacz else "",
        zrodla=of(keys.zrodla, names.get),
        aliasy=of(keys.aliasy, slownik.canonical_sources().get),
        narzedniki=of(keys.narzedniki, forms.get),
        skroty=of(keys.skroty, meanings.get),
        profil=_printed(plan.profil) if keys.profil else (),
    )


def organ_name(plan: Plan, slownik: Slownik | None) -> str:
    """The full name of the body that adopts a plan; "" where the dictionary has none."""
    organ, bodies = _organ(plan), slownik.podmioty if slownik else ()
    return next((one_line(b.nazwa) for b in reversed(bodies) if organ and b.id == organ), "")


def issuing(plan: Plan) -> str:
    """The body as it stands behind the number of an act: in the genitive, where that is known.

    Plans of the built-in shape write it there as it is: mostly an abbreviation.
    """
    uchwala = plan.uchwala or plan.projekt_uchwaly
    kept = plan.wyrazy.organ_dopelniacz if plan.plik_profilu and plan.wyrazy else ""
    return _of_profile(plan) or kept or (uchwala.organ if uchwala else "")


def nominative_of(organ: str, plan: Plan, slownik: Slownik | None) -> str:
    """The name of the body whose genitive that is; "" for what is no known genitive."""
    body, said = plan.profil.organ, one_line(organ)
    pairs = [(one_line(body.name), one_line(body.genitive))] if body else []
    for podmiot in slownik.podmioty if slownik else ():
        pairs.append((one_line(podmiot.nazwa) or podmiot.id, one_line(podmiot.dopelniacz)))
        pairs.append((podmiot.id, podmiot.id))
    if any(name == said for name, _ in pairs):
        return ""
    return next((name for name, genitive in pairs if genitive == said), "")


def _of_profile(plan: Plan) -> str:
    """The genitive that the profile has for the body that the plan names."""
    body = plan.profil.organ
    return body.genitive if body and _organ(plan) in ("", one_line(body.name)) else ""


def organ_genitive(plan: Plan, slownik: Slownik | None) -> str:
    """The same in the genitive; the plan may name the body in full as well."""
    organ, bodies = _organ(plan), slownik.podmioty if slownik else ()
    named = (b for b in reversed(bodies) if organ and organ in (b.id, one_line(b.nazwa)))
    return next((one_line(b.dopelniacz) for b in named), "") or _of_profile(plan)


def _organ(plan: Plan) -> str:
    uchwala = plan.uchwala or plan.projekt_uchwaly
    return one_line(uchwala.organ) if uchwala else ""


def instrumental(slownik: Slownik | None) -> dict[str, str]:
    """Every name of a body that has an instrumental form → that form."""
    if slownik is None:
        return {}
    forms = {podmiot.id: podmiot.narzednik for podmiot in slownik.podmioty if podmiot.narzednik}
    names = slownik.canonical_bodies()
    return {name: forms[identifier] for name, identifier in names.items() if identifier in forms}


def instrumental_roles(profil: Profil) -> frozenset[str]:
    """The roles in which bodies stand in the instrumental: „we współpracy z …”."""
    if not profil.role:
        return frozenset(("wspolpraca",))
    return frozenset(one.key for one in profil.role if one.instrumental)


def _joined(own: Pairs, found: Iterable[tuple[str, str]]) -> Pairs:
    known = dict(own)
    return (*own, *((name, text) for name, text in found if text and name not in known))


def _with(plan: Plan) -> Iterator[str]:
    """The bodies that the plan names behind „we współpracy z”."""
    cooperating = instrumental_roles(plan.profil)
    for dzialanie in dzialania(plan):
        for realizator in dzialanie.realizatorzy:
            if realizator.rola in cooperating:
                yield one_line(realizator.podmiot)


def _sources(plan: Plan) -> Iterator[str]:
    for dzialanie in dzialania(plan):
        for pozycja in dzialanie.budzet:
            yield from pozycja.zrodla
            yield from (udzial.zrodlo for udzial in pozycja.podzial)
            yield from (part.zrodlo for part in pozycja.montaz)
