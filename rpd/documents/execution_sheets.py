"""What bodies report for a quarter as sheets to fill in: which there are, and each of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rpd.errors import Remark, RpdError
from rpd.exchange.execution_asked import Asked
from rpd.exchange.execution_book import execution_book
from rpd.exchange.execution_tables import execution_tables
from rpd.frozen import dataclass
from rpd.outside import files
from rpd.plan.wykonanie import Kwartal, body_of, file_name
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import count, quote
from rpd.progress.told import account
from rpd.workspace.desk import Desk
from rpd.workspace.execution import Execution, execution
from rpd.workspace.execution_files import folder_of


@dataclass(frozen=True, slots=True)
class SheetOf:
    """A sheet of a body: the name that its file may have, and its bytes."""

    podmiot: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Quarter:
    """A plan with what was told of it up to a quarter, as sheets are made of it and read back."""

    found: Execution

    @property
    def kwartal(self) -> Kwartal:
        """The quarter."""
        return self.found.kwartal

    def asked(self, podmiot: str) -> Asked:
        """What a body is asked, with what it has told so far."""
        found, kwartal = self.found, self.kwartal
        planned = found.plans[kwartal]
        now = [
            one.wykonanie
            for one in found.filed
            if one.podmiot == podmiot and one.wykonanie.okres == kwartal
        ]
        before = None
        if kwartal.numer > 1:
            before = account(found.filed, Kwartal(kwartal.rok, kwartal.numer - 1))
        return Asked(planned, kwartal, podmiot, now[0] if now else None, before)

    def file_of(self, podmiot: str) -> Path:
        """The file in which a body reports for the quarter.

        Raises:
            RpdError: the dictionary does not know the body, or not what its files are called.
        """
        known = body_of(self.found.plans[self.kwartal].slownik, podmiot)
        name = file_name(known) if known else ""
        if not name:
            what = (
                f"Słownik nie mówi, jak nazywać pliki podmiotu {quote(podmiot)}."
                if known
                else f"W słowniku nie ma podmiotu {quote(podmiot)}."
            )
            raise RpdError(what, "Dopisz w słowniku podmiot z polem „skrot”.")
        folder = folder_of(self.found.path, self.kwartal.rok) / self.kwartal.rzymski
        older = folder / f"{name}.yml"
        return older if older.is_file() else folder / f"{name}.yaml"

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that carry out anything, in the order of the plan."""
        actions = self.found.plans[self.kwartal].actions.values()
        named = (body for one in actions if one.in_force for body in one.podmioty)
        return tuple(dict.fromkeys(named))


def quarter(path: Path, rok: int | None, numer: int, desk: Desk | None = None) -> Quarter:
    """The quarter of a plan's file. Raises RpdError where the plan cannot be used."""
    return Quarter(execution(path, rok, numer, desk))


def sheet(made: Quarter, body: str) -> SheetOf:
    """The sheet of a body that is named by any of its names.

    Raises:
        RpdError: the plan knows no such body, or nothing that it carries out.
    """
    planned = made.found.plans[made.kwartal]
    podmiot = planned.body(body)
    if podmiot not in made.bodies:
        guess = did_you_mean(body, {*planned.podmioty, *made.bodies})
        actions = planned.plan.profil.dzialanie.noun.many_genitive
        message = f"W planie nie ma {actions} podmiotu {quote(body)}"
        raise RpdError(
            f"{message} – {guess}" if guess else f"{message}.",
            "Podaj nazwę tak, jak stoi w polu „realizatorzy” albo w słowniku.",
        )
    file = made.file_of(podmiot)
    asked = made.asked(podmiot)
    plan = files.display_name(made.found.path)
    data = execution_book(asked, execution_tables(asked), plan)
    kwartal = made.kwartal
    return SheetOf(podmiot, f"wykonanie-{kwartal.rok}-{kwartal.rzymski}-{file.stem}.xlsx", data)


def sheets(made: Quarter) -> Iterator[SheetOf | RpdError]:
    """The sheets of all bodies; an error in place of one that cannot be made."""
    for body in made.bodies:
        try:
            yield sheet(made, body)
        except RpdError as error:
            yield error


def remarks(made: Quarter) -> tuple[Remark, ...]:
    """What there is to say of the sheets of a quarter."""
    lacking = made.found.plans[made.kwartal].bez_id
    said = list(made.found.remarks)
    if lacking:
        entries = count(lacking, "wpis planu nie ma", "wpisy planu nie mają", "wpisów planu nie ma")
        message = f"{entries} identyfikatora, więc nie ma ich w arkuszach."
        said.append(Remark(message, "Nadaj je: „rpd fmt --ids”."))
    said += [
        Remark(f"{one.file}: {one.message}", "Tego pliku w arkuszach nie widać.", grave=True)
        for one in made.found.unread
    ]
    return tuple(said)
