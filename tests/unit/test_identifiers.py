"""Tests of reading single identifiers: what people type, and why it is refused."""

import subprocess
import sys

import pytest

from exposure_app.core.identifiers import (
    AccountHandle,
    PhoneNumber,
    Service,
    lookup_forms,
    mask,
    parse_handle,
    parse_phone,
    service_of,
)
from exposure_app.core.services import FACTS, facts_of
from exposure_app.core.vocabulary import HOLDER_KINDS
from exposure_app.errors import InvalidIdentifierError


@pytest.mark.parametrize(
    ("text", "region", "e164"),
    [
        ("０１２０ １２３４ ５６７８", "CN", "+8612012345678"),  # noqa: RUF001 - typed so
        ("0086-120-1234-5678", "US", "+8612012345678"),
        ("+86 (0)120 1234 5678", "", "+8612012345678"),
        ("+0086 12012345678", "", "+8612012345678"),
        ("电话: 120.1234.5678 转 12", "CN", "+8612012345678"),
        ("[07700] 900123 ext. 4", "GB", "+447700900123"),
        ("(202) 555-0123 x5", "US", "+12025550123"),
        ("tel:+1-202-555-0123", "", "+12025550123"),
        ("+999 1234567", "", "+9991234567"),
    ],
)
def test_a_number_is_read_the_way_people_type_it(text: str, region: str, e164: str) -> None:
    assert parse_phone(text, region).e164 == e164


def test_a_number_that_no_plan_knows_is_marked_and_kept() -> None:
    assert not parse_phone("120 1234 5678", "CN").is_known_valid
    assert parse_phone("202 555 0123", "US").is_known_valid
    assert parse_phone("+999 1234567", "CN").region == ""


@pytest.mark.parametrize(
    ("text", "region", "why"),
    [
        ("", "CN", "empty"),
        (" \u200b", "CN", "empty"),
        ("12", "CN", "too_short"),
        ("+86", "CN", "too_short"),
        ("+86 1234567890123456", "CN", "too_long"),
        ("1" * 300, "CN", "too_long"),
        ("hello", "CN", "not_a_number"),
        ("1171200100000", "CN", "not_a_number"),
        ("120a12345678", "CN", "letters_in_number"),
        ("name@example.com", "CN", "is_an_address"),
        ("12012345678, 12112345678", "CN", "several_numbers"),
        ("2025550123", "", "needs_country"),
    ],
)
def test_what_is_no_number_is_refused_with_its_reason(text: str, region: str, why: str) -> None:
    with pytest.raises(InvalidIdentifierError) as caught:
        parse_phone(text, region)
    assert (caught.value.field, caught.value.why) == ("phone", why)


@pytest.mark.parametrize(
    ("service", "text", "kind", "canonical"),
    [
        (Service.QQ, "QQ：99 123 456 789", "qq", "99123456789"),  # noqa: RUF001 - typed so
        (Service.QQ, "99123456789@QQ.com", "qq", "99123456789"),
        (Service.WEIBO, "9912345678", "weibo_uid", "9912345678"),
        (Service.WEIBO, "https://weibo.com/u/9912345678?from=1", "weibo_uid", "9912345678"),
        (Service.WEIBO, "＠示例用户", "weibo_name", "示例用户"),  # noqa: RUF001 - typed so
        (Service.WECHAT, "wxid_Example1234567", "wechat", "wxid_example1234567"),
        (Service.TELEGRAM, "t.me/Example_1", "telegram_name", "example_1"),
        (Service.TELEGRAM, "9912345678", "telegram_id", "9912345678"),
        (Service.X, "https://x.com/Example", "other", "example"),
        (Service.INSTAGRAM, "@exa.mple_", "other", "exa.mple_"),
        (Service.TAOBAO, "示例店铺", "other", "示例店铺"),
        (Service.BAIDU, "示例", "other", "示例"),
        (Service.DOUYIN, "9912345678", "other", "9912345678"),
        (Service.JD, "jd_991234ABC", "other", "jd_991234abc"),
        (Service.ALIPAY, "Name@Example.com", "email", "name@example.com"),
        (Service.ALIPAY, "2088 0000 0000 0000", "other", "2088000000000000"),
        (Service.OTHER, "Some Name", "other", "some name"),
        (Service.OTHER, "Name@Example.com", "email", "name@example.com"),
        (Service.EMAIL, "Name <A.B+Tag@Example.COM.>", "email", "a.b+tag@example.com"),
        (Service.EMAIL, "İ@example.com", "email", "İ@example.com"),
    ],
)
def test_a_handle_is_read_the_way_people_type_it(
    service: Service, text: str, kind: str, canonical: str
) -> None:
    found = parse_handle(service, text)
    assert isinstance(found, AccountHandle)
    assert (found.service, found.kind.value, found.canonical) == (service, kind, canonical)


