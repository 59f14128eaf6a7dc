"""The file that an amendment is saved in: what stands there already is not lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rpd.errors import UsageError
from rpd.frozen import dataclass
from rpd.load.kinds import AMENDMENTS
from rpd.outside import files
from rpd.plan.values import one_line
from rpd.polish.wording import quote

if TYPE_CHECKING:
    from rpd.amendment.operations import Amendment


@dataclass(frozen=True, slots=True)
class Saving:
    """The file of the amendment, and what it held when it was looked at; None: there was none."""

    path: Path
    before: bytes | None
    kept: Amendment | None = None

    def written(self, amendment: Amendment) -> bytes:
        """The file with the amendment; what somebody has written into it by hand stays as it is.

        Raises:
            UsageError: comments would be lost.
        """
        from rpd.amendment.apply import dump, restated
        from rpd.amendment.saved import to_data

        if self.before is None:
            return dump(amendment).encode("utf-8")
        text = self.before.decode("utf-8-sig").replace("\r\n", "\n")
        made = restated(text, to_data(amendment))
        if made.lost:
            name = files.display_name(self.path)
            raise UsageError(
                f"Plik {quote(name)} ktoś zmienił po zapisaniu; przepadłyby komentarze przy "
                "operacjach, które się zmieniają.",
                "Podaj po --save inną nazwę albo usuń ten plik.",
            )
        return made.text.encode("utf-8")


def saving(save: Path, number: str) -> Saving:
    """Where the amendment goes, and what its file holds now.

    The amendment of another resolution is kept: its file is the only record of what it did. What
    the act says of itself stays.
    """
    from rpd.amendment.parsed import parse

    _demand_free(save, number)
    if not save.is_file():
        return Saving(save, None)
    there = files.read(save)
    kept = parse(there.data, there.name)
    if kept.uchwala != number:
        raise UsageError(
            f"W pliku {quote(there.name)} stoi już zmiana uchwałą nr {kept.uchwala}.",
            "Podaj po --save inną nazwę.",
        )
    return Saving(save, there.data, kept)


def _demand_free(save: Path, number: str) -> None:
    """Refuse a number under which another file of the folder holds an amendment already."""
    from rpd.amendment.parsed import parse

    if save.parent.name != AMENDMENTS:
        return
    for path in files.listing(save.parent, (".yaml", ".yml")):
        if path.name == save.name:
            continue
        there = files.read(path)
        if number.encode() not in there.data:
            continue
        if one_line(parse(there.data, there.name).uchwala) == one_line(number):
            raise UsageError(
                f"Zmianę uchwałą nr {number} zapisano już w pliku {quote(there.name)}.",
                "Podaj po --save nazwę tego pliku albo popraw numer uchwały.",
            )
