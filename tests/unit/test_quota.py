"""Quotas by address: counted over a day, without the addresses."""

from collections.abc import Iterator
from multiprocessing.shared_memory import SharedMemory

import pytest

from exposure_app.publisher.quota import QUOTA_BYTES, QUOTA_FORM, Quota
from exposure_app.publisher.shared_words import SharedWords

NOON = 1_800_000_000.0 - 1_800_000_000.0 % 86_400 + 43_200
ADDRESS = "192.0.2.77"


@pytest.fixture
def memory() -> Iterator[SharedMemory]:
    """Shared memory, zero at first."""
    found = SharedMemory(create=True, size=QUOTA_BYTES)
    yield found
    found.close()
    found.unlink()


def _open(memory: SharedMemory, a_day: int = 3) -> Quota:
    quota = Quota(SharedWords(memory.name, QUOTA_FORM, QUOTA_BYTES), a_day, b"salt" * 8)
    quota.counts.open()
    return quota


def test_each_address_has_so_many_a_day_and_then_waits_for_the_next(memory: SharedMemory) -> None:
    first, second = _open(memory), _open(memory)
    assert [first.ask(ADDRESS, NOON) for _turn in range(2)] == [0, 0]
    assert second.ask(ADDRESS, NOON) == 0
    assert first.ask(ADDRESS, NOON) == 43_201
    assert first.ask("192.0.2.78", NOON) == 0
    assert second.ask(ADDRESS, NOON + 43_200) == 0
    first.counts.close()
    second.counts.close()


def test_one_customer_of_ipv6_has_one_count(memory: SharedMemory) -> None:
    quota = _open(memory, a_day=2)
    assert quota.ask("2001:db8:1:2::1", NOON) == 0
    assert quota.ask("2001:db8:1:2:ffff::9", NOON) == 0
    assert quota.ask("2001:db8:1:2::3%eth0", NOON) > 0
    assert quota.ask("2001:db8:1:3::1", NOON) == 0
    assert quota.ask(f"::ffff:{ADDRESS}", NOON) == 0
    assert quota.ask(ADDRESS, NOON) == 0
    assert quota.ask(ADDRESS, NOON) > 0
    quota.counts.close()


def test_without_a_limit_nothing_is_counted(memory: SharedMemory) -> None:
    quota = _open(memory, a_day=0)
    assert not any(quota.ask(ADDRESS, NOON) for _turn in range(10))
    assert memory.buf is not None
    assert not any(memory.buf)
    quota.counts.close()


def test_hardly_any_address_counts_for_another(memory: SharedMemory) -> None:
    quota = _open(memory, a_day=1)
    refused = sum(quota.ask(f"10.{n >> 8}.{n & 255}.1", NOON) > 0 for n in range(20_000))
    assert refused < 40
    quota.counts.close()


def test_no_address_is_in_the_memory(memory: SharedMemory) -> None:
    quota = _open(memory)
    quota.ask(ADDRESS, NOON)
    assert memory.buf is not None
    data = bytes(memory.buf)
    assert ADDRESS.encode() not in data
    assert bytes(map(int, ADDRESS.split("."))) not in data
    assert "salt" not in repr(quota)
    quota.counts.close()
    with pytest.raises(RuntimeError):
        quota.ask(ADDRESS, NOON)
