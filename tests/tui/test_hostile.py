"""Anyone's words on every screen: nothing is markup, nothing steers the terminal, nothing breaks a row."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from kits.folder import snapshot
from kits.hostile_kit import HOSTILE, NOTE, REASON, check, coach_of
from kits.tui_kit import LARGE, SMALL, USUAL, Desk, at_desk
from textual.widgets import Input, TextArea

from backcare_tui.tui import content


async def look_at_rows(desk: Desk, dialogs: str) -> None:
    """See each row, and its dialogs from top to end."""
    check(desk)
    for at in range(len(desk.day.rows)):
        await desk.press("home" if at == 0 else "down")
        assert desk.task_rows.cursor == at
        check(desk)
        for key in dialogs:
            await desk.press(key)
            check(desk)
            await desk.press("end")
            check(desk)
            await desk.press("escape")


async def look_at_screens(desk: Desk) -> None:
    """See Week, Plan and Learn, and an earlier day."""
    learn = ("4", "pagedown", "down", "enter", "end", "escape", "end")
    for key in ("2", "3", "pagedown", "pagedown", "end", *learn, "1", "left_square_bracket"):
        await desk.press(key)
        check(desk)
    await desk.press("escape")


FIELDS = ((("s", "tab"), REASON), (("n",), NOTE), (("p", "4", "shift+tab"), NOTE))
"""The keys to each place where words can be typed, and how many of them it takes."""


async def enter(desk: Desk, text: str, fields: Sequence[tuple[tuple[str, ...], int]] = FIELDS) -> None:
    """Type a text wherever one can be typed, and look at what is drawn of it before and after."""
    for keys, longest in fields:
        await desk.press(*keys)
        await desk.type(text[:longest])
        check(desk)
        await desk.press("enter")
        check(desk)
        if desk.shown != "TodayScreen":
            assert not content.typed(text).strip()
            await desk.press("escape")


@pytest.mark.parametrize(("size", "dialogs"), [(SMALL, "w"), (USUAL, "s")], ids=["40x20", "80x24"])
async def test_hostile_names_are_drawn_as_words_on_every_screen(
    tmp_path: Path, size: tuple[int, int], dialogs: str
) -> None:
    async with at_desk(coach_of(tmp_path, HOSTILE), size) as desk:
        await look_at_rows(desk, dialogs)
        if size == SMALL:
            await look_at_screens(desk)


async def test_hostile_words_of_a_spot_are_drawn_as_words_wherever_it_is_told_of(tmp_path: Path) -> None:
    texts = [HOSTILE[name] for name in ("close", "rtl", "controls", "breaks", "long", "wide", "emoji")]
    async with at_desk(coach_of(tmp_path, {"one": "One"}, texts)) as desk:
        await look_at_rows(desk, "wg")
        await desk.press("0")
        check(desk)
        await look_at_screens(desk)


async def test_hostile_words_can_be_typed_and_are_drawn_as_words(tmp_path: Path) -> None:
    async with at_desk(coach_of(tmp_path, {"first": HOSTILE["click"]}), SMALL) as desk:
        for keys, longest in FIELDS:
            await desk.press(*keys)
            field = desk.app.focused
            assert isinstance(field, Input | TextArea)
            for text in HOSTILE.values():
                await desk.type(text[:longest])
                check(desk)
                field.clear()
            await desk.press("escape")
        for number, text in enumerate(HOSTILE.values()):
            (keys, longest) = FIELDS[number % len(FIELDS)]
            before = snapshot(desk.coach.home.journal)
            await enter(desk, text, [(keys, longest)])
            is_kept = snapshot(desk.coach.home.journal) != before
            assert is_kept == bool(content.typed(text[:longest]).strip() or "p" in keys)
            while desk.coach.undo().changed:
                pass
            desk.app.reload()


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["40x20", "120x40"])
async def test_hostile_words_that_are_in_the_journal_are_drawn_as_words(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    coach = coach_of(tmp_path, HOSTILE)
    for name, text in HOSTILE.items():
        if text.strip():
            coach.tasks.skip(name, because=text[:REASON])
            coach.tasks.note(text[:NOTE])
    async with at_desk(coach, size) as desk:
        for _name in HOSTILE:
            check(desk)
            await desk.press("down")
        for _undo in range(4):
            await desk.press("u")
            check(desk)
        await desk.press("2")
        check(desk)


WORDS = st.text(
    st.one_of(
        st.sampled_from(
            [*"[]/@=()'\"\\$ ", "\x1b", "\u200d", "\ufe0f", "\u202e", "\u0301", "背", "\U0001f469"]
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: bool(text.strip()))


@settings(max_examples=2, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.lists(WORDS, min_size=2, max_size=3), WORDS, st.sampled_from([SMALL, USUAL]))
def test_any_words_are_drawn_on_every_screen(names: list[str], typed: str, size: tuple[int, int]) -> None:
    async def tour(folder: Path) -> None:
        texts = {f"task-{at}": name for at, name in enumerate(names)}
        async with at_desk(coach_of(folder, texts), size) as desk:
            await look_at_rows(desk, "w")
            await enter(desk, typed)
            await look_at_screens(desk)

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(tour(Path(folder)))


async def test_the_words_themselves_are_shown_and_not_taken_for_markup(tmp_path: Path) -> None:
    name = "[b]Cat[/b] [left] [/]"
    async with at_desk(coach_of(tmp_path, {"one": name})) as desk:
        assert name in desk.text
        assert desk.text.count("[left]") >= 2
        await desk.press("w")
        assert name in desk.text
        assert desk.text.count(name) >= 4
        await desk.press("escape", "space")
        assert desk.said.startswith(name)
        assert name in desk.text
        await desk.press("2")
        assert name in desk.text
        await desk.press("3")
        assert desk.text.count(name) >= 2


async def test_a_click_on_a_name_that_looks_like_an_action_does_not_run_it(tmp_path: Path) -> None:
    async with at_desk(coach_of(tmp_path, {"one": HOSTILE["click"]})) as desk:
        await desk.click_word("@click")
        await desk.press("w")
        await desk.click_word("@click")
        await desk.press("escape", "3")
        await desk.click_word("@click")
        assert not desk.app._exit
        assert desk.shown == "PlanScreen"
