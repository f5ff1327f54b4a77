"""Laws of reading identifiers that hold for whatever is typed."""

import re
import unicodedata

import idna
from hypothesis import example, given, reject
from hypothesis import strategies as st

from exposure_app.core.digests import oprf_input
from exposure_app.core.identifiers import (
    INVALID_REASONS,
    AccountHandle,
    Identifier,
    IdentifierKind,
    PhoneNumber,
    Service,
    format_phone,
    lookup_forms,
    mask,
    parse_handle,
    parse_phone,
)
from exposure_app.errors import InvalidIdentifierError
from tests import strategies

# Any text, and much more often text that is nearly an identifier.
ANY_TEXT = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(), max_size=20),
    st.text(alphabet="0123456789+-() x#@.,/转ext", max_size=30),
    st.text(alphabet="abçİßſ1_.+@＠。-<>", max_size=30),  # noqa: RUF001 - meant to mislead
    st.sampled_from(("\ud800", "a\ud800b@example.com", "\x00", "9" * 500, "ﷺ" * 399)),
)
REGIONS = st.sampled_from(("CN", "US", "GB", "IT", "AR", "BR", "RU", "HK", "XX", "", "cn"))
LETTERS = st.text(
    # Letters of many scripts, some of which look alike: that is what is being tested.
    alphabet="abcxyzàéñößùžđłабвгжшщыґαβγδης中文例域名テスト한국",  # noqa: RUF001 - as above
    min_size=1,
    max_size=12,
)

WORDS_OF_A_REPR = (
    {"PhoneNumber", "region", "is_known_valid", "True", "False", "None"}
    | {"AccountHandle", "service", "kind", "Service", "IdentifierKind", "LookupForm", "form"}
    | {word for names in (Service, IdentifierKind) for one in names for word in (one.name, one)}
    | {"typed", "gmail_variant", "untagged"}
)


def read(service: Service | None, text: str, region: str) -> Identifier | InvalidIdentifierError:
    try:
        return parse_phone(text, region) if service is None else parse_handle(service, text, region)
    except InvalidIdentifierError as error:
        return error


@given(strategies.phones())
def test_a_number_reads_back_from_the_way_it_is_shown(typed: strategies.TypedPhone) -> None:
    phone = parse_phone(typed.national, typed.region)
    assert phone.e164 == typed.e164
    assert parse_phone(format_phone(phone), "") == phone
    assert parse_phone(phone.e164, "") == phone


@given(strategies.spelt_phones())
def test_two_spellings_of_one_number_give_one_digest_input(
    spelt: tuple[strategies.TypedPhone, str],
) -> None:
    typed, text = spelt
    one = lookup_forms(parse_phone(text, typed.region))
    two = lookup_forms(parse_phone(typed.e164, ""))
    assert [oprf_input(form) for form in one] == [oprf_input(form) for form in two]


@given(st.text(alphabet="0123456789", min_size=3, max_size=20), REGIONS)
@example("12000001000", "CN")
@example("17951003344", "CN")
@example("8617951", "CN")
@example("001202555", "HK")
def test_any_digits_that_are_read_read_back_as_themselves(digits: str, region: str) -> None:
    for text in (digits, "+" + digits):
        phone = read(None, text, region)
        if isinstance(phone, PhoneNumber):
            assert 7 <= len(phone.e164) - 1 <= 15
            assert parse_phone(phone.e164, "") == phone
            assert parse_phone(format_phone(phone), "") == phone


@given(st.text(alphabet="123456789", min_size=7, max_size=15), REGIONS)
def test_a_plus_and_seven_to_fifteen_digits_are_never_refused(digits: str, region: str) -> None:
    phone = read(None, "+999" + digits[:12], region)
    assert isinstance(phone, PhoneNumber)
    assert not phone.is_known_valid
    other = read(None, "+" + digits, region)
    assert isinstance(other, PhoneNumber) or "too_short" in str(other)


