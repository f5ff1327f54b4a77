"""Build the shipped catalogue from the tables of facts: `catalogue.py FOLDER`.

FOLDER holds `incidents-telecom.csv`, `incidents-china.csv` and `hibp-facts.csv`. What people
decided about them (kinds, countries, brands, translations, further incidents) stands beside this
script in `catalogue_facts/`. The one rule: the same tables give the same bytes.

How an entry of the HIBP catalogue becomes an incident: its exposure is the month of its breach
date; its publication is the day it was listed, unless an earlier one is known; an entry that one
of our tables tells of is joined to it, with the classes of both and the earlier publication.
"""

import csv
import json
import re
import sys
from pathlib import Path
from typing import Any, Final

from catalogue_parts import Brands, Facts, coverage_of, source_note

_HERE: Final = Path(__file__).parent
_OUT: Final = _HERE.parent / "resources" / "catalogue"
_FACTS_DATED: Final = "2026-08-22"
_IDENTIFYING: Final = ("phone", "email", "username", "uid", "name", "national_id")
_NO_FLAGS_SINCE: Final = "2025-11"
_HIBP_FLAGS: Final = {
    "is_verified": "IsVerified",
    "is_fabricated": "IsFabricated",
    "is_sensitive": "IsSensitive",
    "is_retired": "IsRetired",
    "is_spam_list": "IsSpamList",
    "is_malware": "IsMalware",
    "is_stealer_log": "IsStealerLog",
}

Row = dict[str, Any]


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of one table of facts."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def flags_of(entry: dict[str, str]) -> dict[str, bool]:
    """The flags of an entry; none for the newest entries, whose flags were not gathered."""
    given = set(entry["flags"].split(";"))
    if not entry["flags"] and not entry["domain"] and entry["added_date"] >= _NO_FLAGS_SINCE:
        return {}
    flags = {ours: theirs in given for ours, theirs in _HIBP_FLAGS.items()}
    return {key: value for key, value in flags.items() if value or key == "is_verified"}


def classes_of(entry: dict[str, str], facts: Facts) -> list[str]:
    """The entry's data classes in our vocabulary, ordered."""
    found = {facts.hibp_classes[name] for name in entry["data_classes"].split(";") if name}
    return sorted(code for code in found if code)


def split_codes(text: str, facts: Facts) -> list[str]:
    """Codes of a table's field, ordered; those outside the vocabulary replaced or dropped."""
    found = {facts.defaults["codes"].get(code, code) for code in text.split(";") if code}
    return sorted(code for code in found if code)


def split_regions(text: str, facts: Facts) -> list[str]:
    """The first-level regions that a table names, without its remarks."""
    names = [part.strip() for part in re.split("[;,]", text) if part.strip()]
    return [name for name in names if name not in facts.defaults["regions"]]


def table_incident(row: dict[str, str], entry: dict[str, str] | None, facts: Facts) -> Row:
    """One row of our tables, joined to its entry of the HIBP catalogue."""
    incident: Row = {
        "id": row["id"],
        "hibp_name": row["hibp_name"],
        "entity": row["entity"],
        "brands": [name for name in row["brands"].split(";") if name != "unknown"],
        "kind": row["entity_kind"],
        "country": row["country"],
        "regions": split_regions(row["region"], facts),
        "regions_incomplete": row["id"] in facts.defaults["regions_incomplete"],
        "exposed_from": row["exposed_from"],
        "exposed_to": row["exposed_to"],
        "published": row["published"],
        "mechanism": row["mechanism"],
        "identifiers": split_codes(row["identifiers"], facts),
        "data_classes": split_codes(row["data_classes"], facts),
        "records": int(row["records"] or 0),
        "people": int(row["people_estimate"] or 0),
        "confidence": row["confidence"],
        "symptoms_reported": sorted(filter(None, row["symptoms_reported"].split(";"))),
        "basis": row["source_note"].split()[0].strip(":,;"),
        "note": source_note(row["id"], row["source_note"], facts),
        "attribution": ["project"],
    }
    if entry is not None:
        join_hibp(incident, entry, facts)
    return incident


def join_hibp(incident: Row, entry: dict[str, str], facts: Facts) -> None:
    """Add what the HIBP catalogue says to an incident of ours."""
    classes = classes_of(entry, facts)
    named = [code for code in classes if code in {"phone", "email"}]
    incident["data_classes"] = sorted({*incident["data_classes"], *classes})
    incident["identifiers"] = sorted({*incident["identifiers"], *named})
    incident["people"] = incident["people"] or int(entry["accounts"])
    incident["published"] = min(filter(None, (incident["published"], entry["added_date"])))
    incident["listed"] = entry["added_date"]
    incident["flags"] = flags_of(entry)
    incident["attribution"] = ["hibp", "project"]


