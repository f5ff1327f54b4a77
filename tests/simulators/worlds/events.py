"""What happened to one person, and what they noticed of it.

The one rule: everything noticed is drawn from the hidden causes of the true source, besides noise
that anybody meets; nothing is drawn from the program's own tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from exposure_app.core.attribution.person import Account, Symptom
from exposure_app.core.periods import PartialDate
from exposure_app.core.vocabulary import DATA_CLASSES, OTHERS_AFFECTED, SYMPTOM_GROUPS, SYMPTOMS
from tests.simulators.worlds import settings
from tests.simulators.worlds.causes import Source, chance_of
from tests.simulators.worlds.companies import sectors
from tests.simulators.worlds.hidden import Causes

_ACCOUNTS: Final = frozenset(SYMPTOM_GROUPS["accounts"])
_CALLS: Final = frozenset(
    (*SYMPTOM_GROUPS["calls_and_texts"], *SYMPTOM_GROUPS["scam_calls"],
     *SYMPTOM_GROUPS["money_and_identity"], *SYMPTOM_GROUPS["threats_and_phishing"])
)  # fmt: skip
_MONEY: Final = frozenset(("card_misuse", "direct_debits", "bank_account_emptied"))
_PURSES: Final = frozenset(("bank", "payment", "ecommerce", "travel", "lender"))
_DID: Final = SYMPTOM_GROUPS["what_i_did"]
_LATER: Final = (*SYMPTOM_GROUPS["what_helped"], *_DID, "none")
_FOLLOW_UPS: Final = (
    ("password_change_helped", "password_change_no_help"),
    ("sign_out_everywhere_helped", "sign_out_everywhere_no_help"),
)
_NOTICED: Final = 0.3
_TYPICAL, _UNUSUAL = 1.5, 0.5
# Not everybody owns up to what they did; who did it to no harm seldom thinks of it.
_OWNED_UP, _OWNED_UP_ASIDE = 0.6, 0.1
_SELDOM: Final = 0.05
_SLIP: Final = 0.01
_MOST_KNOWN: Final = 5
_OWN_SIDE: Final = frozenset(("device", "phishing", "stuffing"))
_SIGNED_IN: Final = frozenset(("social", "ecommerce", "game", "video", "email", "forum", "payment"))
_WIDE: Final = frozenset(("carrier_traffic", "device", "device_maker", "stuffing"))
_FALSE_CLASSES: Final = (
    "address", "dob", "orders", "parcel", "email", "income", "national_id", "employer",
)  # fmt: skip
_ASKED_CLASSES: Final = (
    "orders", "parcel", "telecom_contract", "itinerary", "school", "health", "national_id",
    "bank_account", "address", "loan", "child_birth", "resume",
)  # fmt: skip
_SEEN_BY_OTHERS: Final = {
    "carrier": ("same_carrier", "same_area"), "carrier_traffic": ("same_area", "same_carrier"),
    "device_maker": ("same_device",), "education": ("same_school",),
    "hospital": ("same_hospital",), "ecommerce": ("same_shop", "same_platform"),
    "dealer": ("same_shop",), "aggregator": ("different_carriers",),
    "government": ("same_area", "different_carriers"), "credit_bureau": ("different_carriers",),
}  # fmt: skip
_OTHERS_TOLD, _OTHERS_WRONG, _OTHERS_WRONG_UNRECORDED = 0.35, 0.1, 0.4


@dataclass(frozen=True, slots=True)
class OwnSide:
    """A source on the person's own side, in the form that the hidden table asks of a source."""

    profile: str
    mechanism: str
    classes: frozenset[str]


def own_side(kind: str, chance: Random) -> OwnSide:
    """The person's device, a page typed into (``phishing``) or a reused password (``stuffing``)."""
    surely, perhaps = sectors()[kind]
    held = frozenset((*surely, *(code for code in perhaps if chance.random() < 0.35)))
    return OwnSide(kind, kind if kind != "device" else "unknown", held)


