"""DOCX files made for tests, part by part: what Word writes, without Word."""

from collections.abc import Iterable

from tests.formats.office_traps import packed

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def part(name: str, inner: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:{name} xmlns:w="{_W}" {_MORE}>{inner}</w:{name}>'.encode()


def document(body: str, **parts: str) -> bytes:
    """A DOCX with this body; other parts by their kinds (``footnotes``, ``styles``, …)."""
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{_TYPE}/{kind.rstrip("0123456789")}" Target="{kind}.xml"/>'
        for n, kind in enumerate(parts)
    )
    roots = {"header": "hdr", "footer": "ftr"}
    return packed(
        {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": _relations(
                f'<Relationship Id="r" Type="{_TYPE}/officeDocument" Target="word/document.xml"/>'
            ),
            "word/_rels/document.xml.rels": _relations(relations),
            "word/document.xml": part("document", f"<w:body>{body}<w:sectPr/></w:body>"),
            **{
                f"word/{kind}.xml": part(roots.get(kind.rstrip("0123456789"), kind), inner)
                for kind, inner in parts.items()
            },
        }
    )


def _relations(inner: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'.encode()


def run(text: str, properties: str = "", tag: str = "t") -> str:
    """A run; in its text „\\t” is a tab and „\\n” a line break."""
    inner = ""
    for line_number, line in enumerate(_escaped(text).split("\n")):
        inner += "<w:br/>" if line_number else ""
        pieces = (f'<w:{tag} xml:space="preserve">{piece}</w:{tag}>' for piece in line.split("\t"))
        inner += "<w:tab/>".join(pieces)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def p(content: str = "", properties: str = "") -> str:
    """A paragraph; what begins with „<” is content as it is, anything else a run."""
    inner = content if content.startswith("<") else run(content) if content else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def cell(content: str | Iterable[str] = "", properties: str = "") -> str:
    """A cell: its blocks, or the texts of its paragraphs."""
    blocks = [content] if isinstance(content, str) else content
    inner = "".join(one if one.startswith("<w:") else p(one) for one in blocks)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(one if one.startswith("<w:") else cell(one) for one in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def control(inner: str) -> str:
    """A content control around anything."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def added(inner: str, author: str = "Anna") -> str:
    return f'<w:ins w:id="1" w:author="{author}" w:date="2025-01-02T00:00:00Z">{inner}</w:ins>'


def removed(text: str, author: str = "Anna") -> str:
    inner = run(text, tag="delText")
    return f'<w:del w:id="2" w:author="{author}" w:date="2025-01-02T00:00:00Z">{inner}</w:del>'


def box(*paragraphs: str) -> str:
    """A run with a text box, as Word writes it: twice."""
    inner = f"<w:txbxContent>{''.join(map(p, paragraphs))}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{inner}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def listed(list_id: int, depth: int = 0) -> str:
    """The properties of a paragraph of a numbered list."""
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'


def levels(*looks: tuple[str, str]) -> str:
    """One list with the id 1; each level is its format and its text („lowerLetter”, „%1)”)."""
    inner = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{look}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (look, text) in enumerate(looks)
    )
    return (
        f'<w:abstractNum w:abstractNumId="7">{inner}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
