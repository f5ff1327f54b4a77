"""Count the mobile numbers of every numbering plan, and write the table of them.

    python packaging/plans.py          write resources/numbering/plans.json
    python packaging/plans.py check    say whether the file is what would be written

Run when the number library brings newer data. The one rule: the same data gives the same bytes,
and every count is exact: the patterns of the plan are counted, not sampled.

What is counted: the national numbers that the library's pattern for mobile numbers accepts. Where
a plan cannot tell mobile from fixed lines (North America), that pattern is the one of both.

What a place is: where the library says that mobile numbers are tied to places, the numbers for
which it names the same one, by the longest prefix that it lists; in North America, an area code.
Elsewhere a few prefixes of mobile numbers are listed, for telephones in villages: these say
nothing of the others, and are left out.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import median
from typing import Final

import phonenumbers
from digit_patterns import DigitPattern
from phonenumbers import PhoneMetadata, PhoneNumberType
from phonenumbers.geodata import GEOCODE_DATA

TABLE: Final = Path(__file__).parent.parent / "resources" / "numbering" / "plans.json"
SOURCE: Final = (
    "Counted from the patterns for mobile numbers and the places of prefixes in libphonenumber, "
    "Apache License 2.0, read through phonenumbers."
)
_QQ_PATTERN: Final = r"[1-9]\d{4,9}"
_QQ_LENGTHS: Final = range(5, 11)
_AREA_CODE: Final = 3

Row = dict[str, str | int | None]


def mobile_plan(region: str) -> tuple[DigitPattern, tuple[int, ...]] | None:
    """The pattern of a region's mobile numbers, and the lengths they can have."""
    metadata = PhoneMetadata.metadata_for_region(region)
    if metadata.mobile is None or not metadata.mobile.national_number_pattern:
        return None
    lengths = metadata.mobile.possible_length or metadata.general_desc.possible_length
    return DigitPattern(metadata.mobile.national_number_pattern), lengths


def place_names(region: str) -> dict[str, str]:
    """The library's places by prefix of the national number; empty when it ties none to them."""
    code = phonenumbers.country_code_for_region(region)
    if PhoneMetadata.metadata_for_region(region).same_mobile_and_fixed_line_pattern:
        prefixes = (str(area) for area in range(10 ** (_AREA_CODE - 1), 10**_AREA_CODE))
        return {prefix: prefix for prefix in prefixes}
    if not phonenumbers.is_number_type_geographical(PhoneNumberType.MOBILE, code):
        return {}
    # In Argentina a digit that only says "mobile" stands before what the library lists.
    token = phonenumbers.country_mobile_token(code)
    return {
        token + prefix.removeprefix(str(code)): names["en"]
        for prefix, names in GEOCODE_DATA.items()
        if prefix.startswith(str(code)) and "en" in names
    }


def place_sizes(
    pattern: DigitPattern, lengths: Iterable[int], names: Mapping[str, str]
) -> Counter[str]:
    """How many numbers each place has, a number being of the longest listed prefix."""
    own: Counter[str] = Counter()
    for prefix in names:
        numbers = pattern.count(lengths, prefix)
        own[prefix] += numbers
        shorter = (prefix[:length] for length in range(len(prefix) - 1, 0, -1))
        around = next((outer for outer in shorter if outer in names), None)
        if around is not None:
            own[around] -= numbers
    sizes: Counter[str] = Counter()
    for prefix, numbers in own.items():
        sizes[names[prefix]] += numbers
    return +sizes


def region_row(region: str) -> Row:
    """One region: how many mobile numbers, and how many of them in a place."""
    plan = mobile_plan(region)
    if plan is None:
        return {"region": region, "mobile": None, "place": None, "largest_place": None}
    pattern, lengths = plan
    sizes = place_sizes(pattern, lengths, place_names(region)).values()
    return {
        "region": region,
        "mobile": pattern.count(lengths),
        "place": int(median(sizes)) if sizes else None,
        "largest_place": max(sizes, default=None),
    }


def table() -> str:
    """The whole table, one row a line."""
    accounts: list[Row] = [{"kind": "qq", "numbers": DigitPattern(_QQ_PATTERN).count(_QQ_LENGTHS)}]
    regions = [region_row(region) for region in sorted(phonenumbers.SUPPORTED_REGIONS)]
    return (
        '{\n  "schema": 1,\n'
        f'  "source": {json.dumps(SOURCE)},\n'
        f'  "data_version": {json.dumps(phonenumbers.__version__)},\n'
        f'  "accounts": [\n{_lines(accounts)}\n  ],\n'
        f'  "regions": [\n{_lines(regions)}\n  ]\n}}\n'
    )


def _lines(rows: Iterable[Row]) -> str:
    return ",\n".join("    " + json.dumps(row) for row in rows)


def main(arguments: list[str]) -> int:
    """Write or check the table; 1 when the file is another, 2 when something else is asked."""
    if arguments not in ([], ["check"]):
        print(__doc__)
        return 2
    text = table()
    if not arguments:
        TABLE.write_text(text, encoding="utf-8", newline="\n")
        print(f"plans of {len(phonenumbers.SUPPORTED_REGIONS)} regions written")
        return 0
    is_same = TABLE.exists() and TABLE.read_bytes() == text.encode()
    print("plans: as counted" if is_same else "plans: the file is another, write it again")
    return 0 if is_same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
