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

from collections.abc import Iterator

from rpd.diagnostics import Finding, Path, Severity
from rpd.model import Podmiot, Slownik, Zrodlo
from rpd.rules.engine import Case

CODE = "RPD120"
SLUG = "powtorzona-nazwa-w-slowniku"
SEVERITY = Severity.ERROR
NEEDS = ("slownik",)


def check(case: Case) -> Iterator[Finding]:
    assert case.slownik is not None
    for section in _sections(case.slownik):
        owners: dict[str, tuple[str, Path]] = {}
        for owner, name, path in section:
            if not name or owners.setdefault(name, owner) == owner:
                continue
            first = owners[name][0]
            whose = f"pozycji „{first}”" if first != name else "pozycji stojącej wyżej"
            yield Finding(
                path,
                f"Nazwa „{name}” należy już do {whose}.",
                "Zostaw tę nazwę przy jednej z tych pozycji.",
                document="slownik",
            )


def _sections(slownik: Slownik) -> Iterator[Iterator[tuple[tuple[str, Path], str, Path]]]:
    """For each section: who owns a name, the name, where it stands."""
    yield (name for z in slownik.zrodla for name in _names(z))
    yield (name for p in slownik.podmioty for name in _names(p))
    yield (((g.id, g.path), g.id, (*g.path, "id")) for g in slownik.grupy)
    yield (((s.skrot, s.path), s.skrot, (*s.path, "skrot")) for s in slownik.skroty)


def _names(entry: Zrodlo | Podmiot) -> Iterator[tuple[tuple[str, Path], str, Path]]:
    owner = entry.id, entry.path
    yield owner, entry.id, (*entry.path, "id")
    # A plan may name a body by its full name, a source only by its identifier or an alias.
    if isinstance(entry, Podmiot):
        yield owner, entry.nazwa, (*entry.path, "nazwa")
    for index, alias in enumerate(entry.aliasy):
        yield owner, alias, (*entry.path, "aliasy", index)
