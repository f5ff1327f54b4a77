"""Small pieces of HTML, and a whole page that stands alone: no script, no address, nothing to load.

The one rule: every text is escaped here, and nowhere else.
"""

from collections.abc import Iterable
from html import escape
from typing import Final

from exposure_app import i18n
from exposure_app.reports.paper import Paper

# Nothing is smaller than 14 points: the paper is read at arm's length, without a zoom. Distances
# are in pixels, which Qt scales for paper too; it knows no others.
STYLE: Final = """
body { color: #000; background: #fff; font-family: sans-serif; font-size: 14pt; }
h1 { font-size: 20pt; margin: 0 0 2px 0; } h2 { font-size: 16pt; margin: 10px 0 2px 0; }
h3 { font-size: 14pt; margin: 6px 0 0 0; } p, ul { margin: 2px 0; }
h2, h3 { break-after: avoid; } .page { page-break-before: always; }
.step { margin: 4px 0; } .call { font-size: 16pt; font-weight: bold; margin: 5px 0 0 0; }
.rule { font-weight: bold; background: #e8e8e8; padding: 6px; margin: 10px 0; }
figure { margin: 10px 0; break-inside: avoid; } summary { padding: 8px 0; }
th { text-align: left; font-weight: normal; padding-right: 14px; vertical-align: top; }
td { vertical-align: top; }
"""
_SCREEN: Final = """
@media screen { body { max-width: 46em; margin: 1.5em auto; padding: 0 1em; line-height: 1.4; }
  h1 { font-size: 20pt; } h2 { font-size: 17pt; margin: 22px 0 6px 0; } p { margin: 6px 0; } }
"""


def page(title: str, parts: Iterable[str], paper: Paper, *, is_for_browser: bool) -> str:
    """A whole page in the language spoken now.

    Args:
        title: of the page.
        parts: what stands on it, in order.
        paper: what a browser prints it on.
        is_for_browser: False for those who lay it out on paper themselves.
    """
    language = i18n.active_language().replace("_", "-")
    size = f"@page {{ size: {paper.css}; margin: {paper.margin_mm}mm; }}\n"
    style = f"{STYLE}{_SCREEN}{size}" if is_for_browser else STYLE
    body = "\n".join(part for part in parts if part)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{style}</style></head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def heading(text: str, level: int = 2, kind: str = "") -> str:
    """A heading."""
    return f"<h{level}{_class(kind)}>{escape(text)}</h{level}>"


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph; nothing for an empty text."""
    return f"<p{_class(kind)}>{escape(text)}</p>" if text else ""


def bullets(texts: Iterable[str]) -> str:
    """A list; nothing for no texts."""
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def table(facts: Iterable[tuple[str, str]]) -> str:
    """Names and texts; a line without a name goes over both columns."""
    rows = (
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(text)}</td></tr>'
        if name
        else f'<tr><td colspan="2">{escape(text)}</td></tr>'
        for name, text in facts
    )
    return f"<table>{''.join(rows)}</table>"


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
