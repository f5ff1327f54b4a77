"""A letter as plain text, ready to fill in, print or send."""

from exposure_app.core.attribution.leading import leaders
from exposure_app.core.breaches import Catalogue
from exposure_app.core.findings import CheckResult
from exposure_app.core.letters import Letter
from exposure_app.reports.privacy import private_incidents, private_sources
from exposure_app.reports.wrapping import wrap
from exposure_app.wording.letters import letter_paragraphs
from exposure_app.wording.sources import brand_name


def letter_text(letter: Letter, width: int = 0) -> str:
    """The letter with an empty line between its paragraphs.

    Args:
        letter: what is asked, of whom.
        width: where lines are broken; 0 leaves that to whoever opens it.
    """
    paragraphs = letter_paragraphs(letter)
    if width:
        paragraphs = tuple(
            "\n".join(line for part in text.split("\n") for line in wrap(part, width, "", ""))
            for text in paragraphs
        )
    return "\n\n".join(paragraphs) + "\n"


def receivers(result: CheckResult, catalogue: Catalogue) -> tuple[str, ...]:
    """Names of companies to write to, the most probable source first; no private one.

    Args:
        result: the answer.
        catalogue: names of brands and incidents.
    """
    hidden, private = private_sources(result, catalogue), private_incidents(result)
    named = [one.source for one in leaders(result.explanation).sources]
    brands = [source.brand for source in named if source.id not in hidden]
    for finding in result.findings:
        incident = catalogue.find(finding.incident_id)
        if incident is not None and finding.incident_id not in private:
            brands.extend(incident.brands)
    brands.append(result.person.carrier or "")
    country = result.person.country
    return tuple(dict.fromkeys(brand_name(one, catalogue, country) for one in brands if one))
