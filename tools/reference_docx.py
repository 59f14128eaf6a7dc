"""Write the reference documents of Word: ``reference.docx`` (annex) and ``pismo.docx`` (acts).

The files are data of an office suite, so they are made from this text and not by hand:
``python tools/reference_docx.py`` writes them anew, byte for byte the same.
"""

from __future__ import annotations

from pathlib import Path

from rpd.formats.package import pack

TARGET = Path(__file__).parent.parent / "templates/reference.docx"
LETTER = TARGET.with_name("pismo.docx")

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_SIDES = ("top", "left", "bottom", "right", "between")
_BORDER = 'w:val="single" w:sz="4" w:space="{space}" w:color="{color}"'


def _border(names: str, space: int, color: str) -> str:
    return "".join(
        f"<w:{name} {_BORDER.format(space=space, color=color)}/>" for name in names.split()
    )


def _paragraph_style(
    identifier: str,
    name: str,
    paragraph: str = "",
    run: str = "",
    *,
    based: str = "Normalny",
    following: str = "",
    order: int = 99,
    custom: bool = False,
) -> str:
    kind = ' w:customStyle="1"' if custom else ""
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{identifier}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        + (f'<w:next w:val="{following}"/>' if following else "")
        + f'<w:uiPriority w:val="{order}"/><w:qFormat/>'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _heading(level: int, points: float, fill: str, before: int, after: int) -> str:
    bar = (
        f"<w:pBdr>{_border(' '.join(_SIDES), 3, '1F3864')}</w:pBdr>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
        if fill
        else ""
    )
    indent = '<w:ind w:left="68" w:right="68"/>' if fill else ""
    return _paragraph_style(
        f"Nagwek{level}",
        f"heading {level}",
        f"<w:keepNext/><w:keepLines/><w:suppressLineNumbers/>{bar}<w:suppressAutoHyphens/>"
        f'<w:spacing w:before="{before}" w:after="{after}"/>{indent}'
        f'<w:outlineLvl w:val="{level - 1}"/>',
        f"<w:b/><w:bCs/>{_size(points)}",
        following="Normalny",
        order=9,
    )


def _frame(points: float, styles: str) -> str:
    """A part of styles: letters of that size, the defaults, then the given styles."""
    return (
        f"{_XML}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
        f'{_size(points)}<w:lang w:val="pl-PL" w:eastAsia="pl-PL" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normalny"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="Domylnaczcionkaakapitu">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="Standardowy">'
        '<w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        "</w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="Bezlisty"><w:name w:val="No List"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/></w:style>{styles}</w:styles>'
    )


_CELL_ITEM = (
    '<w:tabs><w:tab w:val="left" w:pos="{0}"/></w:tabs><w:ind w:left="{0}" w:hanging="227"/>'
)


def _cells(points: float | None = None, header: float | None = None) -> str:
    """The styles of what stands in tables, with letters of these sizes or of the document's."""
    size = _size(points) if points else ""
    header_size = _size(header) if header else ""
    return (
        _paragraph_style(
            "NaglowekKolumny",
            "Nagłówek kolumny",
            '<w:keepNext/><w:suppressAutoHyphens/><w:jc w:val="center"/>',
            f"<w:b/><w:bCs/>{header_size}",
            custom=True,
        )
        + _paragraph_style("TekstKomorki", "Tekst komórki", "", size, custom=True)
        + _paragraph_style(
            "WyliczenieKomorki",
            "Wyliczenie w komórce",
            _CELL_ITEM.format(227),
            based="TekstKomorki",
            custom=True,
        )
        + _paragraph_style(
            "WyliczenieKomorki2",
            "Wyliczenie w komórce 2",
            _CELL_ITEM.format(454),
            based="TekstKomorki",
            custom=True,
        )
    )


