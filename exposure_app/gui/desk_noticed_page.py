"""What was noticed, as a desk takes it down: a number stands before each answer, Enter ticks it."""

from exposure_app.core.vocabulary import DATA_CLASSES, OTHERS_AFFECTED, SYMPTOM_GROUPS
from exposure_app.gui.announce import announce
from exposure_app.gui.columns import WIDE
from exposure_app.gui.desk_stop import Stop
from exposure_app.gui.draft import CheckDraft
from exposure_app.gui.field import Field
from exposure_app.gui.noticed_page import NoticedPage
from exposure_app.gui.places import Places
from exposure_app.gui.tick import Tick
from exposure_app.gui.type_ahead import Say
from exposure_app.i18n import _
from exposure_app.wording.sentences import join_words

_NOTHING = "0"
_KNOWN = "9"
_OTHERS = "10"


class DeskNoticedPage(NoticedPage):
    """The page of ticks with a number for each: subject first, then the place in it.

    The numbers are those of the vocabulary, so that they are the same in every country.

    Attributes:
        numbered: the tick of each number.
    """

    def __init__(self, draft: CheckDraft, places: Places) -> None:
        self.numbered: dict[str, Tick] = {}
        self._names: dict[str, str] = {}
        super().__init__(draft, places)
        self._number()
        field = self.search.parentWidget()
        if not isinstance(field, Field):
            raise TypeError("the line to search in has a label")
        field.label.setText(_("&Number or part of a name"))
        self._field = field
        field.setProperty(WIDE, True)  # noqa: FBT003 - Qt's own signature
        for row in self.rows.values():
            row.fold()
        self.tell_ticked()
        for tick in self.numbered.values():
            tick.toggled.connect(self.tell_ticked)

    def found(self, text: str) -> list[str]:
        """The numbers that fit what was typed: the one itself, or all whose name holds it."""
        typed = text.strip().casefold()
        if typed in self.numbered:
            return [typed]
        words = typed.split()
        return [
            number
            for number, name in self._names.items()
            if words and all(word in name.casefold() for word in words)
        ]

    def name_of(self, number: str) -> str:
        """What stands behind a number."""
        return self._names[number]

    def toggle(self, number: str) -> None:
        """Tick or untick, and be ready for the next."""
        tick = self.numbered[number]
        tick.box.toggle()
        self.search.clear()
        texts = (_("Not ticked: {name}"), _("Ticked: {name}"))
        announce(self, texts[tick.is_ticked].format(name=self._names[number]))

    def tell_ticked(self) -> None:
        """Keep in sight what is ticked, wherever on the page it stands."""
        ticked = [number for number, tick in self.numbered.items() if tick.is_ticked]
        told = join_words(f"{number} {self._names[number]}" for number in ticked)
        text = _("Ticked: {name}").format(name=told) if ticked else _("Nothing is ticked yet.")
        self._field.set_note(text)

    def _number(self) -> None:
        for subject, codes in enumerate(SYMPTOM_GROUPS.values(), start=1):
            for place, code in enumerate(codes, start=1):
                if code in self.rows:
                    self._name(f"{subject}{place}", self.rows[code].tick)
        self._name(_NOTHING, self.nothing)
        for start, card, codes in (
            (_KNOWN, self.know, DATA_CLASSES),
            (_OTHERS, self.others, OTHERS_AFFECTED),
        ):
            for place, code in enumerate(codes, start=1):
                self._name(f"{start}{place}", card.ticks[code])

    def _name(self, number: str, tick: Tick) -> None:
        name = tick.words.text()
        self.numbered[number] = tick
        self._names[number] = name
        tick.words.setText(f"{number}   {name}")
        tick.box.setAccessibleDescription(_("Number {number}.").format(number=number))

    def _filter(self, text: str) -> None:
        """A number hides nothing; words leave only what holds them."""
        super()._filter("" if text.strip().isdecimal() else text)


class SymptomStop(Stop):
    """The line for numbers: Enter ticks what was typed, and goes on when nothing is typed.

    Args:
        page: what is ticked.
        say: tells what Enter would tick.
    """

    def __init__(self, page: DeskNoticedPage, say: Say) -> None:
        super().__init__(page.search)
        self._page = page
        self._say = say
        page.search.textEdited.connect(self._look)

    @property
    def hint(self) -> str:
        """How to tick."""
        return _("Type a number or part of a name, Enter ticks it. Enter alone goes on.")

    def commit(self) -> bool:
        """Tick the one that fits; go on with an empty line."""
        text = self._page.search.text()
        if not text.strip():
            return True
        found = self._page.found(text)
        if len(found) == 1:
            self._page.toggle(found[0])
            self._say(self.hint)
        else:
            self._look(text)
        return False

    def _look(self, text: str) -> None:
        found = self._page.found(text)
        if not text.strip():
            self._say(self.hint)
        elif not found:
            self._say(_("Nothing fits that. Try another number or a shorter word."))
        elif len(found) == 1:
            self._say(_("Enter ticks: {name}").format(name=self._page.name_of(found[0])))
        else:
            names = join_words(f"{number} {self._page.name_of(number)}" for number in found[:6])
            self._say(_("Which one? {choices}").format(choices=names))
