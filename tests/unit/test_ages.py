"""How old a list is, in words: old from a quarter of a year on, in both languages."""

import pytest

from exposure_app import i18n
from exposure_app.wording.ages import age_in_words


@pytest.mark.parametrize(
    ("days", "english", "chinese"),
    [
        (-1, "of today", "今天"),
        (0, "of today", "今天"),
        (1, "1 day", "1 天"),
        (59, "59 days", "59 天"),
        (60, "2 months", "2 个月"),
        (90, "3 months", "3 个月"),
        (91, "old: 3 months", "较旧\uff1a3 个月"),
        (729, "old: 24 months", "较旧\uff1a24 个月"),
        (730, "old: 2 years", "较旧\uff1a2 年"),
    ],
)
def test_an_age_is_said_roughly_and_an_old_one_is_called_so(
    days: int, english: str, chinese: str
) -> None:
    i18n.activate(i18n.ENGLISH)
    assert age_in_words(days) == english
    i18n.activate(i18n.CHINESE)
    assert age_in_words(days) == chinese
