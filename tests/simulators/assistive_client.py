"""Goes through a check as an assistive technology does, and prints what it read as JSON.

Run by the Python of the system: `assistive_client.py STORY`. It knows nothing of the program but
what the program says of itself.
"""

# ruff: noqa: ANN401 - pyatspi tells no types
import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi

PATIENCE_SECONDS = 20
PAUSE_SECONDS = 0.05
SETTLE_SECONDS = 0.4
INVENTED = "12000000001"
FOLLOWS = "My account follows people I never chose"
GROUPS = "My account is put into groups I never joined"
IN_VAIN = "It went on after I changed the password"


def main() -> int:
    """Walk the story that was asked for."""
    reader = Reader()
    read = {"self": by_oneself, "family": with_a_relative}[sys.argv[1]](reader)
    read["nameless"] = reader.nameless
    print(json.dumps(read))  # noqa: T201 - this is its answer
    return 0


def by_oneself(reader: "Reader") -> dict[str, Any]:
    """The founding story."""
    reader.press("Begin")
    reader.page("Who is this check for?")
    me = reader.find("radio button", "Me")
    read: dict[str, Any] = {"me": me.getState().contains(pyatspi.STATE_CHECKED)}
    reader.press("Continue")
    reader.page("Place and carrier")
    reader.write("combo box", "Country you live in", "China")
    reader.press("Continue")
    reader.page("What did you notice?")
    for name in (FOLLOWS, GROUPS):
        reader.tick(name)
    reader.write("text", "Search", "password")
    reader.tick(IN_VAIN)
    reader.press("Continue")
    reader.page("Numbers and names")
    reader.write("text", "Number", INVENTED)
    reader.press("Continue")
    return {**read, **to_the_plan(reader)}


def with_a_relative(reader: "Reader") -> dict[str, Any]:
    """One question at a time, after the yes of the person who is helped."""
    reader.press("Begin")
    reader.page("Who is this check for?")
    reader.act(reader.find("radio button", "Someone I am helping"))
    reader.write("text", "What do you call them? You may leave this empty.", "Dad")
    reader.press("Continue")
    reader.page("Dad, is this all right with you?")
    read: dict[str, Any] = {"consent": reader.texts()}
    reader.press("Yes, I agree")
    reader.page("Place and carrier")
    reader.write("combo box", "Country you live in", "China")
    read["questions"] = reader.go_past("Place and carrier")
    reader.page("What did you notice?")
    for name in (FOLLOWS, GROUPS):
        reader.tick(name)
    reader.go_past("What did you notice?")
    reader.page("Numbers and names")
    reader.write("text", "Number", INVENTED)
    reader.go_past("Numbers and names")
    return {**read, **to_the_plan(reader)}


def to_the_plan(reader: "Reader") -> dict[str, Any]:
    """Read what would leave, the answer, and the plan."""
    reader.page("What leaves this computer")
    read: dict[str, Any] = {"leaves": reader.texts(), "tables": reader.rows()}
    reader.press("Check")
    reader.wait(lambda: reader.find_or_none("push button", "What to do now"))
    reader.settle()
    read["headline"], read["answer"] = reader.now(), reader.texts()
    reader.press("What to do now")
    reader.page("What to do now")
    reader.settle()
    read["plan"] = reader.texts()
    return read


