"""Have I Been Pwned's API v3 on loopback, with invented breaches and accounts.

It does what the protocol page says the service does. What that page leaves open is a field:
the status of a range for a plan without k-anonymity.

Example:
    >>> with http_host(answering(Hibp().answer)) as host:  # doctest: +SKIP
    ...     look_up(host.address + BASE, PRO_KEY)
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

BASE = "/api/v3"
CORE_KEY = "00c0" * 8
PRO_KEY = "00f0" * 8
RETRY_AFTER = 6
_PREFIX = re.compile("[0-9a-f]{6}")
_KEYED = re.compile("/(breachedaccount|subscription)/")

_Reply = tuple[int, Mapping[str, str], bytes]


@dataclass(frozen=True)
class Plan:
    """What a key has paid for."""

    name: str
    per_minute: int
    includes_k_anonymity: bool


def breach(name: str, *classes: str, **flags: bool) -> dict[str, object]:
    """A breach as the service describes it; flags such as ``IsSensitive`` are false unless given.

    Args:
        name: its stable name.
        classes: kinds of data in it.
        flags: that differ from those of an ordinary breach.
    """
    names = ("Fabricated", "Sensitive", "Retired", "SpamList", "Malware", "StealerLog")
    return {
        "Name": name,
        "Title": name,
        "Domain": f"{name.lower()}.example",
        "BreachDate": "2021-03-04",
        "AddedDate": "2022-05-06T07:08:09Z",
        "ModifiedDate": "2022-05-06T07:08:09Z",
        "PwnCount": 1234567,
        "Description": f"In March 2021, <em>{name}</em> lost records of its users.",
        "DataClasses": sorted(classes or ("Email addresses",)),
        "LogoPath": f"https://logos.example/{name}.png",
        "Attribution": None,
        "IsVerified": True,
        **{f"Is{flag}": False for flag in names},
        "IsSubscriptionFree": False,
        **flags,
    }


BREACHES = (
    breach("LanternMail", "Email addresses", "Passwords"),
    breach("HarborForum", "Email addresses", "Usernames", "IP addresses"),
    breach("RumourShop", IsVerified=False),
    breach("QuietClinic", "Email addresses", "Health records", IsSensitive=True),
    breach("OldRetired", IsRetired=True),
    breach("BulkSenders", IsSpamList=True),
)
ACCOUNTS: Mapping[str, Sequence[str]] = {
    "anna@lantern.example": ("LanternMail", "HarborForum", "RumourShop"),
    "bo@harbor.example": ("HarborForum",),
    "cy@clinic.example": ("QuietClinic", "OldRetired"),
    "di@rumour.example": ("RumourShop",),
}
PLANS: Mapping[str, Plan] = {
    CORE_KEY: Plan("Core 1", 10, includes_k_anonymity=False),
    PRO_KEY: Plan("Pro 1", 500, includes_k_anonymity=True),
}


@dataclass
class Hibp:
    """The service; ``answer`` can stand behind a host, with or without faults.

    Attributes:
        accounts: names of the breaches of each account, in lower case.
        breaches: all there are.
        plans: by key.
        crowd: how many invented accounts share every range.
        status_without_plan: of a range, for a key whose plan does not include it.
        spent: requests of each key in this minute; ``clear`` it to let a minute pass.
    """

    accounts: Mapping[str, Sequence[str]] = field(default_factory=lambda: dict(ACCOUNTS))
    breaches: Sequence[Mapping[str, object]] = BREACHES
    plans: Mapping[str, Plan] = field(default_factory=lambda: dict(PLANS))
    crowd: int = 30
    status_without_plan: int = 403
    spent: dict[str, int] = field(default_factory=dict)

    def answer(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Mapping[str, str], bytes]:
        """The reply to a request."""
        parts = urlsplit(target)
        path = parts.path.lower()
        if not headers.get("user-agent"):
            return _text(403, "A user agent is required.")
        if not path.startswith(BASE) or method != "GET":
            return _text(404, "")
        path = path.removeprefix(BASE)
        options = {name.lower(): values[-1] for name, values in parse_qs(parts.query).items()}
        if _KEYED.match(path):
            return self._keyed(path, options, headers.get("hibp-api-key", ""))
        return self._free(path, options)

    def _free(self, path: str, options: Mapping[str, str]) -> _Reply:
        shown = list(self.breaches)
        if path.startswith("/breach/"):
            named = [one for one in shown if f"/breach/{one['Name']}".lower() == path]
            return _json(200, named[0]) if named else _text(404, "")
        if path != "/breaches":
            return _text(404, "")
        if "domain" in options:
            shown = [one for one in shown if one["Domain"] == options["domain"].lower()]
        if "isspamlist" in options:
            shown = [one for one in shown if one["IsSpamList"] is _claim(options["isspamlist"])]
        return _json(200, shown)

    def _keyed(self, path: str, options: Mapping[str, str], key: str) -> _Reply:
        if key not in self.plans:
            state = "invalid" if key else "missing"
            return _text(401, f"Access denied due to {state} hibp-api-key.")
        plan = self.plans[key]
        self.spent[key] = self.spent.get(key, 0) + 1
        if self.spent[key] > plan.per_minute:
            message = f"Rate limit is exceeded. Try again in {RETRY_AFTER} seconds."
            status, own, text = _json(429, {"statusCode": 429, "message": message})
            return status, {**own, "retry-after": str(RETRY_AFTER)}, text
        if path == "/subscription/status":
            return _json(200, _status(plan))
        _, _, asked = path.removeprefix("/").partition("/")
        if asked.startswith("range/"):
            return self._range(asked.removeprefix("range/"), plan)
        return self._account(unquote(asked).strip().lower(), options)

    def _account(self, account: str, options: Mapping[str, str]) -> _Reply:
        if not account or "/" in account:
            return _text(400, "The account is malformed.")
        found = self._public(account)
        if not _claim(options.get("includeunverified", "true")):
            found = [one for one in found if one["IsVerified"]]
        if "domain" in options:
            found = [one for one in found if one["Domain"] == options["domain"].lower()]
        if not found:
            return _text(404, "")
        if _claim(options.get("truncateresponse", "true")):
            return _json(200, [{"Name": one["Name"]} for one in found])
        return _json(200, found)

    def _range(self, prefix: str, plan: Plan) -> _Reply:
        if not plan.includes_k_anonymity:
            return _text(self.status_without_plan, "The plan does not include this search.")
        if not _PREFIX.fullmatch(prefix):
            return _text(400, "The prefix is malformed.")
        real = {
            digest[6:]: [one["Name"] for one in self._public(account)]
            for account in self.accounts
            if (digest := digest_of(account)).startswith(prefix.upper())
        }
        crowd = {
            digest_of(f"{prefix}-{number}")[6:]: ["BulkSenders"] for number in range(self.crowd)
        }
        shown = sorted((crowd | real).items())
        content = [{"hashSuffix": suffix, "websites": names} for suffix, names in shown if names]
        return _json(200, content) if content else _text(404, "")

    def _public(self, account: str) -> list[Mapping[str, object]]:
        names = self.accounts.get(account, ())
        known = [one for one in self.breaches if one["Name"] in names]
        return [one for one in known if not one["IsSensitive"] and not one["IsRetired"]]


def digest_of(account: str) -> str:
    """The SHA-1 that ranges are made of, in upper case."""
    return hashlib.sha1(account.strip().lower().encode(), usedforsecurity=False).hexdigest().upper()


def _status(plan: Plan) -> Mapping[str, object]:
    return {
        "SubscriptionName": plan.name,
        "Description": "A plan for tests.",
        "SubscribedUntil": "2099-01-01T00:00:00",
        "Rpm": plan.per_minute,
        "DomainSearchMaxBreachedAccounts": 25,
        "IncludesStealerLogs": plan.includes_k_anonymity,
        "IncludesKAnon": plan.includes_k_anonymity,
    }


def _claim(text: str) -> bool:
    return text.lower() == "true"


def _text(status: int, text: str) -> _Reply:
    return status, {"Content-Type": "text/plain; charset=utf-8"}, text.encode()


def _json(status: int, content: object) -> _Reply:
    own = {"Content-Type": "application/json; charset=utf-8"}
    return status, own, json.dumps(content).encode()