_LINK = (
    '<w:style w:type="character" w:styleId="Hipercze"><w:name w:val="Hyperlink"/>'
    '<w:basedOn w:val="Domylnaczcionkaakapitu"/><w:uiPriority w:val="99"/>'
    '<w:rPr><w:color w:val="0B4A8F"/><w:u w:val="single"/></w:rPr></w:style>'
)
_TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="TabelaPlanu">'
    '<w:name w:val="Tabela planu"/><w:basedOn w:val="Standardowy"/><w:qFormat/><w:tblPr>'
    f"<w:tblBorders>{_border('top left bottom right insideH insideV', 0, '000000')}"
    '</w:tblBorders><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>'
    '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="ECECEC"/><w:vAlign w:val="center"/></w:tcPr>'
    "</w:tblStylePr></w:style>"
)


def _letter_styles() -> str:
    """The styles of acts: a title, provisions, points on four levels, headings, a signature."""

    def heading(level: int) -> str:
        place = '<w:jc w:val="center"/>' if level == 1 else ""
        before, after = (0, 480) if level == 1 else (240, 120)
        return _paragraph_style(
            f"Nagwek{level}",
            f"heading {level}",
            f'<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="{before}" '
            f'w:after="{after}" w:line="300" w:lineRule="auto"/>{place}'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            "<w:b/><w:bCs/>",
            following="TekstUchwaly",
            order=9,
        )

    def point(level: int) -> str:
        left = 397 * level
        return _paragraph_style(
            f"PunktUchwaly{level}",
            f"Punkt uchwały {level}",
            f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>'
            f'<w:spacing w:after="80" w:line="276" w:lineRule="auto"/>'
            f'<w:ind w:left="{left}" w:hanging="397"/>',
            custom=True,
        )

    return _frame(
        11,
        "".join(map(heading, (1, 2, 3, 4)))
        + _paragraph_style(
            "TekstUchwaly",
            "Tekst uchwały",
            '<w:spacing w:after="160" w:line="276" w:lineRule="auto"/>',
            custom=True,
        )
        + "".join(map(point, (1, 2, 3, 4)))
        + _paragraph_style(
            "ZnakProjektu",
            "Znak projektu",
            '<w:spacing w:after="240"/><w:jc w:val="right"/>',
            "<w:b/><w:bCs/>",
            custom=True,
        )
        + _paragraph_style(
            "PodpisUchwaly",
            "Podpis uchwały",
            '<w:keepNext/><w:keepLines/><w:ind w:left="4536"/><w:jc w:val="center"/>',
            custom=True,
        )
        + _cells(7.5, 7)
        + _paragraph_style("OdstepKoncowy", "Odstęp końcowy", "", _size(4), custom=True)
        + _paragraph_style("Nagwek", "header", order=99)
        + _paragraph_style("Stopka", "footer", '<w:jc w:val="right"/>', _size(8))
        + _LINK
        + _TABLE,
    )


def _styles() -> str:
    nothing = "".join(f'<w:{side} w:val="nil"/>' for side in _SIDES)
    return _frame(
        8.5,
        _heading(1, 14, "", 0, 20)
        + _heading(2, 10, "C9D6EA", 200, 0)
        + _heading(3, 9, "E1E9F3", 0, 0)
        + _heading(4, 9, "F1F5FA", 0, 0)
        + _paragraph_style("AktPodTytulem", "Akt pod tytułem", custom=True)
        + _cells()
        + _paragraph_style(
            "TytulWykazu",
            "Tytuł wykazu",
            f"<w:pBdr>{nothing}</w:pBdr>"
            '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
            '<w:spacing w:before="240" w:after="60"/><w:ind w:left="0" w:right="0"/>',
            based="Nagwek2",
            following="Normalny",
            custom=True,
        )
        + _paragraph_style(
            "PozycjaWykazu",
            "Pozycja wykazu",
            '<w:tabs><w:tab w:val="left" w:pos="1701"/></w:tabs>'
            '<w:spacing w:after="20"/><w:ind w:left="1701" w:hanging="1701"/>',
            custom=True,
        )
        + _paragraph_style("OdstepKoncowy", "Odstęp końcowy", "", _size(1), custom=True)
        + _paragraph_style(
            "Nagwek",
            "header",
            f"<w:pBdr>{_border('bottom', 3, '000000')}</w:pBdr><w:suppressAutoHyphens/>",
            order=99,
        )
        + _paragraph_style("Stopka", "footer", '<w:jc w:val="right"/>', _size(8))
        + _paragraph_style(
            "Tekstprzypisudolnego",
            "footnote text",
            '<w:ind w:left="170" w:hanging="170"/>',
            _size(7.5),
        )
        + '<w:style w:type="character" w:styleId="Odwoanieprzypisudolnego">'
        '<w:name w:val="footnote reference"/><w:basedOn w:val="Domylnaczcionkaakapitu"/>'
        '<w:uiPriority w:val="99"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        + _LINK
        + '<w:style w:type="character" w:customStyle="1" w:styleId="EtykietaNaglowka">'
        '<w:name w:val="Etykieta nagłówka"/><w:basedOn w:val="Domylnaczcionkaakapitu"/></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="Skrot">'
        '<w:name w:val="Skrót"/><w:basedOn w:val="Domylnaczcionkaakapitu"/>'
        "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>" + _TABLE,
    )


