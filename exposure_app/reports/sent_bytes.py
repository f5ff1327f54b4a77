"""Bytes that were sent, so that a person reads them and none is lost.

The one rule: no byte is left out, and none steers the terminal: a letter, digit or mark of ASCII
stands for itself, everything else is written out.
"""

import re
from collections.abc import Iterator
from typing import Final

_ROW: Final = 16
_HEAD_END: Final = b"\r\n\r\n"
_REQUEST: Final = re.compile(rb"[A-Z]+ [!-~]+ HTTP/1\.[01]\r\n")
_TEXT: Final = re.compile(rb"[\r\n\t -~]*")
_WRITTEN: Final = {0x5C: "\\\\", 0x0D: "\\r", 0x0A: "\\n", 0x09: "\\t"}
_FIRST_SHOWN, _LAST_SHOWN = 0x20, 0x7E


def sent_lines(sent: bytes) -> list[str]:
    r"""The bytes in lines: the head of an HTTP request as text, and a body that is no text in hex.

    >>> sent_lines(b"GET / HTTP/1.1\r\n\r\n")
    ['GET / HTTP/1.1\\r\\n', '\\r\\n']
    """
    head, mark, body = sent.partition(_HEAD_END)
    if not mark or not _REQUEST.match(head + mark):
        return list(_any_lines(sent))
    return [*_text_lines(head + mark), *_any_lines(body)]


def escaped(content: bytes) -> str:
    """Bytes as printable ASCII; a backslash begins whatever is written out."""
    return "".join(_shown(byte) for byte in content)


def _shown(byte: int) -> str:
    if byte in _WRITTEN:
        return _WRITTEN[byte]
    return chr(byte) if _FIRST_SHOWN <= byte <= _LAST_SHOWN else f"\\x{byte:02x}"


def _any_lines(content: bytes) -> Iterator[str]:
    return _text_lines(content) if _TEXT.fullmatch(content) else _hex_lines(content)


def _text_lines(content: bytes) -> Iterator[str]:
    for line in content.split(b"\n")[:-1]:
        yield escaped(line + b"\n")
    rest = content.rpartition(b"\n")[2]
    if rest:
        yield escaped(rest)


def _hex_lines(content: bytes) -> Iterator[str]:
    for begin in range(0, len(content), _ROW):
        row = content[begin : begin + _ROW]
        text = "".join(chr(byte) if _FIRST_SHOWN <= byte <= _LAST_SHOWN else "." for byte in row)
        yield f"{begin:08x}  {row.hex(' '):<{3 * _ROW - 1}}  |{text}|"
