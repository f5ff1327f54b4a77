"""Small pieces of HTML, and a whole page that stands alone: no script, no address, nothing to load.

The one rule: every text is escaped here, and nowhere else.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from exposure_app import i18n
from exposure_app.reports.paper import Paper
from exposure_app.wording.sentences import labelled

# Nothing is smaller: the paper is read at arm's length, without a zoom.
SMALLEST: Final = 14
# Distances are in pixels, which Qt scales for paper too; it knows no others.
_STYLE: Final = """
body {{ color: #000; background: #fff; font-size: {body}pt; }}
h1 {{ font-size: {title}pt; margin: 0 0 2px 0; }}
h2 {{ font-size: {part}pt; margin: 10px 0 2px 0; }}
h3 {{ font-size: {body}pt; margin: 6px 0 0 0; }} p, ul {{ margin: 2px 0; }}
h1, h2, h3 {{ break-after: avoid; }} .page {{ page-break-before: always; }}
.step {{ margin: 4px 0 4px {indent}px; text-indent: -{indent}px; }}
.call {{ margin: 5px 0 0 0; font-weight: bold; }} .number {{ font-size: {number}pt; }}
.rule {{ font-weight: bold; background: #e8e8e8; padding: 6px; margin: 10px 0; }}
figure {{ margin: 10px 0; break-inside: avoid; }} summary {{ padding: 8px 0; }}
th {{ text-align: left; font-weight: normal; padding-right: 14px; vertical-align: top; }}
td {{ padding-right: 14px; vertical-align: top; }} thead th {{ font-weight: bold; }}
"""
_SCREEN: Final = """
body { font-family: sans-serif; } tr, .step, .call, .rule { break-inside: avoid; }
@media screen { body { max-width: 46em; margin: 1.5em auto; padding: 0 1em; line-height: 1.4; }
  h2 { margin: 22px 0 6px 0; } p { margin: 6px 0; } }
"""
_TITLE, _PART, _NUMBER, _INDENT = 1.43, 1.15, 1.4, 1.9


def page(
    title: str,
    parts: Iterable[str],
    paper: Paper,
    *,
    is_for_browser: bool,
    points: int = SMALLEST,
) -> str:
    """A whole page in the language spoken now.

    Args:
        title: of the page.
        parts: what stands on it, in order.
        paper: what a browser prints it on.
        is_for_browser: False for those who lay it out on paper themselves.
        points: size of the letters; of headings and numbers to call it is more.
    """
    language = i18n.active_language().replace("_", "-")
    style = _style(points)
    if is_for_browser:
        style += f"{_SCREEN}@page {{ size: {paper.css}; margin: {paper.margin_mm}mm; }}\n"
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


def number_to_call(name: str, number: str, address: str) -> str:
    """Whom to call, and the number large on a line of its own.

    Args:
        name: of who answers there.
        number: to dial.
        address: on the web; empty when there is none.
    """
    large = f'<span class="number">{escape(number)}</span>'
    beside = f" {escape(address)}" if address else ""
    return f'<p class="call">{escape(name)}<br>{large}{beside}</p>'


def bullets(texts: Iterable[str]) -> str:
    """A list; nothing for no texts."""
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""


def table(facts: Iterable[tuple[str, str]]) -> str:
    """Names and texts side by side.

    A line without a name goes on in the cell above; before any name, it goes over both columns.
    """
    rows = (
        f'<tr><th scope="row">{name}</th><td>{text}</td></tr>'
        if name
        else f'<tr><td colspan="2">{text}</td></tr>'
        for name, text in _joined(facts)
    )
    return f"<table>{''.join(rows)}</table>"


def named_paragraphs(facts: Iterable[tuple[str, str]]) -> str:
    """The same as `table` one below the other: pages break between lines, not within rows."""
    return "\n".join(
        f"<p>{labelled(f'<b>{name}</b>', text) if name else text}</p>"
        for name, text in _joined(facts)
    )


def grid(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with a heading over each column; the first cell of a row names it."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    lines = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{escape(text)}</td>" for text in texts)
        + "</tr>"
        for name, *texts in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def _joined(facts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Name and text of each fact as markup, with the lines that go on in it."""
    joined: list[tuple[str, str]] = []
    for name, text in facts:
        if name or not joined or not joined[-1][0]:
            joined.append((escape(name), escape(text)))
        else:
            before, told = joined[-1]
            joined[-1] = (before, f"{told}<br>{escape(text)}")
    return joined


def _style(points: int) -> str:
    return _STYLE.format(
        body=points,
        title=round(points * _TITLE),
        part=round(points * _PART),
        number=round(points * _NUMBER),
        indent=round(points * _INDENT),
    )


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
