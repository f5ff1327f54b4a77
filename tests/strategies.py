"""Invented identifiers for property tests: nobody's numbers, addresses and names.

The one rule: phone numbers come from ranges kept for fiction or given to nobody, addresses from
the domains kept for examples.
"""

from dataclasses import dataclass

from hypothesis import strategies as st

from exposure_app.core.identifiers import Service

_LOWER = "abcdefghijklmnopqrstuvwxyz"
_WORDS = st.text(alphabet=_LOWER + "0123456789", min_size=5, max_size=10)
_EXAMPLE_DOMAINS = st.sampled_from(("example.com", "example.org", "example.net"))


@dataclass(frozen=True, slots=True)
class TypedPhone:
    """An invented number: its canonical form, its country, and how that country writes it."""

    e164: str
    region: str
    national: str


@st.composite
def american_phones(draw: st.DrawFn) -> TypedPhone:
    area = draw(st.sampled_from(("202", "212", "312", "415", "617")))
    line = draw(st.integers(min_value=100, max_value=199))
    return TypedPhone(f"+1{area}555{line:04}", "US", f"{area}555{line:04}")


@st.composite
def british_phones(draw: st.DrawFn) -> TypedPhone:
    line = draw(st.integers(min_value=0, max_value=999))
    return TypedPhone(f"+447700900{line:03}", "GB", f"07700900{line:03}")


@st.composite
def chinese_phones(draw: st.DrawFn) -> TypedPhone:
    block = draw(st.integers(min_value=0, max_value=9))
    line = draw(st.integers(min_value=0, max_value=99_999_999))
    return TypedPhone(f"+8612{block}{line:08}", "CN", f"12{block}{line:08}")


def phones() -> st.SearchStrategy[TypedPhone]:
    """A number that belongs to nobody, in one of three countries."""
    return st.one_of(american_phones(), british_phones(), chinese_phones())


@st.composite
def spelt_phones(draw: st.DrawFn) -> tuple[TypedPhone, str]:
    """A number and one of the ways in which people type it."""
    phone = draw(phones())
    digits = draw(
        st.sampled_from((phone.national, phone.e164, "00" + phone.e164.removeprefix("+")))
    )
    gaps = draw(st.lists(st.sampled_from(("", "", " ", "-", ".", "\u2011", "\u00a0"))))
    body = digits[0]
    for place, char in enumerate(digits[1:]):
        body += (gaps[place] if place < len(gaps) else "") + char
    if draw(st.booleans()):
        body = body.translate({ord("0") + n: 0xFF10 + n for n in range(10)})
    return phone, draw(st.sampled_from(("", " ", "\u202a"))) + body + draw(
        st.sampled_from(("", "\t", "\u202c"))
    )


def mail_addresses() -> st.SearchStrategy[str]:
    """A canonical address at one of the domains kept for examples."""
    return st.builds("{}@{}".format, _WORDS, _EXAMPLE_DOMAINS)


def qq_numbers() -> st.SearchStrategy[str]:
    """Eleven digits in a range that QQ has not reached."""
    return st.integers(min_value=99_000_000_000, max_value=99_999_999_999).map(str)


def weibo_uids() -> st.SearchStrategy[str]:
    """Ten digits in a range that Weibo has not reached."""
    return st.integers(min_value=9_900_000_000, max_value=9_999_999_999).map(str)


def account_names() -> st.SearchStrategy[str]:
    """A canonical name that every service with names accepts."""
    return st.builds("{}_{}".format, st.sampled_from(("example", "sample", "invented")), _TAILS)


_TAILS = st.text(alphabet=_LOWER + "0123456789", min_size=1, max_size=6)

NAMED_SERVICES = (
    Service.WEIBO, Service.WECHAT, Service.TAOBAO, Service.ALIPAY, Service.BAIDU, Service.DOUYIN,
    Service.JD, Service.TELEGRAM, Service.X, Service.INSTAGRAM, Service.OTHER,
)  # fmt: skip


@st.composite
def handles(draw: st.DrawFn) -> tuple[Service, str]:
    """A service and the canonical form of an account there."""
    service = draw(st.sampled_from(Service))
    if service is Service.EMAIL:
        return service, draw(mail_addresses())
    if service is Service.QQ:
        return service, draw(qq_numbers())
    if service is Service.WEIBO:
        return service, draw(st.one_of(weibo_uids(), account_names()))
    return service, draw(account_names())
