"""Plan drukuje co innego, niż przyjęto.

Co: wyrazy, które drukuje przyjęty plan, nie są tymi, z których „rpd adopt” albo „rpd apply”
utworzyły odcisk w polu „uchwala”. Komentarze, identyfikatory, odstępstwa i układ pliku się nie
liczą.

Dlaczego: tekst przyjęty zmienia tylko uchwała. Poprawka w pliku jest początkiem zmiany planu i nie
może trafić do druku jako tekst obowiązujący. W głównej gałęzi repozytorium to błąd, poza nią
ostrzeżenie.

Źle::

    budzet:
      - kwota: 190000    # wpisano po przyjęciu planu w miejsce 180000
        zrodla: [FEM]

Dobrze::

    # zmiana zapisana poleceniem „rpd amend --save” i wprowadzona poleceniem „rpd apply”
    zmiany:
      - {uchwala: 7/2024, data: 2024-06-30}
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Severity
from rpd.plan.imprint import intact
from rpd.polish.wording import quote
from rpd.rules.engine import Case

CODE = "RPD124"
SLUG = "zmiana-bez-uchwaly"
SEVERITY = Severity.ERROR
STRUCTURAL = True
WHOLE = "words"
UNORDERED = True
MENDED = "everywhere"


SEEN = "Co zmieniono, powie „rpd diff”."
"""How to see the change where nothing is known of the file's history."""


def check(case: Case) -> Iterator[Finding]:
    plan = case.plan
    if plan.uchwala is None or intact(plan):
        return
    last = plan.zmiany[-1].uchwala if plan.zmiany else plan.uchwala.numer
    done = "zmieniono" if plan.zmiany else "przyjęto"
    yield Finding(
        ("uchwala", "odcisk"),
        f"Plan drukuje co innego, niż {done} uchwałą {quote(last)}: zmieniono go bez uchwały.",
        f"{SEEN} Zmianę zapisz poleceniem „rpd amend … --save "
        f"plans/zmiany/{plan.rok}-01.yaml”, a pomyłkę cofnij.",
    )