def _field(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _header() -> str:
    bold = "<w:rPr><w:b/><w:bCs/></w:rPr>"
    style = '<w:pPr><w:pStyle w:val="Nagwek"/></w:pPr>'
    last = '<w:pPr><w:pStyle w:val="Nagwek"/><w:spacing w:after="240"/></w:pPr>'
    return (
        f"{_XML}<w:hdr {_W} {_R}>"
        f"<w:p>{style}<w:r>{bold}<w:t>Tytuł planu</w:t></w:r></w:p>"
        f"<w:p>{last}<w:r><w:t>Załącznik do uchwały</w:t></w:r></w:p></w:hdr>"
    )


def _footer() -> str:
    return (
        f'{_XML}<w:ftr {_W} {_R}><w:p><w:pPr><w:pStyle w:val="Stopka"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">Strona </w:t></w:r>{_field("PAGE")}'
        f'<w:r><w:t xml:space="preserve"> z </w:t></w:r>{_field("NUMPAGES")}</w:p></w:ftr>'
    )


def _sample(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def _table() -> str:
    def cell(style: str, text: str) -> str:
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="7569" w:type="dxa"/></w:tcPr>{_sample(style, text)}</w:tc>'
        )

    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TabelaPlanu"/><w:tblW w:w="15138" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
        'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="7569"/><w:gridCol w:w="7569"/></w:tblGrid>'
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell("NaglowekKolumny", "Nagłówek kolumny")
        + cell("NaglowekKolumny", "Nagłówek kolumny")
        + "</w:tr><w:tr>"
        + cell("TekstKomorki", "Tekst komórki")
        + '<w:tc><w:tcPr><w:tcW w:w="7569" w:type="dxa"/></w:tcPr>'
        + _sample("WyliczenieKomorki", "a)</w:t><w:tab/><w:t>Wyliczenie w komórce")
        + _sample("WyliczenieKomorki2", "–</w:t><w:tab/><w:t>Wyliczenie w komórce 2")
        + "</w:tc></w:tr></w:tbl>"
    )


def _document() -> str:
    return (
        f"{_XML}<w:document {_W} {_R}><w:body>"
        + _sample("Nagwek1", "Wzór wyglądu załącznika (Nagłówek 1)")
        + _sample(
            "AktPodTytulem",
            "Zmień style, marginesy, nagłówek i stopkę strony, potem zapisz ten plik pod tą samą "
            "nazwą. Treść tego wzoru nie trafia do załącznika. W nagłówku i stopce strony akapit "
            "„Tytuł planu” zastępuje tytuł planu, a akapit „Załącznik do uchwały” – jego uchwała.",
        )
        + _sample("Nagwek2", "Cel szczegółowy (Nagłówek 2)")
        + _sample("Nagwek3", "Priorytet (Nagłówek 3)")
        + _sample("Nagwek4", "Kierunek interwencji (Nagłówek 4)")
        + _table()
        + _sample("TytulWykazu", "Tytuł wykazu")
        + _sample("PozycjaWykazu", "Skrót</w:t><w:tab/><w:t>Pozycja wykazu")
        + '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
        '<w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId7"/>'
        '<w:footerReference w:type="first" r:id="rId8"/>'
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="567" '
        'w:footer="454" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>'
    )


