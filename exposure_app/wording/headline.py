"""The first sentence of an answer: how likely, what, about how many in 100.

The one rule: the five words are fixed, each stands beside its number, and no number says never
or always. A company is an estimate here, never a verdict.
"""

from typing import Final

from exposure_app.core.attribution.explanation import (
    Explanation,
    HeadlineBand,
    ProbableSource,
    Term,
)
from exposure_app.core.breaches import Catalogue
from exposure_app.i18n import N_, _
from exposure_app.wording import sources
from exposure_app.wording.questions import question_text
from exposure_app.wording.sentences import join_sentences, spaced

_STEP: Final = 5
_LEAST: Final = 5
_MOST: Final = 95

_SENTENCES: Final = {
    HeadlineBand.VERY_LIKELY: N_("Very likely {source}: {about}."),
    HeadlineBand.LIKELY: N_("Likely {source}: {about}."),
    HeadlineBand.POSSIBLE: N_("Possible, but not certain: {source}, {about}."),
    HeadlineBand.UNLIKELY: N_("Unlikely, but first: {source}, {about}."),
    HeadlineBand.VERY_UNLIKELY: N_("Very unlikely, but first: {source}, {about}."),
}

_RESTS_ON: Final = {
    ("published_match", "noticed", "known_incident"): N_(
        "This rests on a match in a published list, what you noticed and a known incident."
    ),
    ("published_match", "noticed"): N_(
        "This rests on a match in a published list and on what you noticed."
    ),
    ("published_match", "known_incident"): N_(
        "This rests on a match in a published list and on a known incident."
    ),
    ("noticed", "known_incident"): N_("This rests on what you noticed and on a known incident."),
    ("published_match",): N_("This rests on a match in a published list."),
    ("noticed",): N_("This rests on what you noticed."),
    ("known_incident",): N_("This rests on a known incident."),
    (): N_("There is little to go on yet."),
}
_STREAMS: Final = ("published_match", "noticed", "known_incident")


def headline_text(
    explanation: Explanation, catalogue: Catalogue, country: str, carrier: str | None = None
) -> str:
    """What is said first.

    Args:
        explanation: the answer as facts.
        catalogue: names of brands and incidents.
        country: ISO 3166 code of where the person lives.
        carrier: brand of the person's carrier, None when not known. Another carrier is named.
    """
    headline = explanation.headline
    if headline.source is None or headline.band is HeadlineBand.CANNOT_TELL:
        return _cannot_tell(explanation)
    answer = _(_SENTENCES[headline.band]).format(
        source=_phrase(headline.source, catalogue, country, carrier),
        about=about_in_100(headline.probability),
    )
    return join_sentences((spaced(answer), _("This is an estimate.")))


def about_in_100(probability: float) -> str:
    """A probability in words, to the nearest five, such as ``about 70 in 100``."""
    return _("about {number} in 100").format(number=rounded(probability))


def rounded(probability: float) -> int:
    """A probability in steps of five of a hundred; never 0 and never 100.

    >>> rounded(0.713), rounded(0.0), rounded(1.0)
    (70, 5, 95)
    """
    return min(_MOST, max(_LEAST, _STEP * round(100 * probability / _STEP)))


def no_blame_text() -> str:
    """What is said to somebody who may blame themselves."""
    return _("This was probably not caused by anything you did.")


def rests_on_text(codes: tuple[str, ...]) -> str:
    """On which of the three streams of evidence the answer rests."""
    return _(_RESTS_ON[tuple(code for code in _STREAMS if code in codes)])


def _cannot_tell(explanation: Explanation) -> str:
    if explanation.next_question is None:
        return join_sentences(
            (_("We cannot tell yet."), _("What is known points to nobody in particular."))
        )
    return _("We cannot tell yet. One more answer would help most: {question}").format(
        question=question_text(explanation.next_question.code)
    )


def _phrase(source: ProbableSource, catalogue: Catalogue, country: str, carrier: str | None) -> str:
    if source.kind == "carrier" and _is_own(source.brand, catalogue, country, carrier):
        return _("your carrier, or a company working for it")
    company = sources.company_name(source, catalogue, country)
    if company and source.kind != "carrier" and _was_found_in_a_list(source):
        return _("a list of data that matches customers of {company}").format(company=company)
    return sources.source_name(source, catalogue, country)


def _is_own(brand: str, catalogue: Catalogue, country: str, carrier: str | None) -> bool:
    """Whether the person's carrier is that brand, in any spelling; yes when it is not known."""
    if not carrier or carrier == brand:
        return True
    known = catalogue.brands.get((country, brand))
    spellings = () if known is None else (*known.names.values(), *known.aliases)
    return carrier.casefold() in {spelling.casefold() for spelling in spellings}


def _was_found_in_a_list(source: ProbableSource) -> bool:
    return any(reason.term is Term.DIGEST for reason in source.argument.reasons)
