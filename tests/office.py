"""Small Word and ODF files made by hand, for what no program writes on demand."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
    )
)


def pack(**members: str | bytes) -> bytes:
    """A zip file; a name is written with ``__`` for a slash and ``_`` before the suffix for the dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


def paragraph(text: str, *, style: str = "", props: str = "", run: str = "") -> str:
    """A paragraph of one run; ``props`` goes into its properties and ``run`` into those of the run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{props}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def word_table(*rows: tuple[str, ...], head: bool = False) -> str:
    """A table; a cell is text or, when it starts with a mark, paragraphs in XML."""
    body = ""
    for number, row in enumerate(rows):
        cells = "".join(f"<w:tc>{each if each.startswith('<') else paragraph(each)}</w:tc>" for each in row)
        body += f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head and not number else ''}{cells}</w:tr>"
    return f"<w:tbl>{body}</w:tbl>"


def docx(body: str, **members: str) -> bytes:
    """A Word document with this body."""
    types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return pack(**{"[Content_Types]_xml": types, "word__document_xml": document, **members})


def odt(body: str, *, styles: str = "", **members: str) -> bytes:
    """An ODF text with this body; ``styles`` are automatic ones."""
    content = (
        f"<office:document-content {_ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.text"
    return pack(**{"mimetype": mime, "content_xml": content, **members})


def odt_styles(inner: str) -> str:
    """The ``styles.xml`` of an ODF text."""
    return f"<office:document-styles {_ODF}><office:styles>{inner}</office:styles></office:document-styles>"


def odt_meta(inner: str) -> str:
    """The ``meta.xml`` of an ODF text."""
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f"<office:document-meta {_ODF} {dc}><office:meta>{inner}</office:meta></office:document-meta>"
