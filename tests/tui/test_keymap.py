"""Keys of a person's own: the settings give them, and what cannot be given is told in a sentence."""

from __future__ import annotations

import runpy

import pytest
from kits.cli_kit import ROOT
from kits.tui_kit import PUMP, TODAY, at_desk

from backcare_tui.coach import Coach
from backcare_tui.tui.keymap import every_binding, understood

EVERY = every_binding()


def settings(coach: Coach, text: str) -> None:
    coach.home.settings.parent.mkdir(parents=True, exist_ok=True)
    coach.home.settings.write_text(text, encoding="utf-8")


async def test_a_key_of_the_settings_is_shown_and_works_and_its_usual_one_does_nothing(coach: Coach) -> None:
    settings(
        coach, '# mine\n[keys]\n"row.done" = "y"\npain = "ctrl+d,0x"\nnote = "f2"\n'.replace(",0x", ",f3")
    )
    async with at_desk(coach) as desk:
        assert "y done" in desk.text
        await desk.press("space")
        assert desk.on_disk.rows[PUMP].state == "due"
        await desk.press("y")
        assert desk.on_disk.rows[PUMP].state == "done"
        for key in ("ctrl+d", "f3"):
            await desk.press(key)
            assert desk.shown == "PainScreen"
            await desk.press("escape")
        assert desk.app.notices == ()


async def test_a_key_that_another_has_on_the_same_screen_is_told_on_its_line_and_not_given(
    coach: Coach,
) -> None:
    settings(coach, '[keys]\n"row.skip" = "y"\n"row.done" = "p"\n')
    async with at_desk(coach) as desk:
        (notice,) = desk.app.notices
        assert notice.endswith(
            'config.toml:3: `row.done` keeps its usual key: "p" is already for `pain` (report pain, 0 to 10, and where).'
        )
        await desk.press("space")
        assert desk.on_disk.rows[PUMP].state == "done"
        await desk.press("p")
        assert desk.shown == "PainScreen"
        await desk.press("escape", "y")
        assert desk.shown == "SkipScreen"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("row.don", "y", "nothing has this name: did you mean `row.done`?"),
        ("rows", "y", "nothing has this name"),
        ("row.done", 3, '3 is not a key in quotes, such as "y" or "ctrl+d"'),
        ("row.done", "", '"" is not a key'),
        ("row.done", "strg+d", '"strg+d" is not a key'),
        ("row.done", "\x1b", "is not a key"),
        ("row.done", "ctrl+q", "ctrl+q is kept for leaving"),
        ("quit.always", "x", "cannot be changed"),
        ("note.keep", "k", '"k" is typed into words there'),
        ("palette", "k", '"k" is typed into words there'),
        ("guide.stop", "e", "is already for `guide.finish`"),
        ("pain.morning", "space", "is already for `place.pick`"),
        ("week.before", "7", "is already for `screen.diary`"),
        ("row.done", "up", "is already for `list.up`"),
    ],
)
def test_what_is_no_key_or_cannot_be_given_is_told(name: str, value: object, said: str) -> None:
    keymap, wrong = understood({name: value}, EVERY)
    assert keymap == {}
    assert said in wrong[name]


async def test_a_name_that_nothing_has_is_told_with_what_was_meant(coach: Coach) -> None:
    settings(coach, '[keys]\n"row.don" = "y"\npain = "s"\n')
    async with at_desk(coach) as desk:
        (notice,) = desk.app.notices
        assert (
            "config.toml:2: `row.don`: nothing has this name: did you mean `row.done`? So it is with 1 more"
            in notice
        )


def test_two_may_change_places_and_a_key_may_be_used_again_where_they_never_meet() -> None:
    wanted = {"row.done": "s", "row.skip": "space", "week.before": "w", "day.before": "left", "list.up": "up"}
    keymap, wrong = understood(wanted, EVERY)
    assert wrong == {}
    assert keymap == wanted


def test_of_two_that_want_a_key_the_first_has_it_and_nothing_takes_what_the_other_goes_back_to() -> None:
    keymap, wrong = understood({"row.done": "y", "row.skip": "y", "row.rung": "s"}, EVERY)
    assert keymap == {"row.done": "y"}
    assert wrong.keys() == {"row.skip", "row.rung"}


def test_every_usual_key_can_be_written_down_as_it_is() -> None:
    usual = {one.id: one.binding.key for one in EVERY if not one.binding.key.startswith("no-key-")}
    assert understood(usual, EVERY)[1].keys() == {"quit.always"}


@pytest.mark.parametrize(
    "text", ["keys = 3\n", "[keys]\nrow.done = 'y'\nrow.done.x = 3\n", "[keys]\n[keys.a.b]\nc=1\n"]
)
async def test_settings_with_other_things_for_keys_open_all_the_same(coach: Coach, text: str) -> None:
    settings(coach, text)
    async with at_desk(coach) as desk:
        assert desk.shown == TODAY
        assert "config.toml" in desk.app.notices[0]


def test_the_page_of_settings_has_every_key_with_its_id() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    written = runpy.run_path(str(ROOT / "docs" / "make_settings.py"))["written"](page)
    assert written == page, "run: python docs/make_settings.py"