def _caused(source: Source, causes: Causes, chance: Random, codes: Sequence[str]) -> list[str]:
    return [code for code in codes if chance.random() < chance_of(code, source, causes)]


def _told(source: Source, causes: Causes, chance: Random) -> list[str]:
    """What the person tells of the source: first what it often causes, and hardly anything else."""

    def turn(code: str) -> float:
        usual = causes.background.get(code, _SELDOM)
        likely = chance_of(code, source, causes) ** _TYPICAL / usual**_UNUSUAL
        return chance.expovariate(likely)

    signs = sorted((code for code in SYMPTOMS if code not in _LATER), key=turn)
    counts, weights = zip(*settings.TOLD.items(), strict=True)
    owned_up = _OWNED_UP if source.profile in _OWN_SIDE else _OWNED_UP_ASIDE
    did = [code for code in _caused(source, causes, chance, _DID) if chance.random() < owned_up]
    return [*signs[: chance.choices(counts, weights)[0]], *did]


def _from_anywhere(causes: Causes, chance: Random, count: int) -> list[str]:
    codes = [code for code in SYMPTOMS if code not in _LATER]
    weights = [causes.background.get(code, 0.05) ** 2 for code in codes]
    return chance.choices(codes, weights, k=count)


def _consequences(codes: Sequence[str], causes: Causes, chance: Random) -> list[str]:
    """What the symptoms brought about, as far as it was noticed."""
    return [
        code
        for code, brought in causes.follows.items()
        if code not in codes
        and code not in _LATER
        and any(chance.random() < _NOTICED * brought.get(cause, 0.0) for cause in codes)
    ]


def _follow_ups(source: Source | None, causes: Causes, chance: Random) -> list[str]:
    found = []
    for pair in _FOLLOW_UPS:
        if chance.random() < 0.4:
            weights = [
                causes.background.get(code, 0.1) if source is None
                else chance_of(code, source, causes)
                for code in pair
            ]  # fmt: skip
            found.append(chance.choices(pair, weights)[0])
    if source is None:
        return found
    seen = ("unknown_app_authorised", "unknown_login_device")
    return [*found, *(c for c in seen if chance.random() < 0.6 * chance_of(c, source, causes))]


@dataclass(frozen=True, slots=True)
class Replies:
    """What a person said to questions: signs they saw or did not, classes known or not."""

    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    not_known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Noticed:
    """Codes of what a person noticed.

    Attributes:
        told: what they tell of themselves; at least one, since they ask.
        untold: what they would say yes to.
    """

    told: list[str]
    untold: frozenset[str]


def noticed(source: Source | None, causes: Causes, chance: Random) -> Noticed:
    """What the person noticed of the source, beside what anybody meets."""
    codes = [] if source is None else _told(source, causes, chance)
    codes += _consequences(codes, causes, chance)
    noise = chance.choices((0, 1, 2), settings.NOISE)[0]
    wanted = max(noise, 0 if codes else 1 + (chance.random() < 0.5))
    codes += _from_anywhere(causes, chance, wanted)
    if _ACCOUNTS & set(codes):
        codes += _follow_ups(source, causes, chance)
    signs = [code for code in SYMPTOMS if code not in _LATER and code not in codes]
    untold = [] if source is None else _caused(source, causes, chance, signs)
    return Noticed(sorted(set(codes)), frozenset(untold))


def asked(source: Source | None, seen: Noticed, causes: Causes, chance: Random) -> Replies:
    """What the person says when asked after a few signs and things that strangers may know."""
    signs = [code for code in SYMPTOMS if code not in _LATER and code not in seen.told]
    weights = [causes.background.get(code, 0.05) for code in signs]
    codes = set(chance.choices(signs, weights, k=settings.SIGNS_ASKED))
    codes.update(chance.sample(sorted(seen.untold), min(1, len(seen.untold))))
    classes = chance.sample(_ASKED_CLASSES, settings.CLASSES_ASKED)
    held = frozenset() if source is None else source.classes
    known = {code for code in classes if code in held and chance.random() < settings.KNOWN_ASKED}
    return Replies(
        yes=frozenset(codes & seen.untold),
        no=frozenset(codes - seen.untold),
        known=frozenset(known),
        not_known=frozenset(classes) - known,
    )


