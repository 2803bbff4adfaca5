"""While another window writes, the dashboard says so and lives; what is typed meanwhile comes after, in its order."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from kits.tui_kit import Desk, at_desk

from backcare_tui.coach import Coach
from backcare_tui.storage.process_lock import ProcessLock


@contextmanager
def another_writes(coach: Coach) -> Iterator[None]:
    lock = ProcessLock(os.path.join(coach.home.journal, ".lock"))
    lock.acquire(1)
    yield
    lock.release()


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backcare_tui.tui.dashboard.AT_ONCE", 0.0)


async def turn(desk: Desk) -> None:
    """Wait until the thread that waits has come to its end."""
    for _look in range(2000):
        await asyncio.sleep(0.001)
        if not desk.app._held:
            await desk.settle()
            return
    raise AssertionError("never our turn")


async def test_keys_that_come_while_another_window_writes_act_afterwards_in_their_order(coach: Coach) -> None:
    coach.tasks.note("The first.")
    async with at_desk(coach) as desk:
        with another_writes(coach):
            await desk.press("space", "space", "n", *"hello", "enter")
            assert "Waiting for another backcare" in desk.text
            assert (desk.on_disk.done, desk.shown) == (0, "TodayScreen")
        await turn(desk)
        assert desk.on_disk.done == 2
        assert desk.on_disk.notes == ("The first.", "hello")


async def test_one_who_waits_is_told_when_it_was_in_vain(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcare_tui.storage.journal.journal.LOCK_SECONDS", 0.0)
    async with at_desk(coach) as desk:
        with another_writes(coach):
            await desk.press("space")
            await turn(desk)
            assert desk.said == "Not saved: another backcare is writing."
        await desk.press("space")
        assert desk.on_disk.done == 1


async def test_words_are_saved_once_when_their_turn_comes_and_are_back_in_their_line_if_it_does_not(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach.tasks.note("The first.")
    async with at_desk(coach) as desk:
        await desk.press("n", *"hello")
        with another_writes(coach):
            await desk.press("enter")
            assert desk.shown == "TodayScreen"
        await turn(desk)
        assert (desk.shown, desk.on_disk.notes) == ("TodayScreen", ("The first.", "hello"))
        monkeypatch.setattr("backcare_tui.storage.journal.journal.LOCK_SECONDS", 0.0)
        await desk.press("n", *"again")
        with another_writes(coach):
            await desk.press("enter")
            await turn(desk)
            assert desk.shown == "NoteScreen"
            assert "again" in desk.text
        await desk.press("enter")
        assert desk.on_disk.notes == ("The first.", "hello", "again")


async def test_a_correction_waits_beside_the_screen_too(coach: Coach) -> None:
    coach.tasks.note("A wrong wrod.")
    async with at_desk(coach) as desk:
        await desk.press("7", "c")
        with another_writes(coach):
            await desk.press("end", "backspace", "enter")
            assert "Waiting for another backcare" in desk.text
            assert desk.on_disk.notes == ("A wrong wrod.",)
        await turn(desk)
        assert desk.on_disk.notes == ("A wrong wrod",)


async def test_ctrl_q_leaves_whatever_is_waited_for(coach: Coach) -> None:
    coach.tasks.note("The first.")
    async with at_desk(coach) as desk:
        with another_writes(coach):
            await desk.press("space", "ctrl+q")
            assert desk.app._exit
