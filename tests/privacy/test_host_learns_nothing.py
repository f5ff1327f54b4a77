"""What the host of a list can read from its log: parts that say nothing about the numbers asked.

Its log is worked out here as the client works it out: the parts of every session, in the order in
which chance put them. That the wire carries just these is told by `tests.unit.test_network_pack`.
"""

from collections import Counter
from collections.abc import Sequence

from voprf import ristretto

from exposure_app.core.digests import Labels, oprf_input
from exposure_app.core.identifiers import IdentifierKind, LookupForm
from exposure_app.core.packs import PackShape
from exposure_app.core.sessions import INPUTS, sessions_of
from exposure_app.lookup.evaluator import derive_key

LOOK_UPS = 1_000
BITS = 3
PARTS = 1 << BITS
SHAPE = PackShape("log", IdentifierKind.PHONE, 7, BITS, 64)
CANARY = LookupForm(IdentifierKind.PHONE, "+8612900000000", "typed")
SECRET = b"s" * 32
# Quantiles of the chi-squared distribution: one in a million lies above, by its freedoms.
MOST = {7: 40.5, 63: 128.0}


def _key(info: bytes) -> ristretto.Evaluator:
    return derive_key(b"k" * 32, info)


def _number(place: int) -> LookupForm:
    return LookupForm(IdentifierKind.PHONE, f"+86138{place * 7919 % 10**8:08}", "typed")


def _part(key: ristretto.Evaluator, form: LookupForm) -> int:
    return Labels(key.evaluate_known_input(oprf_input(form))).bucket(BITS)


def _session(key: ristretto.Evaluator, form: LookupForm) -> list[int]:
    """The parts that one look-up fetches, as the host may order them."""
    (session,) = sessions_of(SHAPE, CANARY, [form], SECRET)
    return sorted(_part(key, one.form) for one in session)


def _chi_squared(counts: Counter[int], cells: int, total: int) -> float:
    expected = total / cells
    missing = (cells - len(counts)) * expected
    return sum((n - expected) ** 2 / expected for n in counts.values()) + missing


def test_the_part_of_a_number_is_independent_of_its_digits() -> None:
    key = _key(b"epoch 7")
    parts = [_part(key, _number(place)) for place in range(LOOK_UPS)]
    assert _chi_squared(Counter(parts), PARTS, LOOK_UPS) < MOST[7]
    for digit in (6, 9, 13):
        eighth = [int(_number(place).canonical[digit]) % PARTS for place in range(LOOK_UPS)]
        pairs = Counter[tuple[int, int]](zip(eighth, parts, strict=True))
        assert _dependence(pairs, LOOK_UPS) < MOST[63]


def _dependence(pairs: Counter[tuple[int, int]], total: int) -> float:
    """How far pairs are from what independent halves would give."""
    rows = Counter[int]()
    columns = Counter[int]()
    for (row, column), count in pairs.items():
        rows[row] += count
        columns[column] += count
    return sum(
        (pairs[row, column] - rows[row] * columns[column] / total) ** 2
        / (rows[row] * columns[column] / total)
        for row in rows
        for column in columns
    )


def test_without_the_key_nobody_knows_the_part_of_a_number() -> None:
    ours, other = _key(b"epoch 7"), _key(b"epoch 8")
    pairs = Counter[tuple[int, int]](
        (_part(ours, form), _part(other, form)) for form in map(_number, range(LOOK_UPS))
    )
    assert _dependence(pairs, LOOK_UPS) < MOST[63]


def test_the_whole_log_looks_like_chance() -> None:
    key = _key(b"epoch 7")
    log = Counter[int](part for place in range(200) for part in _own(key, _number(place)))
    assert _chi_squared(log, PARTS, 200 * (INPUTS - 1)) < MOST[7]


def _own(key: ristretto.Evaluator, form: LookupForm) -> Sequence[int]:
    """Without the canary, whose part everybody fetches in every session."""
    parts = _session(key, form)
    assert len(parts) == INPUTS
    parts.remove(_part(key, CANARY))
    return parts