@given(st.sampled_from((None, *Service)), ANY_TEXT, REGIONS)
def test_any_text_is_read_or_refused_with_a_known_reason(
    service: Service | None, text: str, region: str
) -> None:
    found = read(service, text, region)
    if isinstance(found, InvalidIdentifierError):
        assert found.why in INVALID_REASONS
        assert found.field == ("phone" if service is None else service.value)
        assert found.__cause__ is None or isinstance(found.__cause__, InvalidIdentifierError)
        return
    forms = lookup_forms(found)
    assert forms[0].form == "typed"
    assert len({oprf_input(form) for form in forms}) == len(forms)


@given(st.sampled_from((None, *Service)), ANY_TEXT, REGIONS)
def test_no_repr_or_error_holds_what_was_typed(
    service: Service | None, text: str, region: str
) -> None:
    found = read(service, text, region)
    if isinstance(found, InvalidIdentifierError):
        assert str(found) == f"{found.field}: {found.why}"
        return
    # Names of types, fields and kinds are all there is: a name could be a part of those by chance.
    said = set(re.findall(r"\w+", repr((found, lookup_forms(found)))))
    dialled = {found.region} if isinstance(found, PhoneNumber) else set()
    assert said <= WORDS_OF_A_REPR | dialled


@given(strategies.handles())
def test_a_canonical_handle_reads_as_itself(handle: tuple[Service, str]) -> None:
    service, canonical = handle
    found = parse_handle(service, canonical)
    assert isinstance(found, AccountHandle)
    assert (found.service, found.canonical) == handle


@given(
    st.sampled_from(strategies.NAMED_SERVICES),
    strategies.account_names(),
    st.text(max_size=3),
    st.text(max_size=3),
)
def test_reading_a_handle_twice_changes_nothing(
    service: Service, name: str, before: str, after: str
) -> None:
    found = read(service, f"{before}{name}{after}", "CN")
    # Most marks around a name spoil it; a handle that is refused has no second reading.
    if isinstance(found, AccountHandle):
        assert read(service, found.canonical, "CN") == found


@given(st.sampled_from(strategies.NAMED_SERVICES), strategies.account_names())
def test_capitals_full_width_letters_and_an_at_sign_give_the_same_name(
    service: Service, name: str
) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) for char in name)
    found = parse_handle(service, name)
    assert parse_handle(service, name.upper()) == found
    if service is not Service.ALIPAY:
        assert parse_handle(service, "@" + wide) == found


@given(strategies.spelt_phones(), strategies.handles())
def test_a_mask_hides_most_of_it(
    spelt: tuple[strategies.TypedPhone, str], handle: tuple[Service, str]
) -> None:
    phone = parse_phone(spelt[0].e164, "")
    assert sum(char.isdigit() for char in mask(phone)) <= 7
    assert phone.e164[4:-4] not in mask(phone)
    found = parse_handle(*handle)
    shown = mask(found).replace("•", "")
    assert handle[1] not in mask(found)
    assert len(shown) <= len(handle[1]) // 2 + 2


@given(LETTERS)
def test_a_domain_takes_the_ascii_form_of_the_rules_of_today(label: str) -> None:
    composed = unicodedata.normalize("NFC", label)
    try:
        expected = idna.encode(f"{composed}.example", uts46=True).decode("ascii")
    except idna.IDNAError:
        reject()
    for spelt in (composed, unicodedata.normalize("NFD", label)):
        found = parse_handle(Service.EMAIL, f"name@{spelt}.example")
        assert isinstance(found, AccountHandle)
        assert found.canonical == f"name@{expected}"


@given(strategies.mail_addresses(), st.text(alphabet="abc123", min_size=1, max_size=8))
def test_each_tagged_address_is_an_identifier_of_its_own(address: str, tag: str) -> None:
    local, _, domain = address.partition("@")
    tagged = parse_handle(Service.EMAIL, f"{local}+{tag}@{domain}")
    assert [form.form for form in lookup_forms(tagged)] == ["typed"]
    assert tagged != parse_handle(Service.EMAIL, address)
