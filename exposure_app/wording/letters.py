"""Letters in words: the parts of a letter, the names of laws, and what to know before sending.

The one rule: square brackets stand where the person writes; a letter is a draft, no legal advice.
"""

from typing import Final

from exposure_app.core.letters import Law, Letter, LetterKind, TimeUnit
from exposure_app.i18n import N_, _, ngettext
from exposure_app.wording.dates import format_date
from exposure_app.wording.sentences import join_sentences, spaced

_LAWS: Final = {
    "pipl": N_("the Personal Information Protection Law of China"),
    "pdpo": N_("the Personal Data (Privacy) Ordinance of Hong Kong"),
    "uk_gdpr": N_("the UK GDPR"),
    "gdpr": N_("the General Data Protection Regulation (GDPR)"),
    "dpdp": N_("the Digital Personal Data Protection Act 2023 of India"),
    "appi": N_("the Act on the Protection of Personal Information of Japan"),
    "pipa": N_("the Personal Information Protection Act of Korea"),
    "au_privacy": N_("the Privacy Act 1988 of Australia"),
    "sg_pdpa": N_("the Personal Data Protection Act of Singapore"),
    "tw_pdpa": N_("the Personal Data Protection Act of Taiwan"),
    "us_states": N_("the privacy law of my state"),
}
_AUTHORITIES: Final = {
    "cn_12381": N_("the telecom line 12381 of the ministry"),
    "hk_privacy": N_("the Privacy Commissioner for Personal Data"),
    "gb_ico": N_("the Information Commissioner's Office"),
    "data_authority": N_("the data protection authority of my country"),
    "in_board": N_("the Data Protection Board of India"),
    "jp_privacy": N_("the Personal Information Protection Commission of Japan"),
    "kr_privacy": N_("the Personal Information Protection Commission of Korea"),
    "au_oaic": N_("the Office of the Australian Information Commissioner"),
    "sg_pdpc": N_("the Personal Data Protection Commission of Singapore"),
    "tw_privacy": N_("the authority in charge"),
    "us_attorney": N_("the attorney general of my state"),
}


def kind_label(kind: LetterKind) -> str:
    """What the letter asks for, as a choice."""
    if kind is LetterKind.ACCESS:
        return _("A copy of the data they hold")
    return _("That they delete the data")


def letter_paragraphs(letter: Letter) -> tuple[str, ...]:
    """The letter, paragraph by paragraph; a paragraph may have several lines."""
    return (
        "\n".join((_("[Your name]"), _("[Your address or e-mail]"), _("[Date]"))),
        spaced(_("To {company}, data protection").format(company=_receiver(letter))),
        _subject(letter.kind),
        _("Dear Sir or Madam,"),
        _("I am or was a customer of yours as: [your number or account]"),
        _grounds(letter),
        *_requests(letter.kind),
        _deadline(letter),
        _proof(),
        *([_complaint(letter.law)] if letter.law is not None else []),
        "\n".join((_("Yours faithfully,"), _("[Your name]"))),
    )


def before_sending(law: Law | None) -> str:
    """What to know before a letter is sent: it is a draft, and on what it rests."""
    draft = _("This is a draft, not legal advice. Fill in the places in brackets.")
    if law is None:
        return join_sentences(
            (draft, _("We have no law on file for your country, so the letter names none."))
        )
    day = format_date(law.last_checked)
    if law.grade == "A":
        return join_sentences((draft, _("The law was checked on {date}.").format(date=day)))
    if law.grade == "B":
        note = _("Law and article are from a second-hand source ({date}): please confirm.")
    else:
        note = _("Law and article are not confirmed yet ({date}): please confirm.")
    return join_sentences((draft, note.format(date=day)))


def law_name(law: Law) -> str:
    """The name of a law in the middle of a sentence."""
    return _(_LAWS[law.id])


def _receiver(letter: Letter) -> str:
    return letter.receiver or _("[name of the company]")


def _subject(kind: LetterKind) -> str:
    if kind is LetterKind.ACCESS:
        return _("Request for a copy of my personal data")
    return _("Request to delete my personal data")


def _grounds(letter: Letter) -> str:
    if letter.law is None:
        return _("I ask you for the following:")
    law = law_name(letter.law)
    if not letter.article:
        return _("Under {law} I ask you for the following:").format(law=law)
    text = _("Under {law} (article or section {article}) I ask you for the following:")
    return spaced(text.format(law=law, article=letter.article))


def _requests(kind: LetterKind) -> tuple[str, ...]:
    if kind is LetterKind.DELETION:
        return (
            _("1. Delete the personal data you hold about me, except what you must keep by law."),
            _("2. Tell the companies that got my data from you to delete them too."),
            _("3. Tell me what you keep, why, and until when."),
        )
    return (
        _("1. Send me a copy of the personal data you hold about me."),
        _("2. Tell me where you got them, what you use them for, and who received them."),
        _("3. Tell me whether an incident since [date] touched my data, and which data."),
        _("4. Tell me which companies that work for you could see my data."),
    )


def _deadline(letter: Letter) -> str:
    """By when, and the article on it; a reminder of the law also where it names no number."""
    answering = "" if letter.law is None else letter.law.answering
    text = _("How to answer is laid down in article or section {article}.")
    return join_sentences(
        (_answer_within(letter), spaced(text.format(article=answering)) if answering else "")
    )


def _answer_within(letter: Letter) -> str:
    time = letter.deadline
    if time is None:
        return _("Please answer without delay.")
    if time.unit is TimeUnit.DAY:
        text = ngettext(
            "Please answer within {n} day.", "Please answer within {n} days.", time.count
        )
    else:
        text = ngettext(
            "Please answer within {n} month.", "Please answer within {n} months.", time.count
        )
    return text.format(n=time.count)


def _proof() -> str:
    return _("If you must know who I am, please ask for no more than you need for that.")


def _complaint(law: Law) -> str:
    authority = _(_AUTHORITIES[law.authority])
    text = _("If I hear nothing, I may turn to {authority}.")
    return spaced(text.format(authority=authority))
