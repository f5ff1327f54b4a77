"""Numbers in E.164 told without parsing them: never one that the parser would read otherwise."""

from random import Random

import phonenumbers
import pytest

from exposure_app.core.identifiers import parse_phone
from exposure_app.publisher.fast_numbers import fast_numbers


def _examples() -> list[str]:
    found = []
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in range(11):
            number = phonenumbers.example_number_for_type(region, kind)
            if number is not None:
                form = phonenumbers.PhoneNumberFormat.E164
                found.append(phonenumbers.format_number(number, form))
    return found


EXAMPLES = _examples()


def _as_the_library(text: str) -> bool:
    number = phonenumbers.parse(text, None)
    form = phonenumbers.PhoneNumberFormat.E164
    return phonenumbers.is_valid_number(number) and phonenumbers.format_number(number, form) == text


def test_nearly_all_of_the_library_s_own_numbers_go_the_fast_way() -> None:
    assert len(EXAMPLES) > 1000
    fast = [text for text in EXAMPLES if fast_numbers().is_canonical(text)]
    assert len(fast) > 0.98 * len(EXAMPLES)
    assert all(_as_the_library(text) and parse_phone(text, "").e164 == text for text in fast)


def test_what_goes_the_fast_way_is_what_the_slow_way_gives() -> None:
    chance, accepted = Random(5), 0  # noqa: S311 - the same numbers in each run
    for text in EXAMPLES:
        for _turn in range(4):
            digits = list(text)
            for _change in range(chance.randint(0, 6)):
                digits[chance.randrange(1, len(digits))] = chance.choice("0123456789")
            changed = "".join(digits) + "7" * (chance.random() < 0.1)
            if fast_numbers().is_canonical(changed):
                accepted += 1
                assert _as_the_library(changed), changed
                assert parse_phone(changed, "").e164 == changed, changed
    assert accepted > len(EXAMPLES)


@pytest.mark.parametrize(
    "text",
    ["", "+", "13800138000", "+86 138 0013 8000", "+8613800138000\n", "+٨٦١٣٨٠٠١٣٨٠٠٠",
     "+861380013800", "+86138001380000", "+8612900000000", "+44 7911 123456", "+999123456789"],
)  # fmt: skip
def test_everything_else_goes_the_slow_way(text: str) -> None:
    assert not fast_numbers().is_canonical(text)
