"""The reviewed facts behind the catalogue: kinds, brands, translations, shares of people.

The one rule: what a person decided stands in a file of `catalogue_facts/`, never in code.
"""

import json
import re
from pathlib import Path
from typing import Any, Final

_NOTE: Final = re.compile(
    r"^(?:found|known)(?: \((?P<source>.*?)\))?(?: and known)?(?:[:;,]\s*(?P<text>.*))?$", re.DOTALL
)
_UNTOLD_SOURCES: Final = {"", "mention", "news"}
_HIBP_NOTE: Final = {
    "en": "Listed in the Have I Been Pwned catalogue.",
    "zh_CN": "收录于 Have I Been Pwned 目录。",
}
_HIBP_UNVERIFIED_NOTE: Final = {
    "en": "Listed in the Have I Been Pwned catalogue as unverified.",
    "zh_CN": "收录于 Have I Been Pwned 目录\uff0c标为未核实。",
}
_NO_NOTE: Final = {"en": "Publicly reported at the time.", "zh_CN": "当时有公开报道。"}
_LEAST_SHARE: Final = 1e-10

Row = dict[str, Any]


class Facts:
    """Every reviewed file, read once."""

    def __init__(self, folder: Path, out: Path) -> None:
        self.folder = folder
        self.defaults: Row = json.loads((folder / "defaults.json").read_text("utf-8"))
        self.hibp: Row = json.loads((folder / "hibp-more.json").read_text("utf-8"))
        self.hibp_classes: dict[str, str | None] = json.loads(
            (out / "hibp-data-classes.json").read_text("utf-8")
        )["classes"]
        self.people: dict[str, int] = json.loads((out / "populations.json").read_text("utf-8"))[
            "people"
        ]
        self.kinds = dict(self._read_kinds())
        notes = (folder / "notes-zh.tsv").read_text("utf-8").splitlines()
        self.notes = dict(line.split("\t", 1) for line in notes)

    def _read_kinds(self) -> list[tuple[str, str]]:
        text = (self.folder / "hibp-kinds.txt").read_text("utf-8")
        parts = (part.strip() for part in re.split("[;\n]", text))
        return [(name, code) for name, code in (part.rsplit(" ", 1) for part in parts if part)]

    def kind_and_country(self, name: str, domain: str) -> tuple[str, str]:
        """The holder's kind, and its country: as reviewed, else by its domain, else many."""
        letter, _, country = self.kinds[name].partition(":")
        if not country:
            ending = domain.lower().rstrip("/").rsplit(".", 1)[-1]
            country = self.defaults["country_domains"].get(ending, "XX")
        return self.defaults["kind_letters"][letter], country

    def title(self, name: str, title: str) -> str:
        """The holder's name without the year or part that the list adds to it."""
        given = str(self.hibp["titles"].get(name, title))
        return re.sub(r"\s*\([^)]*\)$", "", given).strip()


class Brands:
    """The names people know, and one for each holder that has none yet."""

    def __init__(self, facts: Facts) -> None:
        self._rows: dict[tuple[str, str], Row] = {}
        for line in (facts.folder / "brands.txt").read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            head, _, names = line.partition(" | ")
            country, kind = head.split()
            for name in names.split("; "):
                self._add(country, kind, name.strip())

    def _add(self, country: str, kind: str, text: str) -> None:
        name, chinese, aliases, millions = text.split("=")
        key = (country, name)
        if key in self._rows:
            raise ValueError(f"brand {key} stands twice")
        others = {alias for alias in (*aliases.split(","), chinese) if alias and alias != name}
        self._rows[key] = {
            "name": name,
            "names": {"en": name, "zh_CN": chinese},
            "aliases": sorted(others - {chinese}),
            "kind": kind,
            "country": country,
            "customers": round(float(millions) * 1_000_000) if millions else 0,
        }

    def complete(self, incident: Row) -> None:
        """Make a brand of each name of the incident that is not one yet.

        Raises:
            ValueError: a Chinese brand has no Chinese name.
        """
        for name in incident["brands"]:
            key = (incident["country"], name)
            if key not in self._rows:
                if key[0] == "CN":
                    raise ValueError(f"brand {name} has no Chinese name")
                names = {"en": name, "zh_CN": name}
                kind, country = incident["kind"], incident["country"]
                self._rows[key] = {"name": name, "names": names, "kind": kind, "country": country}

    def customers(self, incident: Row) -> int:
        """The customers of the incident's brands together, 0 when not known."""
        keys = [(incident["country"], name) for name in incident["brands"]]
        return sum(self._rows[key].get("customers", 0) for key in keys)

    def rows(self) -> list[Row]:
        """Every brand, by country and name."""
        return [self._rows[key] for key in sorted(self._rows)]


def coverage_of(incident: Row, brands: Brands, facts: Facts) -> None:
    """Set the shares of customers and of the country's people that the incident concerns.

    Everybody is asked for their carrier, so a carrier's incident covers a share of its customers;
    any other holder's covers a share of the country's people, who may or may not be customers.

    Where the number of people is not known, a usual share of the customers for the mechanism
    stands in; where the customers are not known either, a usual share of the people for the kind.
    """
    everybody = facts.people[incident["country"]]
    customers = brands.customers(incident)
    affected: float = incident.get("people", 0)
    if not affected:
        usual = facts.defaults["customers_in_people"]
        reach = usual.get(incident["kind"], facts.defaults["customers_in_people_otherwise"])
        share = facts.defaults["share_of_customers"][incident["mechanism"]]
        affected = share * (customers or reach * everybody)
    incident["reach"] = _share(affected, everybody)
    incident["coverage"] = incident["reach"]
    if customers:
        incident["customer_share"] = _share(affected, customers)
        if incident["kind"] == "carrier":
            incident["coverage"] = incident["customer_share"]


def _share(part: float, whole: int) -> float:
    return float(f"{min(1.0, max(_LEAST_SHARE, part / whole)):.4g}")


def source_note(row_id: str, text: str, facts: Facts) -> dict[str, str]:
    """What a table's note says, in both languages, without the code word it begins with.

    Raises:
        ValueError: the note has another form, or is not translated.
    """
    form = _NOTE.fullmatch(text)
    if form is None:
        raise ValueError(f"{row_id}: the note begins with neither found nor known")
    source, told = form["source"] or "", (form["text"] or "").strip()
    if source.startswith("HIBP") and not told:
        return _HIBP_UNVERIFIED_NOTE if "unverified" in source else _HIBP_NOTE
    if not told:
        return _NO_NOTE
    if source not in _UNTOLD_SOURCES:
        told = f"{source[0].upper()}{source[1:]}: {told}"
    english = f"{told[0].upper()}{told[1:].rstrip('.')}."
    return {"en": english, "zh_CN": facts.notes[row_id]}
