"""Every key of the footers and dialogs: it does what it says, and a keymap can change it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta

import pytest
from kits.tui_kit import DIARY, LEARN, MASSAGE, OPENED_BY, PLAN, PUMP, TODAY, WEEK, Desk, at_desk, footer

from backcare_tui.coach import Coach
from backcare_tui.tui.dialogs.help import KeyList
from backcare_tui.tui.diary.diary_list import DiaryList

Check = Callable[[Desk, str], Awaitable[None]]
"""Presses a key at a desk and asserts what came of it."""

FREE = "f9"
"""A key that nothing uses."""


async def checks_off(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.on_disk.rows[PUMP].state == "done"


async def guides_the_row(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.shown == "SessionScreen"
    assert "Posture pump" in desk.lines[0]


async def asks_about_safety(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.shown == "SafetyScreen"


async def asks_how_much(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.shown == "AmountScreen"
    await desk.press("2", "enter")
    assert desk.on_disk.rows[PUMP].state == "part"


async def asks_why_not(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.shown == "SkipScreen"
    await desk.press("enter")
    assert desk.on_disk.rows[PUMP].state == "skipped"


async def tells_why(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.shown == "WhyScreen"


async def takes_pain(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.shown == "PainScreen"
    await desk.press("4", "enter")
    assert desk.on_disk.pain.latest == 4


async def takes_a_note(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.shown == "NoteScreen"
    await desk.press("x", "enter")
    assert desk.on_disk.notes == ("x",)


async def takes_back(desk: Desk, key: str) -> None:
    desk.app.record(lambda: desk.coach.tasks.pain(7))
    await desk.press(key)
    assert desk.on_disk.pain.latest is None


async def looks_back(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.day.day == date(2026, 11, 19)


async def looks_on(desk: Desk, key: str) -> None:
    desk.app.view(date(2026, 11, 18))
    await desk.press(key)
    assert desk.day.day == date(2026, 11, 19)


async def looks_at_the_week_before(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.app.week is not None
    assert desk.app.week.starts == date(2026, 11, 9)


async def looks_at_the_week_after(desk: Desk, key: str) -> None:
    desk.app.show_week(-2)
    await desk.press(key)
    assert desk.app.week is not None
    assert desk.app.week.starts == date(2026, 11, 9)


async def tries_to_edit(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert "cannot hand over to an editor" in desk.said


async def asks_for_a_change(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.shown == "ChangeScreen"


async def asks_for_a_rung(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.shown == "RungScreen"
    assert "Posture pump: which rung?" in desk.text


async def rests_what_is_sore(desk: Desk, key: str) -> None:
    await desk.go_to(MASSAGE)
    await desk.press(key)
    assert desk.said == "Quadratus lumborum is left alone today and the next two days."
    assert "self-massage/quadratus-lumborum" not in [row.id for row in desk.on_disk.rows]


async def asks_about_a_flare(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert "Is this a flare?" in desk.text
    await desk.press("up", "enter")
    assert desk.on_disk.flaring


async def looks_ahead(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert "If everything asked is done" in desk.text


async def tells_about_the_row(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.shown == LEARN
    assert "device · neck, upper back" in desk.text


async def shows_the_body(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.shown == "BodyScreen"
    assert "right left left right" in desk.flowing


async def searches(desk: Desk, key: str) -> None:
    await desk.press(key, *"piri")
    assert "muscle · buttock" in desk.text
    assert "Posture pump" not in desk.text


async def reads(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.app.focused is not None
    assert desk.app.focused.id == "text"


async def helps(desk: Desk, key: str) -> None:
    await desk.press(key)
    assert desk.shown == "HelpScreen"


async def quits(desk: Desk, key: str) -> None:
    await desk.pilot.press(key)
    await closed(desk)


def lived(desk: Desk) -> DiaryList:
    """Two days with a note each; the cursor stands on the newer one."""
    coach = desk.coach
    coach.sure = True
    coach.tasks.note("older", day=coach.today_date - timedelta(days=1))
    desk.app.record(lambda: coach.tasks.note("newer"))
    return desk.app.screen.query_one(DiaryList)


def here(entries: DiaryList) -> str:
    """The words under the cursor."""
    assert entries.entry is not None
    return entries.entry.text


async def opens_an_entry(desk: Desk, key: str) -> None:
    lived(desk)
    await desk.press(key)
    assert desk.shown == "EntryScreen"
    assert "newer" in desk.text


async def asks_what_it_should_say(desk: Desk, key: str) -> None:
    lived(desk)
    await desk.press(key)
    assert desk.shown == "CorrectScreen"


async def takes_an_entry_back(desk: Desk, key: str) -> None:
    lived(desk)
    await desk.press(key)
    assert desk.on_disk.notes == ()


async def searches_the_diary(desk: Desk, key: str) -> None:
    entries = lived(desk)
    await desk.press(key)
    await desk.type("older")
    assert [entry.text for entry in entries.entries] == ["older"]


async def goes_to_the_day_before(desk: Desk, key: str) -> None:
    entries = lived(desk)
    await desk.press(key)
    assert here(entries) == "older"


async def goes_to_the_day_after(desk: Desk, key: str) -> None:
    entries = lived(desk)
    await desk.press("end", key)
    assert here(entries) == "newer"


async def closed(desk: Desk) -> None:
    """Wait until the app is on its way out."""
    for _turn in range(1000):
        if desk.app._exit:
            return
        await asyncio.sleep(0)
    raise AssertionError("the app stays open")


def opens(screen: str) -> Check:
    async def check(desk: Desk, key: str) -> None:
        if desk.shown == screen:
            await desk.press("2" if screen == TODAY else "1")
        await desk.press(key)
        assert desk.shown == screen

    return check


EVERYWHERE: dict[str, tuple[str, Check]] = {
    "undo": ("u", takes_back),
    "screen.today": ("1", opens(TODAY)),
    "screen.week": ("2", opens(WEEK)),
    "screen.plan": ("3", opens(PLAN)),
    "screen.learn": ("4", opens(LEARN)),
    "screen.year": ("5", opens("YearScreen")),
    "screen.trend": ("6", opens("TrendScreen")),
    "screen.diary": ("7", opens(DIARY)),
    "help": ("question_mark", helps),
    "pain": ("p", takes_pain),
    "flare": ("f", asks_about_a_flare),
    "note": ("n", takes_a_note),
    "quit": ("q", quits),
}
"""In an order in which one open dashboard does for all."""

OWN: dict[str, dict[str, tuple[str, Check]]] = {
    TODAY: {
        "row.done": ("space", checks_off),
        "row.guide": ("enter", guides_the_row),
        "answer": ("o", asks_about_safety),
        "row.amount": ("a", asks_how_much),
        "row.skip": ("s", asks_why_not),
        "row.why": ("w", tells_why),
        "row.learn": ("l", tells_about_the_row),
        "row.rung": ("r", asks_for_a_rung),
        "body": ("b", shows_the_body),
        "row.sore": ("x", rests_what_is_sore),
        "day.before": ("left_square_bracket", looks_back),
        "day.after": ("right_square_bracket", looks_on),
    },
    WEEK: {
        "body": ("b", shows_the_body),
        "week.before": ("left_square_bracket", looks_at_the_week_before),
        "week.after": ("right_square_bracket", looks_at_the_week_after),
    },
    PLAN: {
        "plan.change": ("c", asks_for_a_change),
        "plan.edit": ("e", tries_to_edit),
        "plan.preview": ("v", looks_ahead),
    },
    LEARN: {
        "learn.read": ("enter", reads),
        "learn.search": ("slash", searches),
        "body": ("b", shows_the_body),
    },
}
OWN[DIARY] = {
    "diary.open": ("enter", opens_an_entry),
    "diary.correct": ("c", asks_what_it_should_say),
    "diary.back": ("t", takes_an_entry_back),
    "diary.search": ("slash", searches_the_diary),
    "diary.older": ("left_square_bracket", goes_to_the_day_before),
    "diary.newer": ("right_square_bracket", goes_to_the_day_after),
}
KEYS = [
    pytest.param(screen, name, *told, id=f"{screen}-{name}")
    for screen, own in OWN.items()
    for name, told in own.items()
]
"""What every key of a screen's own does; one that is neither here nor in EVERYWHERE has no test: see below."""