def _settings() -> str:
    return (
        f'{_XML}<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="227"/>'
        '<w:autoHyphenation/><w:hyphenationZone w:val="170"/><w:doNotHyphenateCaps/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="pl-PL"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def _footnotes() -> str:
    def separator(number: int, kind: str, element: str) -> str:
        return (
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{element}/></w:r></w:p>'
            "</w:footnote>"
        )

    return (
        f"{_XML}<w:footnotes {_W} {_R}>"
        + separator(-1, "separator", "separator")
        + separator(0, "continuationSeparator", "continuationSeparator")
        + "</w:footnotes>"
    )


_PARTS = (
    ("styles.xml", "styles", "rId1"),
    ("settings.xml", "settings", "rId2"),
    ("fontTable.xml", "fontTable", "rId3"),
    ("footnotes.xml", "footnotes", "rId4"),
    ("header1.xml", "header", "rId5"),
    ("header2.xml", "header", "rId6"),
    ("footer1.xml", "footer", "rId7"),
    ("footer2.xml", "footer", "rId8"),
)


def reference() -> bytes:
    """The reference document of the annex."""
    return _packed(_document(), _styles(), with_header=True)


def letter() -> bytes:
    """The reference document of acts and of the sheets that go with them."""
    return _packed(_letter(), _letter_styles(), with_header=False)


def _letter() -> str:
    return (
        f"{_XML}<w:document {_W} {_R}><w:body>"
        + _sample("ZnakProjektu", "Znak projektu")
        + _sample("Nagwek1", "Wzór wyglądu uchwały (Nagłówek 1)")
        + _sample(
            "TekstUchwaly",
            "Zmień style, marginesy, nagłówek i stopkę strony, potem zapisz ten plik pod tą samą "
            "nazwą. Treść tego wzoru nie trafia do uchwały.",
        )
        + "".join(
            _sample(f"PunktUchwaly{level}", f"{mark}</w:t><w:tab/><w:t>Punkt uchwały {level}")
            for level, mark in ((1, "1)"), (2, "a)"), (3, "–"), (4, "– –"))
        )
        + "".join(_sample(f"Nagwek{level}", f"Nagłówek {level}") for level in (2, 3, 4))
        + _table()
        + _sample("PodpisUchwaly", "Podpis uchwały")
        + '<w:sectPr><w:footerReference w:type="default" r:id="rId7"/>'
        '<w:footerReference w:type="first" r:id="rId8"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1247" w:right="1134" w:bottom="1247" w:left="1134" w:header="567" '
        'w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _packed(document: str, styles: str, *, with_header: bool) -> bytes:
    parts = [part for part in _PARTS if with_header or part[1] != "header"]
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind, _ in parts
    )
    types = (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f"{overrides}</Types>"
    )
    package = (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    relationships = "".join(
        f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" Target="{name}"/>'
        for name, kind, identifier in parts
    )
    fonts = (
        f'{_XML}<w:fonts {_W}><w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/>'
        '<w:charset w:val="EE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        "</w:fonts>"
    )
    blank = (
        f'{_XML}<w:hdr {_W}><w:p><w:pPr><w:pStyle w:val="Nagwek"/><w:pBdr>'
        '<w:bottom w:val="nil"/></w:pBdr></w:pPr></w:p></w:hdr>'
    )
    contents = {
        "[Content_Types].xml": types,
        "_rels/.rels": package,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": (
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{relationships}</Relationships>'
        ),
        "word/styles.xml": styles,
        "word/settings.xml": _settings(),
        "word/fontTable.xml": fonts,
        "word/footnotes.xml": _footnotes(),
        **({"word/header1.xml": _header(), "word/header2.xml": blank} if with_header else {}),
        "word/footer1.xml": _footer(),
        "word/footer2.xml": _footer(),
    }
    return pack({name: text.encode("utf-8") for name, text in contents.items()})


if __name__ == "__main__":
    TARGET.write_bytes(reference())
    LETTER.write_bytes(letter())
