"""Help with each page of the window: what it is for, what to do there, what to know.

The one rule: it is read on the page it speaks of and needs no network, so it stays short.
"""

from collections.abc import Callable
from typing import Final

from exposure_app.i18n import _

Section = tuple[str, str]


def help_sections(topic: str) -> tuple[Section, ...]:
    """Heading and text of each part of the help for one page; the keys come last.

    Args:
        topic: the name of a page, one of `TOPICS`.

    Raises:
        KeyError: there is no such page.
    """
    purpose, act, know = _TEXTS[topic]()
    return (
        (_("What this page is for"), purpose),
        (_("What you can do"), act),
        (_("Good to know"), know),
        (_("Keys"), _keys()),
    )


def _keys() -> str:
    return " ".join(
        (
            _("Tab goes to the next thing, Space ticks a box, Enter presses the marked button."),
            _("Alt and an underlined letter press what it stands in."),
            _("F1 opens and closes this help."),
        )
    )


def _welcome() -> tuple[str, str, str]:
    return (
        _("It says in short what this program does, and what it cannot do."),
        _("Choose your language and how large the text should be. Then press Begin."),
        _("You find this page again in the menu Help."),
    )


def _who() -> tuple[str, str, str]:
    return (
        _("The pages differ a little for yourself, for a relative, and for a visitor."),
        _("Choose one, then press Continue. You can come back and choose another."),
        _("Whoever the check is for decides what is typed and who sees the answer."),
    )


def _consent() -> tuple[str, str, str]:
    return (
        _("Whoever the check is for says yes or no here themselves."),
        _("Read the words together. Then let them press one of the two buttons."),
        _("Nobody has to say why. Nothing is checked without their yes."),
    )


def _place() -> tuple[str, str, str]:
    return (
        _("Carriers, known incidents and advice differ from country to country."),
        _("Choose where you live and who carries your phone line. Leave out what you do not know."),
        _("Your region helps when an incident happened in one region only."),
    )


def _noticed() -> tuple[str, str, str]:
    return (
        _("What you noticed can point to a source that was never published in any list."),
        _("Tick what fits. Say where and since when, if you know. Nothing has to be ticked."),
        _("Ticks alone are enough for an answer. They are kept only until you close the window."),
    )


def _numbers() -> tuple[str, str, str]:
    return (
        _("Numbers and names are looked for in lists of leaked data."),
        _("Type a phone number or an account, or leave all of it out. You can try an example."),
        _("We never ask for a password, a code or an ID number. What you type is not stored."),
    )


def _leaves() -> tuple[str, str, str]:
    return (
        _("It shows what would leave this computer, to whom, and how many bytes, before it does."),
        _("Press Check when you agree. You can also check with the lists on this computer only."),
        _(
            "A short code is shared by many numbers."
            " The page says about how many, so you can judge it."
        ),
    )


def _running() -> tuple[str, str, str]:
    return (
        _("It shows how far the check is, list by list."),
        _("Wait, or press Stop. What you answered stays."),
        _("A list that fails counts as not checked, never as nothing found."),
    )


def _answer() -> tuple[str, str, str]:
    return (
        _("It says who probably exposed your data, how likely that is, and on what it rests."),
        _("Answer the question at the top if you can: one answer may change a lot. Then go on."),
        _(
            "It is an estimate from lists and from what you noticed."
            " Nothing found does not prove that nothing leaked."
        ),
    )


def _plan() -> tuple[str, str, str]:
    return (
        _("It says what to do, the most useful first, for the probable source and your country."),
        _("Begin with today's steps. Take a sheet with you on paper or as a file."),
        _("Each number to call has a source and a date. Some ask you to confirm them first."),
    )


def _urgent() -> tuple[str, str, str]:
    return (
        _("It says whom to call when a phone went silent or money is moving."),
        _("Call in the order shown, from another phone."),
        _("Use numbers from a card or a letter. Do not call back a number from a message."),
    )


def _sources() -> tuple[str, str, str]:
    return (
        _("It shows which lists and services can be asked, and what each would learn."),
        _("Switch one on or off, add a publisher from a file, or set how requests go."),
        _("Nobody is asked over the network unless it was switched on here."),
    )


def _ledger() -> tuple[str, str, str]:
    return (
        _("It shows everything this program sent: when, to whom, and how many bytes."),
        _("Read it, save it as a file, or delete it."),
        _("It is sealed with a key of this computer. At a help desk it is not kept."),
    )


def _desk_consent() -> tuple[str, str, str]:
    return (
        _("It asks the visitor before anything else: what is looked up, seen and printed."),
        _("Read the words aloud. Press Y or N for each question, then Enter."),
        _("A no is kept to: what it is about is not asked for and not shown."),
    )


def _danger() -> tuple[str, str, str]:
    return (
        _("It says what to do when something is more urgent than a check."),
        _("Read the part that fits, and call. Stop the check with the button below."),
        _("The visitor's view shows nothing of this page."),
    )


def _desk_counts() -> tuple[str, str, str]:
    return (
        _("It counts visits at this desk, if you want that."),
        _("Switch it on or off, read the numbers, or erase them."),
        _("Only a month, a kind of cause and a number are written down."),
    )


def _settings() -> tuple[str, str, str]:
    return (
        _("Here you choose language, text size, colours and motion, and see what is kept."),
        _("Choose, and it counts at once. One button at the end erases everything that is kept."),
        _("The slider shows the new size in the line below before it counts for all text."),
    )


def _letters() -> tuple[str, str, str]:
    return (
        _("It makes a letter that asks a company for your data, or to delete them."),
        _("Choose what to ask and of whom. Print, save or copy it, then fill in the brackets."),
        _("It is a draft, not legal advice. The law behind it is named where we know one."),
    )


_TEXTS: Final[dict[str, Callable[[], tuple[str, str, str]]]] = {
    "welcome": _welcome,
    "who": _who,
    "consent": _consent,
    "place": _place,
    "noticed": _noticed,
    "numbers": _numbers,
    "leaves": _leaves,
    "running": _running,
    "answer": _answer,
    "plan": _plan,
    "urgent": _urgent,
    "sources": _sources,
    "ledger": _ledger,
    "letters": _letters,
    "settings": _settings,
    "desk_consent": _desk_consent,
    "danger": _danger,
    "desk_counts": _desk_counts,
}

TOPICS: Final = tuple(_TEXTS)
