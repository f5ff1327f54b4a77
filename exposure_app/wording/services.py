"""Names of the services a person may type an account for.

The one rule: a service is called what its users call it in the language spoken now.
"""

from typing import Final

from exposure_app.i18n import N_, _

_SERVICES: Final = {
    "phone": N_("Phone number"),
    "email": N_("E-mail"),
    "weibo": N_("Weibo"),
    "qq": N_("QQ"),
    "wechat": N_("WeChat"),
    "taobao": N_("Taobao"),
    "alipay": N_("Alipay"),
    "baidu": N_("Baidu"),
    "douyin": N_("Douyin"),
    "jd": N_("JD"),
    "telegram": N_("Telegram"),
    "x": N_("X"),
    "instagram": N_("Instagram"),
    "other": N_("Other account"),
}

_IDENTIFIER_KINDS: Final = {
    "phone": N_("Phone numbers"),
    "email": N_("E-mail addresses"),
    "qq": N_("QQ numbers"),
    "weibo_uid": N_("Weibo account numbers"),
    "wechat": N_("WeChat names"),
    "weibo_name": N_("Weibo names"),
    "telegram_id": N_("Telegram account numbers"),
    "telegram_name": N_("Telegram names"),
    "other": N_("Other accounts"),
}


def service_label(service: str) -> str:
    """A service; ``phone`` or a value of `core.identifiers.Service`."""
    return _(_SERVICES[service])


def identifier_kind_label(kind: str) -> str:
    """What a list is searched by; ``kind`` is a value of `core.identifiers.IdentifierKind`."""
    return _(_IDENTIFIER_KINDS[kind])
