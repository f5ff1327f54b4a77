"""Tests of the counts of numbering plans: by the script that makes them, and as they ship."""

import importlib
import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random
from statistics import median
from types import ModuleType

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phonenumbers import geocoder

from exposure_app.core.anonymity import Plan
from exposure_app.errors import CatalogueError
from exposure_app.lookup.plans import load_plans

PACKAGING = Path(__file__).parents[2] / "packaging"
LONGEST = 4
SHORT_STRINGS = [
    "".join(digits)
    for length in range(LONGEST + 1)
    for digits in product("0123456789", repeat=length)
]
ROW = {"region": "CN", "mobile": 1_000, "place": 10, "largest_place": 100}
TABLE = {
    "schema": 1,
    "source": "counted",
    "data_version": "1.2",
    "accounts": [{"kind": "qq", "numbers": 90}],
    "regions": [ROW],
}


@pytest.fixture(scope="module")
def plans() -> Iterator[ModuleType]:
    """The script that writes the table."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(PACKAGING)
        yield importlib.import_module("plans")


@pytest.fixture(scope="module")
def patterns() -> Iterator[ModuleType]:
    """The module that counts what a pattern accepts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(PACKAGING)
        yield importlib.import_module("digit_patterns")


def _patterns() -> st.SearchStrategy[str]:
    single = st.sampled_from([*"0129", r"\d", "[1-46]", "[05]", "[2-79]"])
    times = st.sampled_from(["", "", "?", "{2}", "{0,2}", "{1,3}", "{0}"])
    return st.recursive(
        single,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=4).map("".join),
            st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
            st.tuples(inner, times).map(lambda parts: f"({parts[0]}){parts[1]}"),
        ),
        max_leaves=8,
    )


@settings(max_examples=60)
@given(pattern=_patterns())
def test_a_pattern_is_counted_as_by_trying_every_string(patterns: ModuleType, pattern: str) -> None:
    counted = patterns.DigitPattern(pattern)
    form = re.compile(pattern)
    accepted = [digits for digits in SHORT_STRINGS if form.fullmatch(digits)]
    assert counted.count(range(LONGEST + 1)) == len(accepted)
    for length in range(LONGEST + 1):
        of_length = [digits for digits in accepted if len(digits) == length]
        assert counted.count([length]) == len(of_length)
        assert counted.count([length], "1") == sum(one.startswith("1") for one in of_length)
    for digits in SHORT_STRINGS[:200]:
        assert counted.accepts(digits) == (form.fullmatch(digits) is not None)


@pytest.mark.parametrize(
    "pattern",
    [
        *("1+", "1*", "[^1]", "[]", "[3-1]", "1{,2}", "1{2", "1{3,1}", "(1", "1)", "(?=1)1"),
        *("?1", "1{2}?", "1{2}{2}", "^1", "1$", "a", ".", "(1|?2)"),
    ],
)
def test_a_pattern_of_another_language_is_refused(patterns: ModuleType, pattern: str) -> None:
    with pytest.raises(patterns.UnknownPatternError):
        patterns.DigitPattern(pattern)


def test_a_string_that_is_accepted_twice_counts_once(patterns: ModuleType) -> None:
    assert patterns.DigitPattern(r"1\d|\d2|12|(?:1?2)?12").count([2]) == 19


@pytest.mark.parametrize("region", ["AC", "FK", "SH"])
def test_a_small_plan_is_counted_as_by_trying_every_number(plans: ModuleType, region: str) -> None:
    pattern, lengths = plans.mobile_plan(region)
    form = re.compile(pattern.pattern)
    numbers = (f"{number:0{length}}" for length in lengths for number in range(10**length))
    assert pattern.count(lengths) == sum(form.fullmatch(number) is not None for number in numbers)
    assert max(lengths) < 7


@pytest.mark.parametrize(
    ("region", "tail"), [("CN", 6), ("US", 6), ("GB", 5), ("JP", 7), ("FR", 6)]
)
def test_a_large_plan_is_counted_as_by_trying_every_block(
    plans: ModuleType, region: str, tail: int
) -> None:
    pattern, [length] = plans.mobile_plan(region)
    form = re.compile(pattern.pattern)
    heads = [f"{number:0{length - tail}}" for number in range(10 ** (length - tail))]
    for digit in "059":
        blocks = sum(form.fullmatch(head + digit * tail) is not None for head in heads)
        assert pattern.count([length]) == blocks * 10**tail


def test_a_number_is_of_the_longest_prefix_of_a_place(
    plans: ModuleType, patterns: ModuleType
) -> None:
    pattern = patterns.DigitPattern(r"[12]\d\d")
    names = {"1": "around", "12": "town", "123": "around", "2": "elsewhere", "3": "nowhere"}
    sizes = plans.place_sizes(pattern, [3], names)
    assert sizes == {"around": 91, "town": 9, "elsewhere": 100}