class Reader:
    """Finds by role and name, acts by action, and reads what is shown."""

    def __init__(self) -> None:
        self.nameless: list[str] = []
        self._program = self.wait(self._find_program)

    def _find_program(self) -> Any:
        desktop = pyatspi.Registry.getDesktop(0)
        programs = (desktop.getChildAtIndex(n) for n in range(desktop.childCount))
        return next((one for one in programs if one and one.name == "exposure-check"), None)

    def wait(self, ask: Callable[[], Any]) -> Any:
        """Ask until there is an answer."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            answer = ask()
            if answer:
                return answer
            time.sleep(PAUSE_SECONDS)
        raise SystemExit(f"waited in vain on {self.now()!r}: {self.texts()}")

    def all(self) -> Iterator[Any]:
        """Everything that is shown."""
        yield from _shown(self._program)

    def find_or_none(self, role: str, name: str) -> Any:
        """The one of that role and name that can be used, if it is shown."""
        for one in self.all():
            if one.getRoleName() == role and name in _names(one):
                return one
        return None

    def find(self, role: str, name: str) -> Any:
        """The one of that role and name."""
        return self.wait(lambda: self.find_or_none(role, name))

    def now(self) -> str:
        """Which page is shown: what the largest named group is called."""
        for one in self.all():
            if one.getRoleName() == "layered pane":
                pages = [one.getChildAtIndex(n) for n in range(one.childCount)]
                names = [page.name for page in pages if page and _is_shown(page)]
                return str(names[0]) if names else ""
        return ""

    def page(self, name: str) -> None:
        """Wait for a page, and look whether everything on it has a name."""
        self.wait(lambda: self.now() == name)
        for one in self.all():
            if one.getState().contains(pyatspi.STATE_FOCUSABLE) and not _is_told(one):
                self.nameless.append(f"{name}: {one.getRoleName()}")

    def settle(self) -> None:
        """Let the page become whole: to ask for everything again and again takes much longer."""
        time.sleep(SETTLE_SECONDS)

    def act(self, one: Any) -> None:
        """Do what it offers first."""
        one.queryAction().doAction(0)
        time.sleep(2 * PAUSE_SECONDS)

    def press(self, name: str) -> None:
        """Press a button as soon as it can be."""

        def ready() -> Any:
            button = self.find_or_none("push button", name)
            enabled = button and button.getState().contains(pyatspi.STATE_ENABLED)
            return button if enabled else None

        self.act(self.wait(ready))
        self.settle()

    def go_past(self, page: str) -> int:
        """Press the way on for each question of a page; how many there were."""
        presses = 0
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self.now() == page:
            if time.monotonic() > deadline:
                raise SystemExit(f"there is no way past {page!r}")
            button = self.find_or_none("push button", "Continue")
            if button and button.getState().contains(pyatspi.STATE_ENABLED):
                presses += 1
                self.act(button)
            self.settle()
        return presses

    def tick(self, name: str) -> None:
        """Tick a box, and see that it is ticked."""
        self.act(self.find("check box", name))
        self.wait(lambda: self.find("check box", name).getState().contains(pyatspi.STATE_CHECKED))

    def write(self, role: str, name: str, text: str) -> None:
        """Put text into a field, and see that it is there."""
        field = self.find(role, name)
        field.queryComponent().grabFocus()
        if role == "combo box":
            children = (field.getChildAtIndex(n) for n in range(field.childCount))
            field = next(one for one in children if one.getRoleName() == "text")
        field.queryEditableText().setTextContents(text)
        self.wait(lambda: _text(field) == text)

    def texts(self) -> list[str]:
        """Everything that is said on the screen."""
        found: list[str] = []
        for one in self.all():
            found += [one.name, one.description, _text(one)]
        return list(dict.fromkeys(filter(None, found)))

    def rows(self) -> list[list[list[str]]]:
        """What every table says, row by row."""
        tables = [one for one in self.all() if one.getRoleName() in ("table", "tree table")]
        return [_rows(table.queryTable()) for table in tables]


def _rows(table: Any) -> list[list[str]]:
    return [
        [table.getAccessibleAt(row, column).name for column in range(table.nColumns)]
        for row in range(table.nRows)
    ]


def _shown(one: Any) -> Iterator[Any]:
    yield one
    if one.getRoleName() in ("table", "tree table", "menu bar"):
        return
    for place in range(one.childCount):
        child = one.getChildAtIndex(place)
        if child is not None and _is_shown(child):
            yield from _shown(child)


def _is_shown(one: Any) -> bool:
    state = one.getState()
    return bool(state.contains(pyatspi.STATE_SHOWING)) and bool(
        state.contains(pyatspi.STATE_VISIBLE)
    )


def _names(one: Any) -> list[str]:
    """What it is called: its name, or that of its labels."""
    labels = [
        relation.getTarget(place).name
        for relation in one.getRelationSet()
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
        for place in range(relation.getNTargets())
    ]
    return [one.name, *labels]


def _is_told(one: Any) -> bool:
    """Whether somebody who hears knows what it is; the name of a combo box is what is chosen."""
    if one.getRoleName() == "combo box":
        return bool(one.description) or len(_names(one)) > 1
    parent = one.parent
    if parent is not None and parent.getRoleName() == "combo box":
        return True
    return any(_names(one)) or bool(_text(one))


def _text(one: Any) -> str:
    if "Text" not in pyatspi.utils.listInterfaces(one):
        return ""
    return str(one.queryText().getText(0, -1))


if __name__ == "__main__":
    sys.exit(main())
