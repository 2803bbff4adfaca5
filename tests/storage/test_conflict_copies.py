"""What a sync tool put beside a plan or the settings is told as what it is, and is never a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from backcare_tui.paths import shipped_plans
from backcare_tui.storage.conflict_copies import original_of
from backcare_tui.storage.plan_library import Library

COPIES = {
    "mine.sync-conflict-20261120-101010-ABCDEFG.toml": "2026-11-20",
    "mine (Ann's conflicted copy 2026-11-20).toml": "2026-11-20",
    "mine (conflicted copy 2026-11-20 101010).toml": "2026-11-20",
    "mine (SFConflict ann@example.org 2026-11-20-10-10-10).toml": "2026-11-20",
    "mine [conflicted].toml": "",
    "mine_conflict-20261120-101010.toml": "2026-11-20",
    "mine.Conflict.toml": "",
    "mine_laptop_Nov-20-101010-2026_Conflict.toml": "",
    "mine (1).toml": "",
    "mine 2.toml": "",
}
PLANS = (
    "mine.toml",
    "mine-2.toml",
    "conflict.toml",
    "my-conflict-free-plan.toml",
    "leg day 2.toml",
    "week (2).toml",
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in (*COPIES, *PLANS):
        (folder / name).write_text("")
    return folder


def test_every_sync_tools_copy_is_told_with_its_file_and_its_day_and_a_plan_is_a_plan(own: Path) -> None:
    library = Library(own.parent / "config.toml", own, shipped_plans())

    assert {copy.path.name: copy.day for copy in library.conflicts()} == COPIES
    assert {copy.of.name for copy in library.conflicts()} == {"mine.toml"}
    names = set(library.names())
    assert {name.removesuffix(".toml") for name in PLANS} <= names
    assert not {name.removesuffix(".toml") for name in COPIES} & names


def test_a_copy_of_the_settings_is_told_and_other_files_beside_them_are_nobodys_business(own: Path) -> None:
    for name in (
        "config.toml",
        "config.sync-conflict-20261120-101010-A.toml",
        "notes (1).toml",
        "notes.toml",
    ):
        (own.parent / name).write_text("")
    library = Library(own.parent / "config.toml", own, shipped_plans())
    assert [copy.path.name for copy in library.conflicts() if copy.path.parent == own.parent] == [
        "config.sync-conflict-20261120-101010-A.toml"
    ]


def test_a_copy_whose_file_is_gone_is_a_copy_all_the_same_where_its_name_leaves_no_doubt() -> None:
    assert original_of("mine.sync-conflict-20261120-101010-A.toml", ()) == "mine.toml"
    assert original_of("mine (1).toml", ()) is None
