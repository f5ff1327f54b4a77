"""What is known of each service: the brand in the catalogue, and what kind of holder it is.

The one rule: a brand is spelled here as the catalogue and the case files spell it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from exposure_app.core.identifiers import AccountHandle, Identifier, IdentifierKind, Service


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """The holder behind an account.

    Attributes:
        brand: name in the catalogue, empty when the service says nothing of it.
        kind: one of `vocabulary.HOLDER_KINDS`.
    """

    brand: str
    kind: str


FACTS: Final[Mapping[Service, ServiceFacts]] = MappingProxyType(
    {
        Service.EMAIL: ServiceFacts("", "email"),
        Service.WEIBO: ServiceFacts("Weibo", "social"),
        Service.QQ: ServiceFacts("QQ", "social"),
        Service.WECHAT: ServiceFacts("WeChat", "social"),
        Service.TAOBAO: ServiceFacts("Taobao", "ecommerce"),
        Service.ALIPAY: ServiceFacts("Alipay", "payment"),
        Service.BAIDU: ServiceFacts("Baidu", "cloud"),
        Service.DOUYIN: ServiceFacts("Douyin", "video"),
        Service.JD: ServiceFacts("JD", "ecommerce"),
        Service.TELEGRAM: ServiceFacts("Telegram", "social"),
        Service.X: ServiceFacts("X", "social"),
        Service.INSTAGRAM: ServiceFacts("Instagram", "social"),
        Service.OTHER: ServiceFacts("", "unknown"),
    }
)

_MAIL_DOMAINS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "163": ("163.com", "vip.163.com"),
        "126": ("126.com", "vip.126.com"),
        "NetEase": ("yeah.net", "188.com", "netease.com"),
        "QQ": ("qq.com", "vip.qq.com", "foxmail.com"),
        "Sina Mail": ("sina.com", "sina.cn", "sina.com.cn", "vip.sina.com"),
        "Sohu Mail": ("sohu.com", "vip.sohu.com"),
        "Gmail": ("gmail.com", "googlemail.com"),
        "Outlook": ("outlook.com", "hotmail.com", "live.com", "msn.com", "live.cn"),
        "Yahoo": ("yahoo.com", "ymail.com", "rocketmail.com", "myyahoo.com"),
        "iCloud": ("icloud.com", "me.com", "mac.com"),
        "Proton": ("proton.me", "protonmail.com", "pm.me"),
        "China Mobile": ("139.com",),
        "China Telecom": ("189.cn",),
        "China Unicom": ("wo.cn",),
    }
)

_BRAND_BY_DOMAIN: Final = {
    domain: brand for brand, domains in _MAIL_DOMAINS.items() for domain in domains
}

# Providers with one brand and a domain for each country, such as ``yahoo.co.jp``.
_BRAND_BY_FIRST_LABEL: Final = {"yahoo": "Yahoo", "hotmail": "Outlook", "outlook": "Outlook"}


def mail_brand(address: str) -> str:
    """The brand of the provider of a canonical mail address, empty when it is not known."""
    domain = address.rpartition("@")[2]
    return _BRAND_BY_DOMAIN.get(domain) or _BRAND_BY_FIRST_LABEL.get(domain.split(".")[0], "")


def facts_of(identifier: Identifier) -> ServiceFacts | None:
    """The holder of the account, None for a phone number, whose carrier is asked for."""
    if not isinstance(identifier, AccountHandle):
        return None
    facts = FACTS[identifier.service]
    is_mail = identifier.kind is IdentifierKind.EMAIL and not facts.brand
    return ServiceFacts(mail_brand(identifier.canonical), "email") if is_mail else facts
