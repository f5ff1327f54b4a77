"""What is said under a typed number: how it was understood, and whose block it is from."""

from dataclasses import dataclass

from exposure_app.gui.draft import PROPOSED, CheckDraft
from exposure_app.gui.places import Places
from exposure_app.gui.reading import ReadPhone
from exposure_app.i18n import _
from exposure_app.wording.countries import name_in_language


@dataclass(frozen=True, slots=True)
class CarrierNote:
    """A sentence about the carrier, and what its button does; empty for no button."""

    text: str
    action: str


def phone_note(read: ReadPhone) -> str:
    """How a number was understood; a number unknown to its country's plan is a warning only."""
    said = _("Understood as {number}. It stays on this computer.").format(number=read.shown)
    if read.is_known_valid:
        return said
    doubt = _("Its country does not list this number. Please look again; it can be used.")
    return f"{said} {doubt}"


def carrier_note(draft: CheckDraft, places: Places) -> CarrierNote | None:
    """What the number block says of the carrier, against what the person said."""
    if draft.proposed_carrier is None:
        return None
    proposed = shown_brand(draft.proposed_carrier, draft.region, places)
    carrier, origin = draft.carrier_and_origin()
    if origin == PROPOSED:
        text = _("The number's block belongs to {carrier}, so we take that as the carrier.")
        return CarrierNote(text.format(carrier=proposed), "")
    if carrier is None or carrier == draft.proposed_carrier:
        return None
    text = _("The number's block belongs to {carrier}. You chose {own}, and we keep that.")
    own = shown_brand(carrier, draft.country, places)
    action = _("&Use {carrier}").format(carrier=proposed)
    return CarrierNote(text.format(carrier=proposed, own=own), action)


def shown_brand(name: str, country: str, places: Places) -> str:
    """The brand in the language spoken now; as typed when the catalogue does not know it."""
    brand = places.workspace.catalogue.brands.get((country, name))
    return name if brand is None else name_in_language(brand.names)
