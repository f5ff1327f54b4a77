"""The words of a page made by `reports.markup` as plain text, for a screen reader or a message.

The one rule: nothing is said that the page does not say. Pictures are left out: on every page that
is made with their words, those stand beside them.
"""

from html.parser import HTMLParser
from typing import Final

from exposure_app.wording.sentences import labelled

_HEADINGS: Final = frozenset({"h1", "h2", "h3"})
_LINES: Final = frozenset({*_HEADINGS, "p", "li", "tr"})
_LEFT_OUT: Final = frozenset({"head", "figure", "summary", "thead"})
_ITEM: Final = "- "


def plain_text(page: str) -> str:
    """The text, a line for each paragraph and an empty one before each heading.

    Args:
        page: HTML of `reports.markup.page`.
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return "\n".join(reader.lines).strip() + "\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._cells = [""]
        self._left_out = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LEFT_OUT:
            self._left_out += 1
        elif tag in _LINES:
            self._cells = [_ITEM if tag == "li" else ""]
        elif tag in {"th", "td"}:
            self._cells.append("")
        elif tag == "br":
            self._cells[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        if tag in _LEFT_OUT:
            self._left_out -= 1
        elif tag in _LINES and not self._left_out:
            if tag in _HEADINGS:
                self.lines.append("")
            self.lines.append(self._line())

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self._cells[-1] += data

    def _line(self) -> str:
        """What stood between the tags; of a row of a table, the name and the texts."""
        name, *texts = [cell.strip() for cell in self._cells if cell.strip()] or [""]
        return labelled(name, ". ".join(texts)) if texts else name
