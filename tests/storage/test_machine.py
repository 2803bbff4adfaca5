"""A machine and a folder on it are told from any copy, and a seal is put on by nobody else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from kits.coach_kit import on_host

from backcare_tui.storage import machine
from backcare_tui.storage.machine import place_name, seal


def test_a_folder_has_one_name_until_it_is_copied_or_looked_at_from_another_machine(tmp_path: Path) -> None:
    one, copy = tmp_path / "one", tmp_path / "copy"
    one.mkdir()
    name = place_name(str(one))
    (one / "file").write_text("x")
    shutil.copytree(one, copy)
    with on_host("another"):
        others = {place_name(str(one)), place_name(str(copy))}
    assert place_name(str(one)) == name
    assert len({name, place_name(str(copy)), *others}) == 4
    assert name.isalnum()


def test_a_machine_without_an_id_goes_by_the_folder_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A container comes and goes, each time by another name, over a folder that stays."""
    monkeypatch.setattr(machine, "IDS", (str(tmp_path / "none"),))
    machine._machine_id.cache_clear()
    try:
        name = place_name(str(tmp_path))
        monkeypatch.setattr(machine, "node", lambda: "0f3a91c2d7e4")
        assert place_name(str(tmp_path)) == name
    finally:
        machine._machine_id.cache_clear()


def test_a_seal_is_of_the_very_data_the_folder_and_the_machine(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    with on_host("another"):
        elsewhere = seal(str(one), b"data")
    assert seal(str(one), b"data") == seal(str(one), b"data")
    assert len({seal(str(one), b"data"), seal(str(one), b"date"), seal(str(other), b"data"), elsewhere}) == 4
