"""How hard a world is: every rate by which one is drawn.

The rates are judgements, kept in one place so that a second author can move them.
"""

from dataclasses import dataclass
from typing import Final

FIRST_YEAR: Final = 2010
LAST_YEAR: Final = 2025
PEOPLE: Final = 100_000_000
PROVINCES: Final = tuple(f"Province {number:02d}" for number in range(1, 21))
CARRIER_SHARES: Final = (0.55, 0.22, 0.20, 0.03)
PLATFORMS: Final = {
    "social": 6, "ecommerce": 6, "game": 5, "forum": 4, "video": 4, "email": 3, "payment": 3,
    "travel": 4, "courier": 4, "hotel": 3, "bank": 4, "education": 3, "hospital": 2,
    "recruitment": 2, "lender": 1, "insurer": 2, "utility": 2, "estate_agent": 2, "vehicle": 1,
    "employer": 2, "club": 1,
}  # fmt: skip
UNSEEN: Final = {
    "aggregator": 6, "device_maker": 3, "dealer": 4, "government": 4, "credit_bureau": 2,
}  # fmt: skip
# How many exposures companies of each kind have: about as in the tables of documented incidents,
# where more than four in ten are carriers', and a few of every other kind.
EXPOSURES: Final = {
    "carrier": 140, "ecommerce": 14, "government": 13, "aggregator": 11, "travel": 8, "dealer": 8,
    "courier": 7, "bank": 7, "hospital": 7, "social": 6, "hotel": 5, "insurer": 5, "education": 5,
    "lender": 5, "game": 5, "forum": 5, "payment": 4, "recruitment": 4, "device_maker": 4,
    "utility": 4, "estate_agent": 4, "email": 3, "video": 3, "vehicle": 3, "credit_bureau": 3,
    "employer": 3, "club": 2,
}  # fmt: skip
COMPILATIONS: Final = 5

