"""What is wrong with a profile that its schema cannot see: names that nothing has, or two have.

Every list of a profile is closed, and so is what its parts may name: a column a field, a layout a
level. A profile with one of these faults makes no plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from rpd.diagnostics import Finding, Path, Related
from rpd.plan.built_in import chosen
from rpd.plan.layout import NUMBER, OF_ACTION, OF_INDICATOR, OF_SOURCE, PERIOD, PLAN
from rpd.plan.profil import DZIALANIA, DZIALANIE, OGOLEM, STRATEGIA
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import capital, quote
from rpd.reading.build_profil import kind_of
from rpd.reading.nodes import Node

_TWICE, _UNKNOWN, _CONTRARY = (
    "powtorzony-klucz-profilu",
    "nieznana-nazwa-w-profilu",
    "sprzeczny-profil",
)
_OF_PLAN: Final = frozenset(
    (
        *("format", "rok", "tytul", "uchwala", "projekt_uchwaly", "slownik", "profil"),
        *("przypisy", "kolumny", "numery_przypisow", "znak_odnosnika", "proza"),
        *("wyrazy", "odstepstwa", "zmiany"),
    )
)
_OF_ELEMENT: Final = frozenset(("numer", "nazwa", STRATEGIA, "uchylony", OGOLEM))
_OF_ACTION: Final = frozenset(("id", NUMBER, "kontynuuje", "uchylone_litery", "uchylone"))
OGOLEM_ROW: Final = "ogolem"
_OF_TOTALS: Final = (OGOLEM_ROW, PLAN, "zrodla")


def faults(data: Any) -> list[Finding]:
    """What a profile that its schema finds right says wrongly."""
    return list(_Faults(Node(data, ())).all())


def _finding(
    path: Path, slug: str, message: str, hint: str, *related: Related, at_key: bool = False
) -> Finding:
    return Finding(path, message, hint, "profil", slug=slug, related=related, at_key=at_key)


class _Faults:
    """One profile: what it names, and what names it."""

    def __init__(self, profil: Node) -> None:
        self._profil = profil
        known = chosen(None)
        self._core = known.fields
        self._levels = {
            kind_of(level): level.path for key in ("poziomy",) for level in self._nodes(key)
        }
        self._fields = {node.text("klucz"): node for node in self._nodes("pola")}
        self._roles = {node.text("klucz") for node in self._nodes("role")}
        self._bodies = next(c.key for c in known.columns if c.kind == "podmioty")

    def _nodes(self, key: str) -> tuple[Node, ...]:
        return self._profil.nodes(key, lambda node: node)

    def all(self) -> Iterator[Finding]:
        """The faults of the parts in their order."""
        for key in ("poziomy", "poziomy_strategii"):
            yield from self._of_levels(key)
        yield from self._twice("pola", "klucz", "Pole", (*self._core, "nazwa", *_OF_ACTION))
        yield from self._of_fields()
        yield from self._twice("role", "klucz", "Rolę")
        yield from self._twice("proza", "klucz", "Tekst")
        yield from self._periods()
        for layout in self._nodes("uklad"):
            yield from self._of_layout(layout)

    # --- levels ----------------------------------------------------------------------------------

    def _of_levels(self, key: str) -> Iterator[Finding]:
        taken = (*_OF_PLAN, *_OF_ELEMENT, *_OF_ACTION, *self._core, DZIALANIA)
        yield from self._twice(key, "klucz", "Listę", taken)
        yield from self._kinds(key)
        above = ""
        for level in self._nodes(key):
            numbering = level.text("numeracja")
            if numbering == "z-rodzicem" and above in ("", "brak"):
                what = "nie ma nad sobą innego" if not above else "stoi pod poziomem bez numerów"
                yield _finding(
                    (*level.path, "numeracja"),
                    _CONTRARY,
                    f"Numer tego poziomu nie ma czego powtórzyć: poziom {what}.",
                    "Wybierz: rzymska, arabska, litera, dowolna albo brak.",
                )
            if level.flag("powiazany") and self._profil.text(STRATEGIA) in ("", "brak"):
                yield _finding(
                    (*level.path, "powiazany"),
                    _CONTRARY,
                    "Poziom jest powiązany ze strategią, a profil mówi, że strategii nie ma.",
                    "Usuń pole „powiazany” albo wpisz „strategia: wymagana” lub „mozliwa”.",
                )
            above = numbering

    def _kinds(self, key: str) -> Iterator[Finding]:
        """What machines call two levels must differ, and is not what they call an action."""
        seen: dict[str, Path] = {DZIALANIE: (DZIALANIE, "nazwa"), PLAN: ()}
        for level in self._nodes(key):
            kind = kind_of(level)
            if kind in seen:
                stated = "oznaczenie" in level.data
                path = (*level.path, *(("oznaczenie",) if stated else ("nazwa", "mianownik")))
                yield _finding(
                    path,
                    _TWICE,
                    f"Poziom ma oznaczenie {quote(kind)}, które należy już do czego innego.",
                    "Wpisz w polu „oznaczenie” inną nazwę, złożoną z małych liter bez polskich "
                    "znaków.",
                    *self._first(seen[kind]),
                )
            seen.setdefault(kind, path if kind in seen else (*level.path, "nazwa", "mianownik"))

    # --- what stands on lists --------------------------------------------------------------------

    def _twice(
        self, key: str, name: str, noun: str, taken: Iterable[str] = ()
    ) -> Iterator[Finding]:
        seen: dict[str, Path] = {}
        for node in self._nodes(key):
            value = node.text(name)
            path = (*node.path, name)
            if value in taken:
                message = f"Nazwa {quote(value)} należy już do innego pola planu."
                yield _finding(path, _TWICE, message, "Wybierz inną nazwę.")
            elif value in seen:
                message = f"{noun} {quote(value)} profil opisuje drugi raz."
                hint = "Zostaw jeden z opisów albo zmień jego klucz."
                yield _finding(path, _TWICE, message, hint, *self._first(seen[value]))
            else:
                seen[value] = path

    @staticmethod
    def _first(path: Path) -> tuple[Related, ...]:
        return (Related(path, "pierwszy raz w profilu", "profil"),) if path else ()

    def _periods(self) -> Iterator[Finding]:
        seen: dict[str, Path] = {}
        for okres, path in self._profil.entries("okresy"):
            if str(okres) in seen:
                message = f"Okres {quote(str(okres))} stoi na liście drugi raz."
                first = self._first(seen[str(okres)])
                yield _finding(path, _TWICE, message, "Usuń powtórzenie.", *first)
            seen.setdefault(str(okres), path)

    def _of_fields(self) -> Iterator[Finding]:
        for node in self._nodes("pola"):
            chooses, values = node.text("typ") == "wybor", "wartosci" in node.data
            if chooses and not values:
                yield _finding(
                    (*node.path, "typ"),
                    _CONTRARY,
                    "Pole typu „wybor” nie ma listy dozwolonych wartości.",
                    "Dopisz „wartosci: [ciągłe, jednorazowe]” albo zmień typ na „tekst”.",
                )
            if values and not chooses:
                yield _finding(
                    (*node.path, "wartosci"),
                    _CONTRARY,
                    f"Listę wartości ma tylko pole typu „wybor”, a to ma typ "
                    f"{quote(node.text('typ'))}.",
                    "Wpisz „typ: wybor” albo usuń „wartosci”.",
                )
            known = (DZIALANIE, *self._levels)
            for name, path in node.entries("na"):
                yield from self._named(str(name), path, known, "poziomu", "poziomy")

    # --- layouts ---------------------------------------------------------------------------------

    def _of_layout(self, layout: Node) -> Iterator[Finding]:
        if level := layout.text("na"):
            known = (PLAN, *self._levels)
            yield from self._named(level, (*layout.path, "na"), known, "poziomu", "poziomy")
        for name, path in layout.entries("razem"):
            known = (*_OF_TOTALS, self._bodies, *self._levels)
            yield from self._named(str(name), path, known, "wiersza sum", "wiersze sum")
        yield from self._of_labels(layout)
        columns = layout.nodes("kolumny", lambda node: node)
        rows = layout.text("wiersze")
        for column in columns:
            yield from self._of_column(column, rows)
        yield from self._widths(layout, columns)

    @staticmethod
    def _of_labels(layout: Node) -> Iterator[Finding]:
        asked = [str(name) for name, _ in layout.entries("razem")]
        for name, said, path in layout.pairs("napisy_razem"):
            if name not in asked:
                yield _finding(
                    path,
                    _CONTRARY,
                    f"Napis należy do wiersza sum {quote(name)}, którego ta część nie drukuje.",
                    f"Dopisz „{name}” w polu „razem” albo usuń napis.",
                    at_key=True,
                )
            elif name in (OGOLEM_ROW, PLAN) and "{" in str(said):
                yield _finding(
                    path,
                    _CONTRARY,
                    "Suma całości nie ma nazwy ani numeru, które mogłyby stanąć w jej napisie.",
                    "Usuń klamry z ich zawartością, np. „Ogółem”.",
                )

    def _widths(self, layout: Node, columns: tuple[Node, ...]) -> Iterator[Finding]:
        periods = max(1, sum(1 for _ in self._profil.entries("okresy")))
        stated = [
            (column.integer("szerokosc") or 0) * (periods if column.flag("okresy") else 1)
            for column in columns
        ]
        if (whole := sum(stated)) > 100 and layout.text("rodzaj") == "tabela":
            yield _finding(
                (*layout.path, "kolumny"),
                _CONTRARY,
                f"Kolumny tabeli mają razem {whole}% szerokości.",
                "Zmniejsz pola „szerokosc” tak, by razem dawały najwyżej 100, albo je pomiń.",
            )

    def _printable(self, rows: str) -> tuple[str, ...]:
        """The fields that rows of that kind may print."""
        if rows == "wskazniki":
            return (*OF_INDICATOR, *self._levels)
        if rows == "zrodla":
            return OF_SOURCE
        return ("nazwa", *self._core, *OF_ACTION, *self._fields, *self._levels)

    def _of_column(self, column: Node, rows: str) -> Iterator[Finding]:
        one, several = "pole" in column.data, "pola" in column.data
        if one == several:
            given = "ma oba pola: „pole” i „pola”" if one else "nie mówi, jakie pole drukuje"
            yield _finding(
                column.path,
                _CONTRARY,
                f"Kolumna {quote(column.text('naglowek'))} {given}.",
                "Zostaw jedno z nich." if one else "Dopisz pole, np. „pole: budzet”.",
            )
        named = [(column.text("pole"), (*column.path, "pole"))] if one else []
        named += [(str(name), path) for name, path in column.entries("pola")]
        known = self._printable(rows)
        for name, path in named:
            yield from self._named(name, path, known, "pola", "pola")
        if role := column.text("rola"):
            if not self._roles:
                builtin = ("lider", "partner", "wspolpraca")
                yield from self._named(role, (*column.path, "rola"), builtin, "roli", "role")
            else:
                known = tuple(self._roles)
                yield from self._named(role, (*column.path, "rola"), known, "roli", "role")
        if PERIOD in column.text("naglowek") and not column.flag("okresy"):
            yield _finding(
                (*column.path, "naglowek"),
                _CONTRARY,
                f"Nagłówek wymienia okres ({PERIOD}), a kolumna nie stoi przy każdym okresie.",
                f"Dopisz w kolumnie „okresy: true” albo usuń „{PERIOD}” z nagłówka.",
            )
        if column.flag("okresy") and not any(True for _ in self._profil.entries("okresy")):
            yield _finding(
                (*column.path, "okresy"),
                _CONTRARY,
                "Kolumna ma stać przy każdym okresie, a profil okresów nie podaje.",
                "Dopisz w profilu „okresy: [2026, 2027]” albo usuń pole „okresy” kolumny.",
            )

    @staticmethod
    def _named(
        name: str, path: Path, known: Iterable[str], genitive: str, plural: str
    ) -> Iterator[Finding]:
        names = list(known)
        if name in names:
            return
        guess = did_you_mean(name, names)
        allowed = ", ".join(names)
        yield _finding(
            path,
            _UNKNOWN,
            f"Nie ma {genitive} {quote(name)}.",
            capital(guess) if guess else f"Profil zna {plural}: {allowed}.",
        )
