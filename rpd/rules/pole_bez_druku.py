"""Pole planu, którego załącznik nie drukuje.

Co: plan mówi coś, czego nie drukuje żadna część profilu: pole bez kolumny, warunek albo wzór kwoty
w tabeli z samymi kwotami, rok wartości wskaźnika, podmiot roli bez kolumny, działanie poza
tabelami. Zgłaszane raz na każde takie pole, z liczbą miejsc.

Dlaczego: przyjmuje się to, co wydrukowano; pole, którego w załączniku nie ma, wygląda w pliku na
przyjęte, a przyjęte nie jest.

Źle::

    # profil.yaml: kolumny: [{pole: nazwa, …}, {pole: kwota, naglowek: Kwota}]
    budzet: [{kwota: 380, wzor: 4 ławki × 95 zł, zrodla: [BM]}]

Dobrze::

    # profil.yaml: kolumny: [{pole: nazwa, …}, {pole: kwota, naglowek: Kwota},
    #                        {pole: wzor, naglowek: Wyliczenie}, {pole: zrodla, naglowek: Źródło}]
    budzet: [{kwota: 380, wzor: 4 ławki × 95 zł, zrodla: [BM]}]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Path, Severity
from rpd.polish.wording import count
from rpd.rules.engine import Case

CODE = "RPD155"
SLUG = "pole-bez-druku"
SEVERITY = Severity.WARNING

_ADOPTED = " Plan jest już przyjęty, więc inny profil musi wprowadzić uchwała."


def check(case: Case) -> Iterator[Finding]:
    if not case.plan.profil.uklad:
        return
    from rpd.rules.unprinted import Unprinted

    found: dict[tuple[str, str], list[Path]] = {}
    for one in Unprinted(case).all():
        found.setdefault((one.message, one.hint), []).append(one.path)
    for (message, hint), paths in found.items():
        places = count(len(paths), "miejsce", "miejsca", "miejsc")
        said = f"{message.removesuffix('.')} ({places})." if len(paths) > 1 else message
        adopted = "" if case.plan.wyrazy is None else _ADOPTED
        yield Finding(paths[0], said, f"{hint}{adopted}", at_key=True)