def has_an_entry(coach: Coach, screen: str) -> None:
    """The diary has keys for an entry only where one is."""
    if screen == DIARY:
        coach.tasks.note("a word")


@pytest.mark.parametrize("screen", OWN)
async def test_no_key_of_a_footer_is_without_a_test(coach: Coach, screen: str) -> None:
    has_an_entry(coach, screen)
    async with at_desk(coach) as desk:
        await desk.press(OPENED_BY[screen])
        told = {**OWN[screen], **EVERYWHERE}
        assert {binding.id: binding.key for binding in footer(desk)} == {
            name: key for name, (key, _check) in told.items()
        }


@pytest.mark.parametrize(("screen", "name", "key", "check"), KEYS)
async def test_a_key_of_the_footer_does_what_it_says(
    coach: Coach, screen: str, name: str, key: str, check: Check
) -> None:
    async with at_desk(coach) as desk:
        await desk.press(OPENED_BY[screen])
        await check(desk, key)


@pytest.mark.parametrize("screen", OWN)
async def test_what_every_footer_has_does_what_it_says_on_each_screen(coach: Coach, screen: str) -> None:
    async with at_desk(coach) as desk:
        for key, check in EVERYWHERE.values():
            await desk.press(OPENED_BY[screen])
            assert desk.shown == screen
            await check(desk, key)
            if desk.app.screen.is_modal:
                await desk.press("escape")


