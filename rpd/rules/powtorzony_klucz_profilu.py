"""Profil opisuje coś dwa razy pod tą samą nazwą.

Co: dwa poziomy mają tę samą listę albo to samo oznaczenie, dwa pola, role lub teksty ten sam klucz,
okres stoi na liście dwa razy albo nazwa należy już do innego pola planu.

Dlaczego: nazwa w planie nie mówiłaby, o który poziom albo o które pole chodzi.

Źle::

    poziomy:
      - {klucz: obszary, nazwa: …, numeracja: arabska}
      - {klucz: obszary, nazwa: …, numeracja: z-rodzicem}

Dobrze::

    poziomy:
      - {klucz: obszary, nazwa: …, numeracja: arabska}
      - {klucz: zadania, nazwa: …, numeracja: z-rodzicem}
"""

from rpd.diagnostics import Severity

CODE = "RPD150"
SLUG = "powtorzony-klucz-profilu"
SEVERITY = Severity.ERROR
STRUCTURAL = True
WORKSPACE = True
HIDES = ("file",)
