"""Whether a report fits by itself: where it lies, whose it is, its days, what its notes hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rpd.diagnostics import Path
from rpd.plan.wykonanie import (
    RZYMSKIE,
    Wykonanie,
    WykonanieWskaznika,
    body_of,
    file_name,
)
from rpd.polish import wording
from rpd.polish.guesses import did_you_mean
from rpd.polish.wording import count, join, quote
from rpd.progress.beside import Beside
from rpd.progress.personal import personal
from rpd.progress.said import Said, Slugs

_WORDS = ("uwagi", "powod")


def about(one: Wykonanie, beside: Beside) -> Iterator[Said]:
    """What does not fit in a report by itself."""
    yield from _place(one, beside)
    yield from _days(one)
    yield from _notes(one)


# --- where it lies, and whose it is --------------------------------------------------------------


def _place(one: Wykonanie, beside: Beside) -> Iterator[Said]:
    if not beside.has_plan:
        yield Said(
            Slugs.NOWHERE,
            ("rok",),
            f"Nie ma planu na rok {one.rok}, którego dotyczy to wykonanie.",
            "Popraw rok albo dodaj plan obok folderu „wykonanie”.",
        )
    if beside.place is None:
        yield Said(
            Slugs.PLACE,
            (),
            "Plik wykonania nie leży w folderze roku i kwartału.",
            f"Przenieś go do „wykonanie/{one.rok}/{one.kwartal}”.",
        )
        return
    rok, kwartal, name = beside.place
    if rok != str(one.rok):
        yield Said(
            Slugs.PLACE,
            ("rok",),
            f"Plik leży w folderze roku {rok}, a podaje rok {one.rok}.",
            "Popraw pole „rok” albo przenieś plik.",
        )
    if kwartal != one.kwartal:
        known = kwartal in RZYMSKIE
        yield Said(
            Slugs.PLACE,
            ("kwartal",),
            f"Plik leży w folderze „{kwartal}”, a podaje kwartał {one.kwartal}."
            if known
            else f"Folder „{kwartal}” nie jest kwartałem.",
            "Popraw pole „kwartal” albo przenieś plik."
            if known
            else f"Foldery kwartałów to: I, II, III i IV; ten plik należy do „{one.kwartal}”.",
        )
    yield from _body(one, name, beside)


def _body(one: Wykonanie, name: str, beside: Beside) -> Iterator[Said]:
    planned = next(iter(beside.plans.values()), None)
    slownik = planned.slownik if planned else None
    if slownik is None:
        return
    path: Path = ("podmiot",)
    podmiot = body_of(slownik, one.podmiot)
    if podmiot is None:
        guess = did_you_mean(one.podmiot, slownik.canonical_bodies())
        message = f"W słowniku nie ma podmiotu {quote(one.podmiot)}"
        said = f"{message} – {guess}" if guess else f"{message}."
        yield Said(Slugs.PLACE, path, said, "Popraw nazwę albo dopisz podmiot do słownika.")
        return
    if podmiot.id != one.podmiot:
        message = f"{quote(one.podmiot)} to inny zapis podmiotu {quote(podmiot.id)}."
        yield Said(Slugs.TWICE, path, message, f"Wpisz identyfikator: „podmiot: {podmiot.id}”.")
    wanted = file_name(podmiot)
    if not wanted:
        yield Said(
            Slugs.PLACE,
            path,
            f"Słownik nie mówi, jak nazywać pliki podmiotu {quote(podmiot.id)}.",
            "Dopisz przy tym podmiocie w słowniku pole „skrot” (do 32 liter bez polskich znaków, "
            "cyfr i łączników).",
        )
    elif wanted != name:
        yield Said(
            Slugs.PLACE,
            path,
            f"Plik podmiotu {quote(podmiot.id)} nazywa się „{name}.yaml”, a powinien "
            f"„{wanted}.yaml”.",
            "Zmień nazwę pliku albo popraw pole „podmiot”.",
        )
    for other in beside.others:
        if other.wykonanie.okres == one.okres and other.podmiot == podmiot.id:
            yield Said(
                Slugs.TWICE,
                path,
                f"Wykonanie podmiotu {quote(podmiot.id)} za ten kwartał jest też w pliku "
                f"„{other.plik}”.",
                "Połącz oba pliki w jeden.",
            )


# --- days ----------------------------------------------------------------------------------------


def _days(one: Wykonanie) -> Iterator[Said]:
    okres = one.okres
    if okres is None:
        return
    first, last = date(okres.rok, 1, 1), okres.ostatni_dzien
    undated: list[Path] = []
    for path, day, needed in _dated(one):
        if day is None:
            if needed and one.stan_na is None:
                undated.append(path)
        elif not first <= day <= last:
            yield Said(
                Slugs.DAY,
                path,
                f"Dzień {wording.date(day)} nie należy do okresu od {wording.date(first)} do "
                f"{wording.date(last)}",
                "Podaj dzień z tego okresu albo przenieś wartość do właściwego kwartału.",
            )
    if undated:
        several = count(len(undated), "wartość", "wartości", "wartości")
        said = f"są {several} tego pliku; pierwsza stoi tutaj" if undated[1:] else "jest ta wartość"
        yield Said(
            Slugs.UNDATED,
            undated[0],
            f"Nie wiadomo, z którego dnia {said}.",
            f"Dopisz na początku pliku „stan_na: {last.isoformat()}” albo „stan_na” przy wartości.",
        )
    whole = one.stan_na
    if whole is not None and first <= whole < last:
        yield Said(
            Slugs.EARLY,
            ("stan_na",),
            f"Kwartał kończy się {wording.date(last)}, a wartości są z dnia {wording.date(whole)}",
            f"Uzupełnij wartości po końcu kwartału i wpisz „stan_na: {last.isoformat()}”.",
        )


def _dated(one: Wykonanie) -> Iterator[tuple[Path, date | None, bool]]:
    """Every day of a report with its place; whether there must be one."""
    yield ("stan_na",), one.stan_na, False
    for wskaznik in _indicators(one):
        path = (*wskaznik.path, "stan_na") if wskaznik.stan_na else wskaznik.path
        yield path, wskaznik.stan_na, not wskaznik.znak
    for dzialanie in one.dzialania:
        for pozycja in dzialanie.budzet:
            path = (*pozycja.path, "stan_na") if pozycja.stan_na else pozycja.path
            said = [kwoty for kwoty in (pozycja.umowy, pozycja.wydatki) if kwoty is not None]
            yield path, pozycja.stan_na, any(not kwoty.znak for kwoty in said)
        for kamien in dzialanie.kamienie:
            yield (*kamien.path, "osiagnieto"), kamien.osiagnieto, False


def _indicators(one: Wykonanie) -> Iterator[WykonanieWskaznika]:
    yield from one.wskazniki
    for dzialanie in one.dzialania:
        yield from dzialanie.wskazniki


# --- notes ---------------------------------------------------------------------------------------


def _notes(one: Wykonanie) -> Iterator[Said]:
    for path, text in _texts(one):
        what = dict.fromkeys(found.what for found in personal(text))
        if what:
            yield Said(
                Slugs.PERSONAL,
                path,
                f"Ten tekst zawiera {join(what)}.",
                "Usuń dane osobowe: uwagi trafiają do sprawozdania. Jeśli to nie są dane osoby, "
                "zapisz je inaczej.",
            )


def _texts(one: Wykonanie) -> Iterator[tuple[Path, str]]:
    every: list[tuple[Path, str]] = [(("uwagi",), one.uwagi)]
    for wskaznik in _indicators(one):
        every += [((*wskaznik.path, key), getattr(wskaznik, key)) for key in _WORDS]
        if isinstance(wskaznik.wartosc, str) and not wskaznik.znak:
            every.append(((*wskaznik.path, "wartosc"), wskaznik.wartosc))
    for dzialanie in one.dzialania:
        every += [((*dzialanie.path, key), getattr(dzialanie, key)) for key in _WORDS]
        every += [((*p.path, key), getattr(p, key)) for p in dzialanie.budzet for key in _WORDS]
        every += [((*kamien.path, "uwagi"), kamien.uwagi) for kamien in dzialanie.kamienie]
    return ((path, text) for path, text in every if text)
