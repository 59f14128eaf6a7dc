"""Ten sam podmiot dwa razy w jednym działaniu.

Co: lista realizatorów wymienia ten sam podmiot drugi raz: tą samą nazwą, skrótem albo aliasem, w
tej samej roli i przy tej samej literze.

Dlaczego: zwykle drugi wpis miał wskazać inny podmiot, a ten zginął przy kopiowaniu.

Źle::

    realizatorzy: [ROPS, ROPS]

Dobrze::

    realizatorzy: [ROPS, OWES]
"""

from collections.abc import Iterator

from rpd.diagnostics import Finding, Related, Severity
from rpd.plan.model import Realizator
from rpd.polish.wording import quote
from rpd.rules.engine import Case

CODE = "RPD137"
SLUG = "podmiot-dwa-razy"
SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    known = case.slownik.canonical_bodies() if case.slownik else {}
    for miejsce in case.in_force:
        seen: dict[tuple[str, str | None, str, str], Realizator] = {}
        for entry in miejsce.dzialanie.realizatorzy:
            if not entry.podmiot:
                continue
            key = known.get(entry.podmiot, entry.podmiot), entry.rola, entry.lit, entry.uwagi
            if key not in seen:
                seen[key] = entry
                continue
            same = "stoi tu drugi raz"
            first = seen[key]
            if first.podmiot != entry.podmiot:
                same = f"to ten sam podmiot co {quote(first.podmiot)}, który już tu stoi"
            yield Finding(
                entry.path,
                f"{quote(entry.podmiot)} {same}.",
                "Wpisz podmiot, który miał tu stać, albo usuń powtórzenie.",
                related=(Related(first.path, "pierwszy wpis tego podmiotu"),),
            )
