"""An office's own file → a neutral source → a plan recognised in it, with doubts and a report

Elsewhere: how a file format is opened safely is `formats`'s; the text of a plan that exists is
changed in `writing`; a workbook that rpd has written comes back through `exchange`.

Within: `readers.py` chooses who makes a `source` of a file (`docx`, `pdf`, `sheets.py`,
`flattened.py`), and `recognise.py` makes a draft of a plan of it, the same way whatever the format:
`outline` says what is where, `cells` what it says.
"""