@pytest.mark.parametrize(
    ("service", "text", "why"),
    [
        (Service.QQ, "0123456", "starts_with_zero"),
        (Service.QQ, "9912", "too_short"),
        (Service.QQ, "991234567890", "too_long"),
        (Service.QQ, "99a123", "letters_in_number"),
        (Service.QQ, "name@example.com", "is_an_address"),
        (Service.WEIBO, "示" * 16, "too_long"),
        (Service.WECHAT, "1example", "needs_letter_first"),
        (Service.WECHAT, "abc", "too_short"),
        (Service.WECHAT, "示例微信名称", "unexpected_character"),
        (Service.TELEGRAM, "+1 202 555 0123", "is_a_phone"),
        (Service.X, "a" * 16, "too_long"),
        (Service.TAOBAO, "name@example.com", "is_an_address"),
        (Service.EMAIL, "name", "not_an_address"),
        (Service.EMAIL, "a b@example.com", "not_an_address"),
        (Service.EMAIL, "a@b@example.com", "not_an_address"),
        (Service.EMAIL, "name@example", "not_an_address"),
        (Service.EMAIL, "x" * 65 + "@example.com", "too_long"),
        (Service.ALIPAY, "12", "too_short"),
    ],
)
def test_what_cannot_be_a_handle_is_refused_with_its_reason(
    service: Service, text: str, why: str
) -> None:
    with pytest.raises(InvalidIdentifierError) as caught:
        parse_handle(service, text)
    assert (caught.value.field, caught.value.why) == (service.value, why)


def test_an_alipay_account_may_be_a_phone_number() -> None:
    assert parse_handle(Service.ALIPAY, "120 1234 5678") == parse_phone("12012345678", "CN")


def test_a_gmail_address_is_looked_up_under_each_spelling_and_marked() -> None:
    forms = lookup_forms(parse_handle(Service.EMAIL, "A.b+shop@gmail.com"))
    assert [(form.canonical, form.form) for form in forms] == [
        ("a.b+shop@gmail.com", "typed"),
        ("a.b+shop@googlemail.com", "gmail_variant"),
        ("ab+shop@gmail.com", "gmail_variant"),
        ("ab+shop@googlemail.com", "gmail_variant"),
        ("a.b@gmail.com", "untagged"),
        ("a.b@googlemail.com", "untagged"),
        ("ab@gmail.com", "untagged"),
        ("ab@googlemail.com", "untagged"),
    ]


def test_masks_show_the_country_and_the_end() -> None:
    assert mask(parse_phone("12012345678", "CN")) == "+86 ••• 5678"
    assert mask(parse_handle(Service.EMAIL, "name@example.com")) == "n•••@e•••.com"
    assert mask(parse_handle(Service.QQ, "99123456789")) == "9•••789"


def test_every_service_has_a_kind_of_holder_of_the_vocabulary() -> None:
    assert set(FACTS) == set(Service)
    assert all(facts.kind in HOLDER_KINDS for facts in FACTS.values())


def test_the_provider_of_an_address_is_known_by_its_domain() -> None:
    brands = {"name@163.com": "163", "name@yahoo.co.jp": "Yahoo", "name@example.com": ""}
    for address, brand in brands.items():
        facts = facts_of(parse_handle(Service.EMAIL, address))
        assert facts is not None
        assert (facts.brand, facts.kind) == (brand, "email")
    phone = PhoneNumber("+12025550123", "US", is_known_valid=True)
    assert facts_of(phone) is None
    assert service_of(phone) == "phone"


def test_importing_the_modules_does_not_import_the_slow_number_library() -> None:
    code = (
        "import sys, exposure_app.core.identifiers, exposure_app.core.numbering\n"
        "import exposure_app.lookup.numbering, exposure_app.lookup.countries\n"
        "sys.exit('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
