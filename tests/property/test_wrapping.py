from hypothesis import given
from hypothesis import strategies as st

from exposure_app.reports.wrapping import columns, wrap

WORDS = st.lists(
    st.text(st.sampled_from("abc"), min_size=1, max_size=8)
    | st.text(st.sampled_from("微博账号、。"), min_size=1, max_size=12),
    min_size=1,
    max_size=20,
)


@given(WORDS, st.integers(20, 60))
def test_wrapping_loses_nothing(words: list[str], width: int) -> None:
    text = " ".join(words)
    assert "".join(wrap(text, width)).replace(" ", "") == text.replace(" ", "")


@given(WORDS, st.integers(40, 60))
def test_lines_keep_to_the_width_but_for_marks_that_may_not_begin_a_line(
    words: list[str], width: int
) -> None:
    for line in wrap(" ".join(words), width, "  - ", "    "):
        assert columns(line.rstrip("、。")) <= width


def test_chinese_is_cut_between_characters_and_counts_two_columns() -> None:
    assert wrap("微博账号自动关注了别人", 10) == ["微博账号自", "动关注了别", "人"]
    assert columns("微博 QQ") == 7
