"""The invented example fills what a person would answer, and keeps what was answered."""

from exposure_app.core.periods import PartialDate
from exposure_app.gui.draft import CheckDraft
from exposure_app.gui.example import example_for, fill_in
from exposure_app.lookup.example_people import load_example_people


def test_the_example_brings_its_story_where_nothing_was_said() -> None:
    draft = CheckDraft(country="CN")
    fill_in(draft, example_for(load_example_people().values(), "CN"))
    assert draft.is_example
    assert (draft.carrier, draft.province) == ("China Mobile", "Zhejiang")
    assert draft.noticed["auto_follow"].where == "Weibo"
    assert draft.noticed["auto_follow"].since == PartialDate.parse("2018-02")
    assert draft.has_identifiers


def test_the_example_keeps_the_carrier_that_was_stated() -> None:
    draft = CheckDraft(country="CN", carrier="China Unicom")
    fill_in(draft, example_for(load_example_people().values(), "CN"))
    assert draft.carrier == "China Unicom"


def test_the_example_of_another_country_leaves_place_and_carrier_alone() -> None:
    draft = CheckDraft(country="NZ")
    fill_in(draft, example_for(load_example_people().values(), "NZ"))
    assert (draft.country, draft.carrier) == ("NZ", None)
    assert draft.number_region == "CN"
