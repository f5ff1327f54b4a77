"""Headings that go on to the next page with what they are about.

Why: Qt breaks pages wherever they are full, also between a heading and its first line.
"""

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat

_BREAK = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore


def keep_headings(document: QTextDocument) -> None:
    """Begin a new page before each heading that would be parted from what follows it.

    Args:
        document: with the size of its pages; it is laid out again.
    """
    while (heading := _parted(document)) is not None:
        form = heading.blockFormat()
        form.setPageBreakPolicy(_BREAK)
        QTextCursor(heading).setBlockFormat(form)


def _parted(document: QTextDocument) -> QTextBlock | None:
    """The first heading that is parted and can still be moved."""
    document.documentLayout().documentSize()
    block = document.begin()
    while block.isValid():
        if _is_heading(block) and not block.blockFormat().pageBreakPolicy() & _BREAK:
            follows = block.next()
            while _is_heading(follows):
                follows = follows.next()
            if follows.isValid() and _page(document, block) != _page(document, follows):
                return block
        block = block.next()
    return None


def _is_heading(block: QTextBlock) -> bool:
    return block.isValid() and block.blockFormat().headingLevel() > 0


def _page(document: QTextDocument, block: QTextBlock) -> int:
    """The page on which the first line of a block stands."""
    top = document.documentLayout().blockBoundingRect(block).top() + block.layout().lineAt(0).y()
    return int(top // document.pageSize().height())
