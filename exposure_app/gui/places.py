"""What the pages offer to choose from: read once, after the first frame."""

from dataclasses import dataclass, field
from datetime import date

from exposure_app.cancellation import CancelToken
from exposure_app.core.breaches import Brand
from exposure_app.core.countries import Country
from exposure_app.core.letters import Law
from exposure_app.core.registries import Registry
from exposure_app.gui.ledgers import Ledgers
from exposure_app.i18n import CHINESE, active_language
from exposure_app.lookup.example_people import ExamplePerson, load_example_people
from exposure_app.lookup.laws import load_laws
from exposure_app.lookup.registries import load_registries
from exposure_app.storage.api_keys import ApiKeys
from exposure_app.wording.countries import name_in_language
from exposure_app.workspace import Workspace, open_workspace

_ANYWHERE = "XX"
_PLATFORM_KINDS = frozenset(
    {
        "social", "ecommerce", "game", "forum", "courier", "travel", "video", "email", "payment",
        "cloud", "dating", "reading", "recruitment", "bank", "appstore", "education",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Places:
    """The workspace, and the lists to choose from.

    Attributes:
        workspace: what checks work with that ask nobody; `reach.reach_of` adds the network.
        examples: the invented people of the demonstration.
        today: the day the window was opened.
        laws: that letters rest on.
        registries: the official ones of every country.
        keys: of services, those of this run among them.
        ledgers: of what is sent.
    """

    workspace: Workspace
    examples: tuple[ExamplePerson, ...]
    today: date
    laws: tuple[Law, ...] = ()
    registries: tuple[Registry, ...] = ()
    keys: ApiKeys = field(default_factory=ApiKeys, repr=False)
    ledgers: Ledgers = field(default_factory=Ledgers)

    @property
    def countries(self) -> tuple[Country, ...]:
        """Every country a person can live in."""
        return self.workspace.countries

    def provinces(self, country: str) -> tuple[tuple[str, str], ...]:
        """First-level regions as shown now and by their English name; none for most countries."""
        names = self.workspace.carrier_names.provinces.get(country, {})
        is_chinese = active_language() == CHINESE
        return tuple((local if is_chinese else name, name) for name, local in names.items())

    def carriers(self, country: str) -> tuple[Brand, ...]:
        """The carriers of a country, the one with most customers first."""
        return self.workspace.carriers(country)

    def platforms(self, country: str) -> tuple[Brand, ...]:
        """Where something may have shown, in that country, most customers first."""
        brands = (
            brand
            for brand in self.workspace.catalogue.brands.values()
            if brand.country in (country, _ANYWHERE) and brand.kind in _PLATFORM_KINDS
        )
        unique = {brand.name: brand for brand in brands}
        return tuple(sorted(unique.values(), key=lambda brand: -(brand.customers or 0)))

    def company_names(self, country: str) -> tuple[str, ...]:
        """Carriers and platforms of a country as they are called now, to write to."""
        brands = (*self.carriers(country), *self.platforms(country))
        return tuple(dict.fromkeys(name_in_language(brand.names) for brand in brands))


def open_places(_report: object, token: CancelToken) -> Places:
    """Read everything; slow, so it runs as a task.

    Raises:
        CatalogueError: a table has a row that cannot be used.
    """
    workspace = open_workspace()
    token.check()
    examples = tuple(load_example_people().values())
    return Places(workspace, examples, workspace.today(), load_laws(), load_registries())
