"""One source taken apart, as text and as JSON.

The one rule: nothing is left out, so the numbers of a route add up to its total.
"""

from typing import Final

from exposure_app.core.attribution.dissection import Dissection, WeighedRoute, WeighedTerm
from exposure_app.core.breaches import Catalogue
from exposure_app.i18n import _
from exposure_app.reports.wrapping import wrap
from exposure_app.wording.dissection import part_text, route_label, term_label
from exposure_app.wording.sentences import capitalised

Form = dict[str, object]

_INDENT: Final = " " * 4
_NUMBERS: Final = 24


def dissection_report(found: Dissection, catalogue: Catalogue, country: str, width: int) -> str:
    """The source as text; it has at least one route.

    Args:
        found: the source.
        catalogue: names of brands.
        country: ISO 3166 code of where the person lives.
        width: columns of a line.
    """
    title = _("{id}: {share} of 1, by all routes").format(id=found.id, share=f"{found.share:.3f}")
    lines = wrap(title, width)
    for route in found.routes:
        lines += ["", *_route_lines(route, catalogue, country, width)]
    notes = (
        _("Each number is a weight times a value, as log-odds against a source nobody knows."),
        _("A share is in proportion to the exponential of the sum."),
    )
    return "\n".join([*lines, "", *(line for note in notes for line in wrap(note, width))])


def dissection_form(found: Dissection, catalogue: Catalogue, country: str) -> Form:
    """The same as JSON."""
    return {
        "id": found.id,
        "probability": found.share,
        "routes": [_route_form(route, catalogue, country) for route in found.routes],
    }


def _route_lines(route: WeighedRoute, catalogue: Catalogue, country: str, width: int) -> list[str]:
    title = _("{route}: {share} of 1").format(
        route=capitalised(route_label(route.route)), share=f"{route.share:.3f}"
    )
    lines = wrap(title, width)
    for term in route.terms:
        if term.parts:
            lines += wrap(f"{term.log_odds:+7.2f}  {term_label(term.term)}", width, "  ", _INDENT)
            lines += _part_lines(term, catalogue, country, width)
    lines += wrap(f"{route.total:+7.2f}  " + _("Together"), width, "  ", _INDENT)
    silent = [term_label(term.term) for term in route.terms if not term.parts]
    if silent:
        text = _("Says nothing here: {terms}").format(terms=_("; ").join(silent))
        lines += wrap(text, width, "  ", _INDENT)
    return lines


def _part_lines(term: WeighedTerm, catalogue: Catalogue, country: str, width: int) -> list[str]:
    lines: list[str] = []
    for part in term.parts:
        numbers = f"{part.log_odds:+7.2f} = {term.weight:.2f} x {part.part.value:+.2f}"
        start = (_INDENT + numbers).ljust(_NUMBERS + len(_INDENT)) + "  "
        text = part_text(term.term, part, catalogue, country)
        lines += wrap(text, width, start, " " * len(start))
    return lines


def _route_form(route: WeighedRoute, catalogue: Catalogue, country: str) -> Form:
    return {
        "route": route.route.value,
        "probability": route.share,
        "log_odds": route.total,
        "terms": [_term_form(term, catalogue, country) for term in route.terms],
    }


def _term_form(term: WeighedTerm, catalogue: Catalogue, country: str) -> Form:
    return {
        "term": term.term.value,
        "weight": term.weight,
        "log_odds": term.log_odds,
        "parts": [
            {
                "aspect": part.part.aspect,
                "value": part.part.value,
                "log_odds": part.log_odds,
                "text": part_text(term.term, part, catalogue, country),
            }
            for part in term.parts
        ],
    }
