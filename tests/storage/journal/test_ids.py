"""Ids sort in the order written, whatever the clock does and whoever wrote before."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from kits.journal_kit import MONTH, NOON, event_id, note, put, read_all, texts_of, write

from backcare_tui.storage.journal.journal import Journal
from backcare_tui.storage.journal.reader import LAST_MOMENT


def _entry(key: str) -> dict[str, Any]:
    return {"id": key, "kind": "note", "at": "2026-11-22T12:00:00Z", "day": "2026-11-22", "text": "odd"}


def test_ids_sort_in_the_order_written_with_a_clock_that_stands_still(journal: Journal, folder: Path) -> None:
    texts = [str(number) for number in range(20)]
    for text in texts:
        write(journal if int(text) % 3 else Journal(str(folder)), text)

    assert texts_of(read_all(folder)) == texts


def test_ids_sort_in_the_order_written_when_the_clock_goes_back(journal: Journal) -> None:
    with journal.writing():
        ids = [journal.new_id(NOON - timedelta(hours=hours)) for hours in (0, 5, 100, 0, 1)]

    assert ids == sorted(ids)
    assert len({*ids}) == 5


def test_the_count_within_a_millisecond_cannot_run_over(journal: Journal) -> None:
    moment = int(NOON.timestamp() * 1000)
    journal.follow((moment, 0xFFFE))
    with journal.writing():
        ids = [journal.new_id(NOON) for _ in range(3)]

    assert [text[:17] for text in ids] == [
        f"{moment:012x}-ffff",
        f"{moment + 1:012x}-0000",
        f"{moment + 1:012x}-0001",
    ]


@pytest.mark.parametrize(
    "poison", ["ffffffffffff-ffff-abcdef-0000", f"{LAST_MOMENT + 1:012x}-0000-a-0", "zzz", "", "-1", "é"]
)
def test_an_id_of_another_making_cannot_spoil_the_ids_to_come(
    journal: Journal, folder: Path, poison: str
) -> None:
    put(folder, "2026-11.other.json", note(5), {**_entry(poison)})

    journal.read(journal.stamps()[MONTH])
    with journal.writing():
        new = journal.new_id(datetime.fromtimestamp(0, NOON.tzinfo))

    assert new[:17] == f"{1_790_000_000_005:012x}-0001"


def test_an_entry_that_cannot_be_understood_still_counts_for_the_order(
    journal: Journal, folder: Path
) -> None:
    """Else two events of one standing clock could change places, or come to share an id."""
    put(folder, "2026-11.other.json", note(5), {"id": event_id(9), "kind": "of tomorrow"})

    journal.read(journal.stamps()[MONTH])

    assert journal.newest == (1_790_000_000_009, 0)
