"""Ta sama nazwa w słowniku oznacza dwie rzeczy.

Co: ten sam identyfikator, alias albo skrót mają w słowniku dwie pozycje tego samego działu, a przy
podmiotach także tę samą pełną nazwę.

Dlaczego: nie wiadomo, do której pozycji należą pieniądze albo zadania zapisane pod tą nazwą.

Źle::

    zrodla:
      - {id: FEM, nazwa: Fundusze Europejskie dla Małopolski, aliasy: [FE]}
      - {id: FERS, nazwa: Fundusze Europejskie dla Rozwoju Społecznego, aliasy: [FE]}

Dobrze::

    zrodla:
      - {id: FEM, nazwa: Fundusze Europejskie dla Małopolski}
      - {id: FERS, nazwa: Fundusze Europejskie dla Rozwoju Społecznego}
"""

from collections.abc import Iterator, Sequence

from rpd.diagnostics import Finding, Path, Related, Severity
from rpd.plan.model import Podmiot, Slownik, Zrodlo
from rpd.rules.engine import Case

CODE = "RPD120"
SLUG = "powtorzona-nazwa-w-slowniku"
SEVERITY = Severity.ERROR
NEEDS = ("slownik",)


def check(case: Case) -> Iterator[Finding]:
    assert case.slownik is not None
    called = {
        entry.path: entry.nazwa
        for entries in (case.slownik.zrodla, case.slownik.podmioty, case.slownik.grupy)
        for entry in entries
    } | {skrot.path: skrot.rozwiniecie for skrot in case.slownik.skroty}
    for section in _sections(case.slownik):
        owners: dict[str, tuple[str, Path]] = {}
        places: dict[str, Path] = {}
        for owner, name, path in section:
            first_place = places.setdefault(name, path)
            if not name or owners.setdefault(name, owner) == owner:
                continue
            first = owners[name][0]
            about = called.get(owners[name][1], "")
            whose = f"pozycji „{first}”"
            if first == name:
                above = path[-1] in ("id", "skrot")
                whose = "pozycji stojącej wyżej" if above else "pozycji o tym identyfikatorze"
            whose += f" ({about})" if about and about != name else ""
            yield Finding(
                path,
                f"Nazwa „{name}” należy już do {whose}.",
                "Zostaw tę nazwę przy jednej z tych pozycji.",
                document="slownik",
                related=(Related(first_place, "pozycja, do której ta nazwa należy"),),
            )


def _sections(slownik: Slownik) -> Iterator[Iterator[tuple[tuple[str, Path], str, Path]]]:
    """For each section: who owns a name, the name, where it stands."""
    yield from (_ids_first(entries) for entries in (slownik.zrodla, slownik.podmioty))
    yield (((g.id, g.path), g.id, (*g.path, "id")) for g in slownik.grupy)
    yield (((s.skrot, s.path), s.skrot, (*s.path, "skrot")) for s in slownik.skroty)


def _ids_first(
    entries: Sequence[Zrodlo] | Sequence[Podmiot],
) -> Iterator[tuple[tuple[str, Path], str, Path]]:
    """An alias that is the name of another entry is told where the alias stands."""
    names = [name for entry in entries for name in _names(entry)]
    return iter(sorted(names, key=lambda name: name[2][-1] != "id"))


def _names(entry: Zrodlo | Podmiot) -> Iterator[tuple[tuple[str, Path], str, Path]]:
    owner = entry.id, entry.path
    yield owner, entry.id, (*entry.path, "id")
    # A plan may name a body by its full name, a source only by its identifier or an alias.
    if isinstance(entry, Podmiot):
        yield owner, entry.nazwa, (*entry.path, "nazwa")
    for index, alias in enumerate(entry.aliasy):
        yield owner, alias, (*entry.path, "aliasy", index)
