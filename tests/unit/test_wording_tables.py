"""Every code of a closed vocabulary has words in both languages."""

from collections.abc import Callable, Iterable

import pytest

from exposure_app import i18n
from exposure_app.core.attribution.explanation import Grade
from exposure_app.core.findings import State
from exposure_app.core.identifiers import IdentifierKind, Service
from exposure_app.core.vocabulary import (
    DATA_CLASSES,
    HOLDER_KINDS,
    MECHANISMS,
    OTHERS_AFFECTED,
    SYMPTOM_GROUPS,
    SYMPTOMS,
)
from exposure_app.wording import lookups, services, sources, vocabulary

Label = Callable[[str], str]

TABLES: dict[str, tuple[Label, Iterable[str]]] = {
    "symptoms": (vocabulary.symptom_label, SYMPTOMS),
    "groups": (vocabulary.symptom_group_label, SYMPTOM_GROUPS),
    "classes": (vocabulary.data_class_label, DATA_CLASSES),
    "others": (vocabulary.others_label, OTHERS_AFFECTED),
    "kinds": (vocabulary.kind_label, HOLDER_KINDS),
    "sectors": (sources.sector_name, HOLDER_KINDS),
    "mechanisms": (vocabulary.mechanism_label, MECHANISMS),
    "services": (services.service_label, ("phone", *(service.value for service in Service))),
    "identifier kinds": (services.identifier_kind_label, (kind.value for kind in IdentifierKind)),
}

# Names that Chinese people write in Latin letters too.
SAME_IN_BOTH = {"Telegram", "X", "Instagram", "QQ"}


@pytest.mark.parametrize("table", TABLES)
def test_each_code_has_one_label_of_its_own_in_each_language(table: str) -> None:
    label, codes = TABLES[table]
    codes = tuple(codes)
    english = [label(code) for code in codes]
    i18n.activate(i18n.CHINESE)
    chinese = [label(code) for code in codes]
    assert all(english)
    assert len(set(english)) == len(codes)
    assert len(set(chinese)) == len(codes)
    same = {here for here, there in zip(english, chinese, strict=True) if here == there}
    assert same <= SAME_IN_BOTH


def test_each_grade_and_state_has_words_in_each_language() -> None:
    english = [sources.grade_label(grade) for grade in Grade]
    english += [lookups.state_label(state) for state in State]
    english += [lookups.state_meaning(state) for state in State]
    i18n.activate(i18n.CHINESE)
    chinese = [sources.grade_label(grade) for grade in Grade]
    chinese += [lookups.state_label(state) for state in State]
    chinese += [lookups.state_meaning(state) for state in State]
    assert len(set(english)) == len(set(chinese)) == len(english)
    assert not set(english) & set(chinese)
