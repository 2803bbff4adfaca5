"""Signals of a guided session: what reaches a terminal, when, and that each can be turned off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from kits.guided_kit import CLAW, PUMP, Walk, guided, plan
from kits.tui_kit import write_plan

from backcare_tui.coach import Coach
from backcare_tui.coach.preferences import wanted_in_sessions
from backcare_tui.tui.terminal import RESTORE, SAVE, notify_code, title_code

XTERM = {"TERM": "xterm-256color"}


@contextmanager
def a_terminal(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is written to the terminal beside the screen; a bell is ``BELL``."""
    written: list[str] = []
    app = walk.desk.app
    monkeypatch.setattr(type(app), "is_headless", property(lambda _app: False))
    monkeypatch.setattr(app._driver, "write", written.append)
    monkeypatch.setattr(app, "bell", lambda: written.append("BELL"))
    yield written
    monkeypatch.undo()


def settings(coach: Coach, text: str) -> None:
    coach.home.settings.parent.mkdir(parents=True, exist_ok=True)
    coach.home.settings.write_text(text, encoding="utf-8")


def test_a_title_holds_nothing_that_steers_a_terminal() -> None:
    assert title_code("a\x1b]52;c;x\x07\nb") == "\x1b]2;a]52;c;x b\x07"
    assert len(title_code("x" * 10_000)) < 100


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        (XTERM, "\x1b]9;a, b\x07"),
        ({"TERM": "foot"}, "\x1b]777;notify;backcare;a, b\x07"),
        ({**XTERM, "VTE_VERSION": "7600"}, "\x1b]777;notify;backcare;a, b\x07"),
        ({"TERM": "linux"}, ""),
        ({}, ""),
    ],
)
def test_a_notification_is_written_as_the_terminal_knows_it(environ: dict[str, str], code: str) -> None:
    assert notify_code("a; b", environ) == code


async def test_the_bell_rings_once_at_each_cue_and_the_title_counts_down(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plan(coach, plan(PUMP).replace("minutes = 2", "minutes = 4"))
    async with guided(coach) as walk:
        with a_terminal(walk, monkeypatch) as written:
            await walk.press("enter")
            rung = []
            for second in range(1, 301):
                await walk.wait(1)
                rung += [second] * written.count("BELL")
                if second == 10:
                    assert title_code("3:50 A thing · backcare") in written
                written.clear()
            assert rung == [120, 180, 240, 300]
            await walk.press("right")
        assert not any("]9;" in one or "]777;" in one for one in written)


async def test_a_notification_comes_only_while_someone_is_in_another_window(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("VTE_VERSION", raising=False)
    write_plan(coach, plan(CLAW))
    async with guided(coach) as walk:
        with a_terminal(walk, monkeypatch) as written:
            walk.desk.app.app_focus = False
            await walk.press("enter")
            walk.desk.app.app_focus = False
            await walk.wait(30)
            assert [one for one in written if "]9;" in one] == ["\x1b]9;Piriformis: left side done\x07"]


async def test_the_terminal_has_its_own_title_back_in_the_end(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plan(coach, plan(PUMP))
    async with guided(coach, "p", "escape") as walk:
        with a_terminal(walk, monkeypatch) as written:
            await walk.press("enter")
            assert any(one.startswith(SAVE) for one in written)
            await walk.press("escape")
            assert walk.desk.shown == "TodayScreen"
            assert RESTORE in written


async def test_each_signal_can_be_turned_off(coach: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    settings(coach, 'bell = "off"\nnotify = false\ntitle = "off"\n')
    monkeypatch.setenv("TERM", "xterm-256color")
    write_plan(coach, plan(PUMP))
    async with guided(coach, "p", "escape") as walk:
        with a_terminal(walk, monkeypatch) as written:
            await walk.press("enter", "enter")
            walk.desk.app.app_focus = False
            await walk.wait(130)
            assert not [one for one in written if one == "BELL" or "]9;" in one or "]2;" in one]


def test_without_settings_all_are_on(coach: Coach) -> None:
    assert wanted_in_sessions(coach).on == ("bell", "notify", "title")


@pytest.mark.parametrize(
    ("text", "on", "words"),
    [
        ('bell = "loud"\nnotify = "off"\n', ("bell", "title"), """bell is 'loud'; it takes "on" or "off"."""),
        ("bell = 0\n", ("bell", "notify", "title"), "bell"),
        ("bell = \n", ("bell", "notify", "title"), "not TOML"),
    ],
)
async def test_what_the_settings_cannot_mean_is_one_sentence(
    coach: Coach, text: str, on: tuple[str, ...], words: str
) -> None:
    settings(coach, text)
    wanted = wanted_in_sessions(coach)
    assert wanted.on == on
    assert words in wanted.trouble
    assert "\n" not in wanted.trouble