async def is_told(desk: Desk, key: str, *, opens: str = "question_mark") -> bool:
    """Whether a key is in the line of keys, or one key away from there, in the help."""
    if key in desk.lines[-1]:
        return True
    await desk.press(opens)
    shown = [row.keys.split() for row in desk.app.screen.query_one(KeyList).entries]
    await desk.press("escape")
    return any(key in keys for keys in shown)


@pytest.mark.parametrize("screen", OWN)
async def test_a_keymap_can_change_it_and_the_footer_shows_the_new_key(coach: Coach, screen: str) -> None:
    has_an_entry(coach, screen)
    async with at_desk(coach) as desk:
        for name, (key, _check) in OWN[screen].items():
            desk.app.set_keymap({})
            await desk.press("1", OPENED_BY[screen])
            before = desk.app.screen.active_bindings[key].binding.action
            desk.app.set_keymap({name: FREE})
            await desk.settle()
            assert await is_told(desk, FREE)
            assert desk.app.screen.active_bindings[FREE].binding.action == before
            assert desk.app.screen.active_bindings.get(key) is None, f"{key} still does {name}"


async def test_a_keymap_can_change_what_every_footer_has(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        for name, (_key, check) in EVERYWHERE.items():
            desk.app.set_keymap({name: FREE})
            await desk.press(*([] if name == "screen.today" else ["1"]))
            await desk.settle()
            assert await is_told(desk, FREE, opens=FREE if name == "help" else "question_mark")
            await check(desk, FREE)
            if desk.app.screen.is_modal:
                await desk.press("escape")


async def test_a_changed_key_is_shown_and_the_old_one_does_nothing(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        desk.app.set_keymap({"row.done": "y"})
        await desk.pilot.pause()
        assert "y done" in desk.text
        assert "space" not in desk.text
        await desk.press("space")
        assert desk.on_disk.rows[PUMP].state == "due"
        await desk.press("y")
        assert desk.on_disk.rows[PUMP].state == "done"


DIALOGS = {
    "AmountScreen": "a",
    "SkipScreen": "s",
    "WhyScreen": "w",
    "PainScreen": "p",
    "NoteScreen": "n",
    "HelpScreen": "question_mark",
    "ChoiceScreen": "f",
    "RungScreen": "r",
}


async def test_escape_leaves_every_dialog_and_a_keymap_can_change_that(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        for dialog, key in DIALOGS.items():
            desk.app.set_keymap({})
            await desk.press(key)
            assert desk.shown == dialog
            await desk.press("escape")
            assert desk.shown == TODAY
            desk.app.set_keymap({"dialog.leave": FREE})
            await desk.press(key, FREE)
            assert desk.shown == TODAY


async def test_no_key_of_the_page_behind_works_in_a_dialog(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        for dialog, key in DIALOGS.items():
            await desk.press(key, "tab", "2", "3", "left_square_bracket")
            assert desk.shown == dialog
            await desk.press("escape")
            assert desk.shown == TODAY
            assert desk.day.day == date(2026, 11, 20)


async def test_the_pain_dialogs_own_keys_can_be_changed(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        desk.app.set_keymap({"pain.save": "f7", "pain.morning": "f8", "place.pick": "f9", "level.more": "f6"})
        await desk.press("p", "f6", "f8", "tab", "f9", "f7")
        pain = desk.on_disk.pain
        assert (pain.morning, pain.regions) == (5, ("low-back-middle",))


async def test_ids_of_keys_are_told_apart_everywhere(coach: Coach) -> None:
    actions: dict[str, set[str]] = {}
    async with at_desk(coach) as desk:
        for keys in (["1"], ["2"], ["3"], ["4"], *([key] for key in DIALOGS.values())):
            await desk.press("1", *keys)
            ours = [
                active
                for active in desk.app.screen.active_bindings.values()
                if type(active.node).__module__.startswith("backcare_tui")
            ]
            assert ours
            for _node, binding, _enabled, _tip in ours:
                if binding.show or binding.id:
                    assert binding.id, f"{binding.key} has no id"
                    actions.setdefault(binding.id, set()).add(binding.action)
            shown = [binding.id for _node, binding, _enabled, _tip in ours if binding.show]
            assert len(shown) == len(set(shown))
            if desk.shown not in OWN:
                await desk.press("escape")
    assert {name: found for name, found in actions.items() if len(found) > 1} == {}
