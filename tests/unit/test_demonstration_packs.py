"""The shipped demonstration packs against the truth of the script that writes them."""

import json
from collections import Counter
from typing import Any

import pytest

from exposure_app import resources
from exposure_app.core.digests import oprf_input
from exposure_app.core.identifiers import (
    Identifier,
    IdentifierKind,
    LookupForm,
    Service,
    lookup_forms,
    parse_handle,
    parse_phone,
)
from exposure_app.lookup.catalogue import load_catalogue
from exposure_app.lookup.evaluator import derive_key
from exposure_app.lookup.local_pack import LocalPack
from exposure_app.lookup.pack_hits import PackHit
from tests.simulators.demonstration import demonstration

FOLDERS = {
    IdentifierKind.PHONE: "phone",
    IdentifierKind.EMAIL: "email",
    IdentifierKind.QQ: "qq",
    IdentifierKind.WEIBO_UID: "weibo",
}
ABSENT = {
    IdentifierKind.PHONE: 40_000,
    IdentifierKind.EMAIL: 30_000,
    IdentifierKind.QQ: 15_000,
    IdentifierKind.WEIBO_UID: 15_000,
}
KINDS = tuple(FOLDERS)


def opened(kind: IdentifierKind) -> LocalPack:
    return LocalPack.open(resources.path("packs", "demo", FOLDERS[kind]))


def form(kind: IdentifierKind, canonical: str) -> LookupForm:
    return LookupForm(kind, canonical, "typed")


def told(hits: tuple[PackHit, ...]) -> set[tuple[object, ...]]:
    assert len({hit.incident_ids for hit in hits}) == len(hits)
    return {
        (
            *hit.incident_ids,
            hit.data_classes,
            hit.is_sensitive,
            hit.is_unverified,
            hit.is_doubtful,
            hit.is_compilation,
        )
        for hit in hits
    }


def expected(lists: tuple[Any, ...]) -> set[tuple[object, ...]]:
    return {
        (one.id, one.data_classes, *(bool(one.flags & bit) for bit in (1, 2, 4, 8)))
        for one in lists
    }


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_files_are_written_again_byte_for_byte(kind: IdentifierKind) -> None:
    folder = resources.path("packs", "demo", FOLDERS[kind])
    shipped = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert dict(demonstration().build(kind)) == shipped


def test_the_other_shipped_files_are_written_again_byte_for_byte() -> None:
    demo = demonstration()
    assert resources.path("packs", "demo", "people.json").read_bytes() == demo.people_file()
    assert resources.path("keys", "publishers.json").read_bytes() == demo.keys_file()


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_planted_is_found_in_exactly_their_lists_and_nobody_else(
    kind: IdentifierKind,
) -> None:
    pack, demo = opened(kind), demonstration()
    key = derive_key(demo.secret(f"demo-{FOLDERS[kind]} key"), f"demo-{FOLDERS[kind]}".encode())

    def hits(canonical: str) -> tuple[PackHit, ...]:
        digest = key.evaluate_known_input(oprf_input(form(kind, canonical)))
        return pack.look_up_digest(digest)

    for canonical, lists in demo.truth()[kind].items():
        assert told(hits(canonical)) == expected(lists)
    assert not any(hits(canonical) for canonical in demo.absent(kind, ABSENT[kind]))


def test_the_absent_people_are_a_hundred_thousand() -> None:
    assert sum(ABSENT.values()) == 100_000


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_blinded_exchange_gives_the_same_answers(kind: IdentifierKind) -> None:
    pack, demo = opened(kind), demonstration()
    pack.prove(b"nonce")
    truth = demo.truth()[kind]
    for canonical in list(truth)[:: len(truth) // 100]:
        assert told(pack.look_up(form(kind, canonical))) == expected(truth[canonical])
    for canonical in demo.absent(kind, 100):
        assert pack.look_up(form(kind, canonical)) == ()


def test_the_packs_hold_enough_and_say_that_they_are_a_demonstration() -> None:
    records = 0
    for kind, folder in FOLDERS.items():
        manifest = json.loads(resources.path("packs", "demo", folder, "manifest.json").read_bytes())
        assert manifest["demonstration"] is True
        assert "invented people" in manifest["notice"]
        pack = opened(kind)
        assert pack.id == manifest["pack"] == f"demo-{folder}"
        assert pack.is_demonstration
        records += sum(len(lists) > 0 for lists in demonstration().truth()[kind].values())
    assert records >= 50_000


def test_the_planted_identifiers_are_invented() -> None:
    shapes = {
        IdentifierKind.PHONE: ("+8612", "+1", "+447700900"),
        IdentifierKind.QQ: ("99",),
        IdentifierKind.WEIBO_UID: ("99",),
    }
    for kind, starts in shapes.items():
        assert all(one.startswith(starts) for one in demonstration().truth()[kind])
    american = [one for one in demonstration().truth()[IdentifierKind.PHONE] if one[1] == "1"]
    assert all(len(one) == 12 and one[5:10] == "55501" for one in american)
    mails = demonstration().truth()[IdentifierKind.EMAIL]
    assert all(one.rsplit("@")[1] in {"example.com", "example.org", "example.net"} for one in mails)


def test_people_stand_in_one_to_six_lists() -> None:
    sizes = Counter(
        len(lists) for own in demonstration().truth().values() for lists in own.values()
    )
    assert set(range(1, 7)) <= set(sizes) <= set(range(7))


def test_every_list_is_an_incident_of_the_catalogue() -> None:
    catalogue = load_catalogue()
    for kind in KINDS:
        for incident_id in opened(kind).lists:
            incident = catalogue.find(incident_id)
            assert incident is not None, incident_id
            assert incident.id == incident_id


def test_no_list_tells_more_classes_than_its_incident() -> None:
    catalogue = load_catalogue()
    for one in demonstration().lists():
        incident = catalogue.find(one.id)
        assert incident is not None
        assert one.data_classes <= incident.data_classes | incident.identifiers, one.id


def test_the_example_people_are_found_as_told() -> None:
    told_people = json.loads(resources.path("packs", "demo", "people.json").read_bytes())["people"]
    facts = demonstration().facts()["people"]
    packs = {folder: opened(kind) for kind, folder in FOLDERS.items()}
    assert len(told_people) == len(facts) >= 6
    for person, fact in zip(told_people, facts, strict=True):
        for shown, full in zip(person["identifiers"], fact["identifiers"], strict=True):
            pack = packs[shown["service"]]
            hits = pack.look_up(form(pack.kind, full["canonical"]))
            assert {hit.incident_ids[0] for hit in hits} == set(shown["incidents"])
    sensitive = next(one for one in facts if one["key"] == "sensitive")["identifiers"][1]
    hits = packs["email"].look_up(form(IdentifierKind.EMAIL, sensitive["canonical"]))
    assert [hit.is_sensitive for hit in hits] == [False, True]


def test_the_examples_as_typed_are_read_to_what_was_planted() -> None:
    for person in demonstration().facts()["people"]:
        for shown in person["identifiers"]:
            typed, service = shown["typed"], shown["service"]
            read: Identifier
            if service == "phone":
                read = parse_phone(typed, person["country"])
            else:
                read = parse_handle(Service(service), typed)
            forms = [one.canonical for one in lookup_forms(read)]
            assert shown["canonical"] in forms