@pytest.mark.parametrize(
    ("region", "begin", "length"),
    [("CN", "1", 11), ("BR", "", 11), ("MX", "", 10), ("AR", "9", 11)],
)
def test_places_are_those_that_the_library_names(
    plans: ModuleType, region: str, begin: str, length: int
) -> None:
    pattern, _ = plans.mobile_plan(region)
    names = plans.place_names(region)
    code = phonenumbers.country_code_for_region(region)
    chance = Random(7)  # noqa: S311 - the same numbers each time
    tried = 0
    while tried < 60:
        digits = begin + "".join(chance.choices("0123456789", k=length - len(begin)))
        if not pattern.accepts(digits):
            continue
        tried += 1
        number = phonenumbers.parse(f"+{code}{digits}", None)
        lengths = range(length, 0, -1)
        own = next((names[digits[:most]] for most in lengths if digits[:most] in names), None)
        country = geocoder.country_name_for_number(number, "en")
        assert geocoder.description_for_valid_number(number, "en") == (own or country)


def test_whole_segments_alone_give_the_smaller_published_places(plans: ModuleType) -> None:
    pattern, _ = plans.mobile_plan("CN")
    segments = {
        prefix: name
        for prefix, name in plans.place_names("CN").items()
        if len(prefix) == 7 and pattern.count([11], prefix)
    }
    sizes = plans.place_sizes(pattern, [11], segments)
    assert (len(segments), len(sizes)) == (110_920, 340)
    assert median(sizes.values()) == 3_065_000
    assert sizes.most_common(1) == [("Shenzhen, Guangdong", 10_080_000)]


def test_the_shipped_table_is_what_would_be_written(
    plans: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plans.main(["check"]) == 0
    assert capsys.readouterr().out == "plans: as counted\n"


def test_a_table_that_differs_is_told_and_written_again(
    plans: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plans.json"
    monkeypatch.setattr(plans, "TABLE", path)
    monkeypatch.setattr(plans, "table", lambda: "counted")
    assert plans.main(["check"]) == 1
    path.write_text("{}", encoding="utf-8")
    assert plans.main(["check"]) == 1
    assert plans.main([]) == 0
    assert plans.main(["check"]) == 0
    assert path.read_text(encoding="utf-8") == "counted"
    assert plans.main(["write"]) == 2


def test_the_shipped_plans_have_every_region_and_the_places_that_are_known() -> None:
    plans = load_plans()
    assert set(phonenumbers.SUPPORTED_REGIONS) - set(plans.mobile) == {"TA"}
    assert plans.data_version
    assert "libphonenumber" in plans.source
    assert plans.mobile["CN"] == Plan(5_216_000_000, 6_205_000, 229_510_000)
    assert plans.mobile["US"] == Plan(2_871_000_000, 8_000_000, 8_000_000)
    assert plans.mobile["GB"] == Plan(791_400_000)
    assert plans.accounts == {"qq": Plan(9_999_990_000)}
    placed = {region for region, plan in plans.mobile.items() if plan.place is not None}
    assert placed == {"AR", "BR", "CA", "CN", "GU", "MP", "MX", "PR", "US", "VI"}


def test_a_region_without_mobile_numbers_has_no_plan(tmp_path: Path) -> None:
    nothing = {"region": "TA", "mobile": None, "place": None, "largest_place": None}
    _write(tmp_path, {**TABLE, "regions": [ROW, nothing]})
    assert load_plans(tmp_path).mobile == {"CN": Plan(1_000, 10, 100)}


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([], "-"),
        ({}, "-"),
        (["CN"], "0"),
        ([{**ROW, "region": "cn"}], "0"),
        ([{**ROW, "region": 1}], "0"),
        ([ROW, ROW], "CN"),
        ([{**ROW, "mobile": "1000"}], "CN"),
        ([{**ROW, "mobile": True}], "CN"),
        ([{**ROW, "mobile": 0}], "CN"),
        ([{**ROW, "mobile": None}], "CN"),
        ([{**ROW, "mobile": 99}], "CN"),
        ([{**ROW, "place": 101}], "CN"),
        ([{**ROW, "place": None}], "CN"),
        ([{**ROW, "largest_place": None}], "CN"),
        ([{"region": "CN", "mobile": 1}], "CN"),
    ],
)
def test_a_region_that_cannot_be_used_is_refused_and_named(
    tmp_path: Path, rows: object, named: str
) -> None:
    assert _refused_row(tmp_path, {**TABLE, "regions": rows}) == named


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"source": None}, "-.source"),
        ({"data_version": 9}, "-.data_version"),
        ({"accounts": []}, "-"),
        ({"accounts": [{"kind": "qq", "numbers": None}]}, "qq"),
        ({"accounts": [{"kind": "qq"}]}, "qq"),
        ({"accounts": [{"kind": "QQ", "numbers": 1}]}, "0"),
        ({"schema": 2}, "-"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(
    tmp_path: Path, changed: dict[str, object], named: str
) -> None:
    assert _refused_row(tmp_path, {**TABLE, **changed}) == named


def _write(folder: Path, table: dict[str, object]) -> None:
    (folder / "plans.json").write_text(json.dumps(table), encoding="utf-8")


def _refused_row(folder: Path, table: dict[str, object]) -> str:
    _write(folder, table)
    with pytest.raises(CatalogueError) as caught:
        load_plans(folder)
    assert caught.value.table == "plans"
    return caught.value.row
