"""Every text a person sees exists in every language, in plain words."""

import ast
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "packaging" / "translations.py"))
SOURCES = sorted((ROOT / "exposure_app").rglob("*.py"))

BANNED = re.compile(r"\b(safe|safely|secure|clean|hack|hacked|hacker|leak|leaks|pwned|dark web)\b")
# The name of a source of data, which its licence asks to be spelled in full.
NAMES = ("Have I Been Pwned", "haveibeenpwned.com")
# A person must find their language whatever is spoken now.
OWN_NAMES = ("语言", "简体中文", "中文")
PLAIN = ("wording",)
MOST_WORDS = 20
MOST_CHARACTERS = 30
CALLS = {"_", "N_", "ngettext"}
CLAUSE_END = re.compile("[\uff0c\u3002\uff1a\uff1b\uff1f]")
HAN = re.compile("[\u3400-\u9fff]")


def _texts(folder: str = "") -> dict[str, list[str]]:
    """Every English text of the source with its Chinese forms."""
    template = SCRIPT["extract"](ROOT)
    [path] = SCRIPT["catalogue_paths"](ROOT)
    chinese = SCRIPT["read"](path)
    used = _literals(folder) if folder else None
    texts = {}
    for message in template:
        forms = [message.id] if isinstance(message.id, str) else list(message.id)
        found = chinese.get(message.id)
        strings: Any = found.string if found is not None else ""
        for form in forms:
            if form and (used is None or form in used):
                texts[form] = [strings] if isinstance(strings, str) else list(strings)
    return texts


def _literals(folder: str) -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "exposure_app" / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def _without_names(text: str) -> str:
    for name in NAMES:
        text = text.replace(name, "")
    return text


def test_no_text_is_missing_doubtful_left_over_or_has_other_placeholders() -> None:
    assert SCRIPT["problems"](ROOT) == []


def test_the_check_notices_a_missing_text_and_a_changed_placeholder(tmp_path: Path) -> None:
    package = tmp_path / "exposure_app"
    package.mkdir()
    (package / "page.py").write_text('a = _("One {thing}")\nb = _("Two")\nc = _("Three")\n')
    place = tmp_path / "resources" / "locale" / "zh_CN" / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "exposure_app.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "One {thing}"\nmsgstr "A {other}"\n\n'
        '#, fuzzy\nmsgid "Two"\nmsgstr "B"\n\n'
        'msgid "Gone"\nmsgstr "C"\n'
    )
    found = " ".join(SCRIPT["problems"](tmp_path))
    for problem in ("other placeholders", "fuzzy", "missing: 'Three'", "no longer in the source"):
        assert problem in found


def test_no_text_is_written_in_chinese_in_the_source() -> None:
    # Names of carriers and places that libraries give in Chinese are matched in `core`.
    for path in SOURCES:
        if "core" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in explained:
                text = str(node.value)
                for name in OWN_NAMES:
                    text = text.replace(name, "")
                assert not HAN.search(text), f"{path.name}: line {node.lineno}"


def test_no_value_is_put_into_a_text_before_it_is_translated() -> None:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
                for argument in node.args[:2]:
                    assert not isinstance(argument, ast.JoinedStr | ast.BinOp), (
                        f"{path.name}: line {node.lineno}"
                    )


@pytest.mark.parametrize("language", ["english", "chinese"])
def test_no_text_frightens_reassures_or_shouts(language: str) -> None:
    for english, chinese in _texts().items():
        for text in [english] if language == "english" else chinese:
            assert not BANNED.search(_without_names(text).lower()), text
            assert "!" not in text, text
            assert "\uff01" not in text, text


def test_sentences_of_the_answer_and_the_advice_are_short() -> None:
    for folder in PLAIN:
        for english, chinese in _texts(folder).items():
            for sentence in re.split(r"(?<=[.?:])\s", english):
                assert len(sentence.split()) <= MOST_WORDS, sentence
            for text in chinese:
                for clause in CLAUSE_END.split(text):
                    assert len(HAN.findall(clause)) <= MOST_CHARACTERS, clause


def test_chinese_uses_its_own_punctuation() -> None:
    for chinese in _texts().values():
        for text in chinese:
            assert not re.search("[\u3400-\u9fff][,;:?!]", text), text