# How often data get out in each way, by the kind of company.
MECHANISMS: Final = {
    "carrier": {
        "hack": 0.35, "insider": 0.27, "third_party": 0.16, "misconfiguration": 0.10,
        "interception": 0.08, "scrape": 0.04,
    },
    "staffed": {"insider": 0.45, "hack": 0.25, "third_party": 0.2, "misconfiguration": 0.1},
    "platform": {
        "hack": 0.5, "insider": 0.15, "third_party": 0.13, "misconfiguration": 0.12, "scrape": 0.1,
    },
    "aggregator": {"third_party": 0.35, "insider": 0.3, "hack": 0.2, "misconfiguration": 0.15},
    "device_maker": {"interception": 0.5, "insider": 0.25, "hack": 0.25},
    "dealer": {"insider": 0.8, "third_party": 0.2},
}  # fmt: skip
STAFFED: Final = frozenset(
    ("courier", "hotel", "bank", "education", "hospital", "lender", "insurer", "utility",
     "estate_agent", "vehicle", "employer", "club", "government", "credit_bureau")
)  # fmt: skip
DOCUMENTED: Final = {
    "insider": 0.3, "interception": 0.25, "third_party": 0.4, "misconfiguration": 0.55,
    "scrape": 0.6, "hack": 0.65,
}  # fmt: skip
LISTED: Final = {
    "insider": 0.05, "interception": 0.03, "third_party": 0.25, "misconfiguration": 0.45,
    "scrape": 0.6, "hack": 0.7,
}  # fmt: skip
# Harm for each exposed person; the world multiplies each by its own noise.
MISUSE: Final = {
    "insider": 1.6, "interception": 1.6, "third_party": 1.1, "scrape": 0.7, "hack": 0.6,
    "misconfiguration": 0.35,
}  # fmt: skip
# The share of a company's customers that one exposure takes: lowest and highest.
TAKEN: Final = {
    "insider": (0.01, 0.2), "interception": (0.05, 0.4), "third_party": (0.03, 0.4),
    "misconfiguration": (0.05, 0.6), "scrape": (0.1, 0.7), "hack": (0.15, 0.95),
}  # fmt: skip
# How many symptoms of the true source a person tells, and how many of anything else: most
# documented cases tell two or three, and seldom one that belongs to another source.
TOLD: Final = {1: 0.3, 2: 0.48, 3: 0.18, 4: 0.04}
NOISE: Final = (0.78, 0.18, 0.04)
# How many people have lists looked up for them at all.
LOOKED_UP: Final = 0.5
# Of an exposure that the public learns of, how much a country's public learns: lowest and highest.
TOLD_OF: Final = (0.0, 0.5)
# How many people tell of a class that strangers showed they know. In documented cases those whose
# data a company lost tell two or three, those on whose own side it was one, the others hardly any.
KNOWN: Final = {"company": 0.5, "own_side": 0.25, "unknown": 0.12}
# How likely a class that was taken is shown beside what the kind of company makes likely, and how
# much less likely one that was not.
TAKEN_KNOWN: Final = 0.1
LEFT_KNOWN: Final = 0.3
# How many people tell at which account of theirs money went away.
MONEY_PLACED: Final = 0.5
# How many people tell that strangers know what the signs show anyway.
SHOWN: Final = 0.5
FALSELY_KNOWN: Final = 0.15
FALSELY_KNOWN_UNRECORDED: Final = 0.06
# How many people are asked, after how many signs and classes, and how many of the classes that
# were taken strangers then turn out to know.
ASKED: Final = 0.35
SIGNS_ASKED: Final = 3
CLASSES_ASKED: Final = 2
KNOWN_ASKED: Final = 0.4
# How many companies that have nothing to do with it a person names, of those they have, and
# which kinds come to mind: nobody tells all.
NAMED: Final = {1: 0.09, 2: 0.2, 3: 0.27, 4: 0.23, 5: 0.12, 6: 0.06, 7: 0.03}
COMES_TO_MIND: Final = {
    "social": 3.0, "bank": 3.5, "ecommerce": 3.0, "email": 1.0, "payment": 1.5, "travel": 0.6,
    "game": 0.1, "video": 0.6, "forum": 0.15, "courier": 0.25, "hospital": 0.4, "utility": 0.5,
    "insurer": 0.3, "education": 0.15, "employer": 0.1, "lender": 0.1, "recruitment": 0.2,
    "hotel": 0.1, "estate_agent": 0.05, "vehicle": 0.1, "club": 0.15, "government": 0.4,
    "device_maker": 0.3, "dealer": 0.05, "credit_bureau": 0.05,
}  # fmt: skip
# How many people name the company that it came from: what lies near comes to mind first.
ENTERED_SOURCE: Final = {
    "staffed": 0.75, "platform": 0.85, "dealer": 0.5, "device_maker": 0.7, "government": 0.4,
    "credit_bureau": 0.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs between ordinary and shifted worlds.

    Attributes:
        people: persons in each world.
        noise: standard deviation of the log-normal noise on every hidden strength.
        unknown_links: links of the hidden table that the program lacks, as a share of its own.
        own_side: chance that the source is the person's device, a page typed into, or a reused
            password, in this order.
        unrecorded: chance that nothing anybody recorded is the source.
        misuse_noise: standard deviation of the log-normal noise on the misuse of each mechanism.
    """

    people: int = 150
    noise: float = 0.45
    unknown_links: float = 0.12
    own_side: tuple[float, float, float] = (0.07, 0.06, 0.05)
    unrecorded: float = 0.12
    misuse_noise: float = 0.3


ORDINARY: Final = Settings()
# Where the program knows less of what causes what; `SHIFTED` is for judging alone.
ROUGH: Final = Settings(noise=0.75, unknown_links=0.22, misuse_noise=0.45)
SHIFTED: Final = Settings(noise=0.95, unknown_links=0.3, misuse_noise=0.6)