def placed(
    codes: Sequence[str], source: Source | None, brand: str, accounts: Sequence[Account],
    onset: PartialDate | None, chance: Random,
) -> tuple[Symptom, ...]:  # fmt: skip
    """The symptoms where they showed: at the source's own service, or wherever it reached."""
    names = [row.service for row in accounts if row.kind in _SIGNED_IN]
    purses = [row.service for row in accounts if row.kind in _PURSES]
    is_named = brand in {row.service for row in accounts}
    is_wide = source is not None and source.profile in _WIDE
    reached = chance.sample(names, min(len(names), chance.randint(1, 4))) if is_wide else []
    found = []
    for code in codes:
        places: list[str | None] = [None]
        if code in _ACCOUNTS and is_named and not is_wide and chance.random() < 0.85:
            places = [brand]
        elif code in _ACCOUNTS and names:
            places = list(reached) or [chance.choice(names)]
        elif code in _MONEY and purses and chance.random() < settings.MONEY_PLACED:
            places = [brand if brand in purses else chance.choice(purses)]
        found += [Symptom(code, place, onset) for place in places]
    return tuple(found)


def _shown(codes: Sequence[str], causes: Causes, chance: Random) -> list[str]:
    """The classes that strangers know, as what was noticed shows, as far as it is told."""
    return [
        code
        for code, brought in causes.brings.items()
        if any(chance.random() < settings.SHOWN * brought.get(cause, 0.0) for cause in codes)
    ]


def _chance_known(code: str, source: Source | None, causes: Causes) -> float:
    """The chance that strangers show they know the class, and that the person tells it."""
    by_profile = causes.known[code]
    if source is None:
        return settings.KNOWN["unknown"] * by_profile["unknown"]
    likely = by_profile.get(source.profile, _SLIP)
    if source.profile in _OWN_SIDE:
        return settings.KNOWN["own_side"] * likely
    taken = 1.0 - (1.0 - settings.TAKEN_KNOWN) * (1.0 - likely)
    left = settings.LEFT_KNOWN * likely
    return settings.KNOWN["company"] * (taken if code in source.classes else left)


def known(
    source: Source | None, codes: Sequence[str], causes: Causes, chance: Random
) -> frozenset[str]:
    """The data classes that strangers knew; partly told, and sometimes wrong."""
    found = set(_shown(codes, causes, chance))
    if not _CALLS & set(codes):
        return frozenset(found)
    found.update(c for c in DATA_CLASSES if chance.random() < _chance_known(c, source, causes))
    told = sorted(found)
    chance.shuffle(told)
    told = told[:_MOST_KNOWN]
    falsely = settings.FALSELY_KNOWN_UNRECORDED if source is None else settings.FALSELY_KNOWN
    if chance.random() < falsely:
        told.append(chance.choice(_FALSE_CLASSES))
    return frozenset(told)


def others(source: Source | None, chance: Random) -> frozenset[str]:
    """Who else saw the same, as the person says, rightly or wrongly.

    What nothing recorded caused mostly comes to everybody, whichever carrier they have.
    """
    if chance.random() >= _OTHERS_TOLD:
        return frozenset()
    if source is None:
        right: tuple[str, ...] = ("different_carriers",)
    else:
        right = _SEEN_BY_OTHERS.get(source.profile, ("same_platform",))
    share = _OTHERS_WRONG if source is not None else _OTHERS_WRONG_UNRECORDED
    is_wrong = chance.random() < share
    return frozenset((chance.choice(OTHERS_AFFECTED if is_wrong else right),))


def month(day: date) -> PartialDate:
    """The month of a day, as people remember it."""
    return PartialDate.parse(f"{day.year:04d}-{day.month:02d}")
