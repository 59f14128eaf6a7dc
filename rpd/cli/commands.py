"""The commands and the options that stand before them, each with what it does."""

from __future__ import annotations

COMMANDS = {
    "init": "Zakłada folder z planami: przykład, słownik, ustawienia.",
    "new": "Zaczyna plan na kolejny rok z poprzedniego albo dopisuje działanie.",
    "validate": "Sprawdza plany: budowę, powiązania, kompletność.",
    "budget": "Sumuje budżet planów: źródła, cele, realizatorzy, kwartały, limity.",
    "status": "Mówi, co z planu wykonano: stany działań, wskaźniki, wydatki, zaległości.",
    "report": "Tworzy sprawozdanie z wykonania planu; przyjęte zapisuje na stałe.",
    "render": "Tworzy urzędowy załącznik do uchwały.",
    "consolidate": "Tworzy tekst jednolity planu zmienionego uchwałami.",
    "verify": "Mówi, czy dokument powstał z tego planu i czy jest niezmieniony.",
    "templates": "Zapisuje szablony dokumentów i gotowe profile, żeby urząd mógł je zmienić.",
    "adopt": "Zapisuje w planie uchwałę, która go przyjęła, i jego wyrazy.",
    "diff": "Porównuje dwie wersje planu: zdania o zmianach i skutek dla budżetu.",
    "amend": "Pisze uchwałę zmieniającą plan i uzasadnienie do niej.",
    "errata": "Wymienia omyłki przyjętego planu, zapisane obok niego.",
    "acts": "Wymienia uchwały: przyjęcia planów i ich zmiany, ze stanem w danym dniu.",
    "import": "Pisze szkic planu z dokumentu urzędu; wczytuje do planu zmiany z arkusza.",
    "apply": "Wprowadza do planu zmianę zapisaną jako dane.",
    "fmt": "Nadaje plikom jeden układ, a wpisom planu identyfikatory (--ids).",
    "export": "Zapisuje plan jako arkusz do edycji albo dane dla innych programów.",
    "migrate": "Przepisuje pliki z dawnego formatu na obecny.",
    "git": "Uczy gita mówić o zmianach planu zdaniami i scalać plany.",
    "rules": "Wymienia reguły, według których sprawdzane są plany.",
    "explain": "Objaśnia regułę o podanym kodzie lub nazwie.",
    "schema": "Podaje schemat pliku planu, także z nazwami, które są teraz.",
}


def module_of(command: str) -> str:
    """The module of a command; „import” is a word of the language."""
    return f"rpd.cli.{'import_' if command == 'import' else command}"


OPTIONS = {
    "--help": "Pokazuje tę pomoc. „rpd POLECENIE --help” objaśnia polecenie.",
    "--version": "Podaje wersję programu.",
    "--install-completion": "Włącza uzupełnianie klawiszem Tab (bash, zsh albo fish).",
}

VARIABLE = "_RPD_COMPLETE"
"""Set by the script of a shell that asks what can be typed next."""
