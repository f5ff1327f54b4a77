"""What a person answers on the command line, read into a `Person`.

The one rule: an answer that was not given stays unknown.
"""

import argparse
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from exposure_app.cli.arguments import date_of, name_of, one_of, yes_or_no
from exposure_app.cli.refusal import InputRefusedError
from exposure_app.core.attribution.person import Account, Person, Symptom
from exposure_app.core.breaches import Brand
from exposure_app.core.countries import Country
from exposure_app.core.identifiers import Identifier, PhoneNumber
from exposure_app.core.services import facts_of
from exposure_app.core.vocabulary import DATA_CLASSES, OTHERS_AFFECTED, SYMPTOMS
from exposure_app.i18n import _
from exposure_app.workspace import Workspace

UNKNOWN: Final = "unknown"
_NOTICED: Final = re.compile(r"([A-Za-z_-]+)(?:@([^@:]+))?(?::([0-9-]+))?")
_SERVICE: Final = re.compile(r"([^:]+)(?::([0-9-]+))?")


def add(parser: argparse.ArgumentParser) -> None:
    """Describe the options that take answers."""
    group = parser.add_argument_group(_("Whose number it is"))
    add_text(
        group,
        "--country",
        "CN",
        _("two letters: where the person lives; taken from a number with + if left out"),
    )
    add_text(
        group,
        "--carrier",
        "NAME",
        _("the carrier, or unknown; proposed from the number if left out"),
    )
    add_text(group, "--province", "NAME", _("province or state, English name"))
    add_text(group, "--number-since", "YYYY-MM", _("since when the number is theirs"))
    add_text(group, "--previous-holder", "yes/no", _("whether messages for a former owner come"))
    group = parser.add_argument_group(_("What was noticed (see: exposure-app codes)"))
    add_list(group, "--noticed", "CODE[@SERVICE][:YYYY-MM]", _("what, where, from when"))
    add_list(group, "--strangers-know", "CODE", _("what callers or senders knew"))
    add_list(group, "--others", "CODE", _("who else saw the same"))
    add_list(group, "--account", "SERVICE[:YYYY-MM]", _("an account, without its name"))
    add_text(group, "--password-reused", "yes/no", _("whether one password served several sites"))
    add_text(group, "--only-for", "SERVICE", _("the one place that was given this address"))


def add_text(group: argparse._ArgumentGroup, option: str, form: str, text: str) -> None:
    """Describe an option with one value."""
    group.add_argument(option, metavar=form, help=text)


def add_list(group: argparse._ArgumentGroup, option: str, form: str, text: str) -> None:
    """Describe an option that may be given several times."""
    group.add_argument(option, action="append", default=[], metavar=form, help=text)


def country_of(options: argparse.Namespace, countries: Iterable[Country]) -> str:
    """The country given, by its code.

    Raises:
        InputRefusedError: it is missing, or no country.
    """
    cure = _("Give two letters, such as {example}.").format(example="--country CN")
    if not options.country:
        raise InputRefusedError("--country", _("This is missing."), cure)
    typed = str(options.country).strip()
    for country in countries:
        if typed.upper() == country.code or typed.lower() in map(str.lower, country.names.values()):
            return country.code
    raise InputRefusedError("--country", _("This is not a country code."), cure)


def person_of(
    options: argparse.Namespace,
    country: str,
    identifiers: Sequence[Identifier],
    workspace: Workspace,
) -> Person:
    """The answers as a person.

    Raises:
        InputRefusedError: an answer cannot be used.
    """
    since = options.number_since
    carrier = name_of("--carrier", options.carrier)
    person = Person(
        country=country,
        asked_on=workspace.today(),
        carrier=None if carrier == UNKNOWN else carrier,
        province=name_of("--province", options.province),
        number_since=None if since is None else date_of("--number-since", since),
        number_had_previous_holder=yes_or_no("--previous-holder", options.previous_holder),
        has_phone=any(isinstance(one, PhoneNumber) for one in identifiers),
        accounts=_accounts(options.account, country, identifiers, workspace),
        address_used_only_for=name_of("--only-for", options.only_for),
        password_reused=yes_or_no("--password-reused", options.password_reused),
        symptoms=tuple(symptom_of(text) for text in options.noticed),
        strangers_know=_codes("--strangers-know", options.strangers_know, DATA_CLASSES),
        others_affected=_codes("--others", options.others, OTHERS_AFFECTED),
    )
    _expect_no_future(person)
    return person


def _expect_no_future(person: Person) -> None:
    told = [("--number-since", person.number_since)]
    told += [("--noticed", symptom.since) for symptom in person.symptoms]
    told += [("--account", account.since) for account in person.accounts]
    for option, since in told:
        if since is not None and since.first > person.asked_on:
            cure = _("Give a date that is not after today.")
            raise InputRefusedError(option, _("This date is in the future."), cure)


def symptom_of(text: str) -> Symptom:
    """A symptom as it is written on the command line.

    Raises:
        InputRefusedError: the form or the code is wrong.
    """
    parts = _NOTICED.fullmatch(text.strip())
    if parts is None:
        cure = _("Write it as {form}.").format(form="auto_follow@Weibo:2018-02")
        raise InputRefusedError("--noticed", _("This cannot be read."), cure)
    code, service, since = parts.groups()
    return Symptom(
        code=one_of("--noticed", code, SYMPTOMS),
        service=name_of("--noticed", service),
        since=date_of("--noticed", since) if since else None,
    )


def _codes(option: str, typed: Iterable[str], words: Sequence[str]) -> frozenset[str]:
    return frozenset(one_of(option, word.strip(), words) for word in typed)


def _accounts(
    stated: Iterable[str],
    country: str,
    identifiers: Iterable[Identifier],
    workspace: Workspace,
) -> tuple[Account, ...]:
    """Accounts stated, and those that a typed handle tells of, each brand once."""
    found: dict[str, Account] = {}
    for text in stated:
        account = _stated_account(text, country, workspace)
        found[account.service.lower()] = account
    for identifier in identifiers:
        facts = facts_of(identifier)
        if facts is not None and facts.brand:
            found.setdefault(facts.brand.lower(), Account(facts.brand, facts.kind))
    return tuple(found.values())


def _stated_account(text: str, country: str, workspace: Workspace) -> Account:
    parts = _SERVICE.fullmatch(text.strip())
    if parts is None:
        cure = _("Write it as {form}.").format(form="Weibo:2012-05")
        raise InputRefusedError("--account", _("This cannot be read."), cure)
    name, since = name_of("--account", parts[1]) or "", parts[2]
    account = Account(name, "unknown", date_of("--account", since) if since else None)
    brands = workspace.catalogue.brands.values()
    fitting = [
        brand
        for brand in brands
        if name.lower() in (spelling.lower() for spelling in _spellings(brand))
    ]
    fitting.sort(key=lambda brand: (brand.country != country, brand.country != "XX"))
    return replace(account, service=fitting[0].name, kind=fitting[0].kind) if fitting else account


def _spellings(brand: Brand) -> tuple[str, ...]:
    return (brand.name, *brand.names.values(), *brand.aliases)