def hibp_incident(entry: dict[str, str], facts: Facts) -> Row:
    """One entry that only the HIBP catalogue documents."""
    name, flags = entry["name"], flags_of(entry)
    kind, country = facts.kind_and_country(name, entry["domain"])
    month = entry["breach_date"][:7]
    classes = classes_of(entry, facts)
    title = facts.title(name, entry["title"])
    nobody = kind == "aggregator" or name in facts.hibp["no_brand"]
    return {
        "id": f"hibp:{name}",
        "hibp_name": name,
        "entity": title,
        "brands": [] if nobody else [title],
        "kind": kind,
        "country": country,
        "exposed_from": month,
        "exposed_to": month,
        "published": min(entry["added_date"], facts.hibp["published"].get(name, "9999")),
        "listed": entry["added_date"],
        "mechanism": hibp_mechanism(name, kind, flags, facts),
        "identifiers": sorted(code for code in classes if code in _IDENTIFYING),
        "data_classes": classes,
        "people": int(entry["accounts"]),
        "confidence": hibp_confidence(flags),
        "basis": "found",
        "flags": flags,
        "attribution": ["hibp"],
    }


def hibp_mechanism(name: str, kind: str, flags: dict[str, bool], facts: Facts) -> str:
    """How the data got out: as reviewed, else as the flags say, else an intrusion."""
    for mechanism, names in facts.hibp["mechanisms"].items():
        if name in names:
            return str(mechanism)
    if flags.get("is_stealer_log") or flags.get("is_malware"):
        return "stealer"
    if flags.get("is_spam_list"):
        return "scrape"
    return "unknown" if kind == "aggregator" else "hack"


def hibp_confidence(flags: dict[str, bool]) -> str:
    """How far an entry is to be trusted: made-up data least."""
    if flags.get("is_fabricated"):
        return "low"
    return "high" if flags.get("is_verified") else "medium"


def further_incidents(facts: Facts) -> list[Row]:
    """The incidents that this project gathered beyond the two tables."""
    lines = (facts.folder / "more.psv").read_text("utf-8").splitlines()
    rows = []
    for row in csv.DictReader(lines, delimiter="|", quoting=csv.QUOTE_NONE):
        incident: Row = {**row, "people": int(row["people"] or 0), "attribution": ["project"]}
        incident["brands"] = [name for name in row["brands"].split(";") if name]
        for key in ("identifiers", "symptoms"):
            incident[key] = sorted(filter(None, row[key].split(";")))
        incident["data_classes"] = sorted(row["classes"].split(";"))
        incident["symptoms_reported"] = incident.pop("symptoms")
        incident["exposed_from"], incident["exposed_to"] = row["from"], row["to"]
        incident["note"] = {"en": row["en"], "zh_CN": row["zh"]}
        for key in ("classes", "from", "to", "en", "zh"):
            del incident[key]
        rows.append(incident)
    return rows


def write_rows(path: Path, head: Row, key: str, rows: list[Row]) -> None:
    """Write a table with one row a line; empty fields are left out."""
    lines = [json.dumps(_filled(row), ensure_ascii=False, separators=(",", ":")) for row in rows]
    start = json.dumps({"schema": 1, **head}, ensure_ascii=False)[:-1]
    body = ",\n".join(lines)
    path.write_text(f'{start}, "{key}": [\n{body}\n]}}\n', encoding="utf-8")


def _filled(row: Row) -> Row:
    return {key: value for key, value in row.items() if value}


def build(folder: Path) -> dict[str, list[Row]]:
    """Every table of incidents, by the name of its file."""
    facts = Facts(_HERE / "catalogue_facts", _OUT)
    entries = {entry["name"]: entry for entry in read_csv(folder / "hibp-facts.csv")}
    tables: dict[str, list[Row]] = {}
    joined: set[str] = set()
    for name in ("china", "telecom"):
        rows = read_csv(folder / f"incidents-{name}.csv")
        joined.update(row["hibp_name"] for row in rows)
        tables[f"incidents-{name}"] = [
            table_incident(row, entries.get(row["hibp_name"]), facts) for row in rows
        ]
    tables["incidents-more"] = further_incidents(facts)
    tables["incidents-hibp"] = [
        hibp_incident(entry, facts) for name, entry in entries.items() if name not in joined
    ]
    brands = Brands(facts)
    for rows in tables.values():
        for incident in rows:
            brands.complete(incident)
            coverage_of(incident, brands, facts)
    tables["brands"] = brands.rows()
    return tables


def main() -> int:
    """Write every table of the catalogue."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the script and its one argument
        print("usage: catalogue.py FOLDER_OF_FACTS", file=sys.stderr)
        return 2
    for name, rows in build(Path(sys.argv[1])).items():
        is_brands = name == "brands"
        head = {} if is_brands else {"dated": _FACTS_DATED}
        write_rows(_OUT / f"{name}.json", head, "brands" if is_brands else "incidents", rows)
        print(f"{name}: {len(rows)} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
