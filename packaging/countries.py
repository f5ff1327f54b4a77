"""Write the table of countries: names of the Unicode CLDR, calling codes of the numbering plans.

Run once when the two libraries bring newer data: python packaging/countries.py
"""

import json
from pathlib import Path

import babel
import phonenumbers
from babel.localedata import load

TABLE = Path(__file__).parent.parent / "resources" / "catalogue" / "countries.json"
SOURCE = (
    "Names: Unicode Common Locale Data Repository (CLDR), copyright Unicode, Inc., under the "
    "Unicode License v3, read through Babel {babel}. Calling codes: libphonenumber, Apache "
    "License 2.0, read through phonenumbers {phonenumbers}."
)


def rows() -> list[dict[str, object]]:
    """One row per region that has a numbering plan, by code."""
    english = load("en")["territories"]
    chinese = load("zh")["territories"]
    return [
        {
            "code": region,
            "en": english[region],
            "zh_CN": chinese[region],
            "calling_code": phonenumbers.country_code_for_region(region),
        }
        for region in sorted(phonenumbers.SUPPORTED_REGIONS)
        if region in english and region in chinese
    ]


def main() -> None:
    """Write the table, and say how many countries it holds."""
    countries = rows()
    source = SOURCE.format(babel=babel.__version__, phonenumbers=phonenumbers.__version__)
    lines = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in countries)
    head = json.dumps(source, ensure_ascii=False)
    text = f'{{\n  "schema": 1,\n  "source": {head},\n  "countries": [\n{lines}\n  ]\n}}\n'
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    TABLE.write_text(text, encoding="utf-8")
    print(f"{len(countries)} countries written")


if __name__ == "__main__":
    main()
