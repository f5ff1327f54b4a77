"""A part of a page that one of its later pieces makes."""

from typing import TYPE_CHECKING, Generic, Self, TypeVar, overload

if TYPE_CHECKING:
    from exposure_app.gui.page import Page

Part = TypeVar("Part")


class Later(Generic[Part]):
    """An attribute of a page; who asks for it early has every piece that waits made at once."""

    def __set_name__(self, _page: "type[Page]", name: str) -> None:
        self._name = name

    @overload
    def __get__(self, page: None, kind: "type[Page]") -> Self: ...
    @overload
    def __get__(self, page: "Page", kind: "type[Page]") -> Part: ...
    def __get__(self, page: "Page | None", kind: "type[Page]") -> "Part | Self":
        if page is None:
            return self
        if self._name not in vars(page):
            page.finish()
        part: Part = vars(page)[self._name]
        return part

    def __set__(self, page: "Page", part: Part) -> None:
        vars(page)[self._name] = part
