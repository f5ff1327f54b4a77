"""What is said at a support desk: the words read aloud, why each thing is asked, what never is.

The one rule: everything under "say" can be read to the visitor as it stands.
"""

from dataclasses import dataclass
from typing import Final

from exposure_app.i18n import N_, _

CONSENT: Final = "consent"
PLACE: Final = "place"
NOTICED: Final = "noticed"
NUMBERS: Final = "numbers"
LEAVES: Final = "leaves"
RUNNING: Final = "running"
ANSWER: Final = "answer"
PLAN: Final = "plan"


@dataclass(frozen=True, slots=True)
class Script:
    """What the person at the desk needs for one page.

    Attributes:
        say: sentences to read aloud.
        why: why this is asked, or what it is good for.
        leave: what is not asked for or not done.
    """

    say: tuple[str, ...]
    why: str
    leave: str


_NEVER: Final = N_(
    "Never ask for a password, a code, or an ID number. Stop the visitor who tells one."
)

_SCRIPTS: Final = {
    CONSENT: Script(
        (
            N_("Welcome. First I read to you how this works."),
            N_("Then I ask three questions. You can say no to each, and I can still help you."),
        ),
        N_("The visitor decides what is looked up, what you see, and what is printed."),
        N_("Do not answer for the visitor. Do not hurry them."),
    ),
    PLACE: Script(
        (
            N_("Which country do you live in?"),
            N_("Which company is your phone with?"),
            N_("You do not have to answer the rest."),
        ),
        N_("Companies, known incidents and places to call differ from country to country."),
        N_("Do not ask for the exact address. Do not ask for a contract or a bill."),
    ),
    NOTICED: Script(
        (
            N_("What did you notice? Tell me in your own words."),
            N_("Did it come back after you changed the password?"),
            N_("Since when, and where did it show?"),
        ),
        N_("What was noticed says more about the source than any list does."),
        N_("Do not ask to see messages, photos or accounts. Blame nobody."),
    ),
    NUMBERS: Script(
        (
            N_("If you wish, I look up your number or an account. You may leave this out."),
            N_("It stays on this computer and is forgotten when we finish."),
        ),
        N_("Some lists of leaked data hold numbers and accounts. A match can point to the source."),
        _NEVER,
    ),
    LEAVES: Script(
        (
            N_("This is everything that would leave this computer."),
            N_("Shall I go on, or ask nobody this time?"),
        ),
        N_("The visitor sees before the check who would learn what."),
        N_("Do not start before they said yes. Do not type anything into a website for them."),
    ),
    RUNNING: Script(
        (N_("It is looking now. We can stop at any time."),),
        N_("The lists are read one after the other."),
        N_("Do not say yet what the answer might be."),
    ),
    ANSWER: Script(
        (
            N_("This is an estimate. It is not a finding of fault."),
            N_("One more question would help. You may leave it open."),
        ),
        N_("Each answer moves the estimate, and the page says by how much."),
        N_("Do not name a company as guilty. Do not open private items without a yes."),
    ),
    PLAN: Script(
        (
            N_("These are the steps for today. The first is the most useful."),
            N_("If someone calls you about this, hang up. Call the number on this page."),
            N_("When you are ready, I clear everything."),
        ),
        N_("Few steps, done today, help more than a long list."),
        N_("Do not type their password for them. Do not take their phone out of their hands."),
    ),
}


def script_for(code: str) -> Script:
    """The script of one page, in words.

    Raises:
        KeyError: no page has that code.
    """
    script = _SCRIPTS[code]
    return Script(tuple(map(_, script.say)), _(script.why), _(script.leave))


def consent_sentences() -> tuple[str, ...]:
    """What is read to the visitor before anything is asked."""
    return (
        _("I will ask what you noticed and, if you wish, check a number."),
        _("Most of it stays on this computer. I will show you anything that leaves it."),
        _("I never need a password, a code or an ID number."),
        _("Some results can be private. You decide whether I see them."),
        _("Nothing is kept after we finish. You can stop at any time. Shall we start?"),
    )


def consent_questions() -> tuple[tuple[str, str], ...]:
    """The three questions in their order, each with what a no means."""
    return (
        (
            _("May I look up a number?"),
            _("If not, the answer rests on what you noticed alone."),
        ),
        (
            _("May I see private results?"),
            _("If not, they stay closed on my screen."),
        ),
        (
            _("May I print or save the steps?"),
            _("If not, nothing is put on paper or in a file."),
        ),
    )


def dangers() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is more urgent than a check: its name, and what to do then, one sentence each."""
    return (
        (
            _("Money is moving now"),
            (
                _("Stop the check. The bank comes first, by the number on the card."),
                _("Use another phone if theirs has no signal, or if someone controls it."),
                _("Then call the police. Keep messages and receipts."),
            ),
        ),
        (
            _("Someone at home watches, controls or hurts them"),
            (
                _("Speak with the visitor alone. Ask whether they can talk now."),
                _("Change nothing on the phone yet: it could tell the other person."),
                _("Print nothing, and let them choose what to take home."),
                _("Give the line for violence at home that your region has."),
                _("In danger now, call the police emergency number."),
            ),
        ),
        (
            _("A child is threatened or blackmailed"),
            (
                _("Stop the check. Do not look at pictures, and do not copy them."),
                _("Do not pay and do not answer. Keep the messages."),
                _("Call the police, and the child protection line of your region."),
                _("Tell the child that it is not their fault."),
            ),
        ),
    )
