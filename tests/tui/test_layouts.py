"""With a Cyrillic or Greek layout on, the keys lie where they lie on a Latin one."""

from __future__ import annotations

import pytest
from kits.tui_kit import at_desk
from textual.events import Key

from backcare_tui.coach import Coach
from backcare_tui.tui.layouts import LATIN, is_greek, latin_key


def key(char: str) -> Key:
    return Key(char, char)


@pytest.mark.parametrize("typed", ["йзтгцы", "ЙЗТГЦЫ"], ids=["small", "large"])
def test_cyrillic_letters_are_those_of_their_place(typed: str) -> None:
    wanted = "qpnuws" if typed.islower() else "QPNUWS"
    assert [found.character for char in typed if (found := latin_key(key(char)))] == [*wanted]


def test_greek_letters_are_those_of_their_place_and_q_where_greek_is_set() -> None:
    assert [found.character for char in "πνθφ" if (found := latin_key(key(char)))] == [*"pnuf"]
    semicolon = Key("semicolon", ";")
    assert latin_key(semicolon) is None
    found = latin_key(semicolon, greek=True)
    assert found is not None
    assert found.key == "q"
    assert is_greek({"LC_ALL": "", "LANG": "el_GR.UTF-8"})
    assert not is_greek({"LC_ALL": "en_GB.UTF-8", "LANG": "el_GR.UTF-8"})


def test_what_is_held_with_a_letter_stays() -> None:
    found = latin_key(Key("ctrl+з", None))
    assert found is not None
    assert (found.key, found.character) == ("ctrl+p", None)
    bracket = latin_key(key("х"))
    assert bracket is not None
    assert bracket.key == "left_square_bracket"


def test_no_latin_letter_or_sign_means_another() -> None:
    assert not any(char.isascii() for char in LATIN)
    assert all(latin_key(key(chr(code))) is None for code in range(32, 127))


async def test_letters_of_another_layout_work_and_in_a_line_they_are_words(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("space", "т")
        assert desk.shown == "NoteScreen"
        await desk.press(*"спина", "enter")
        assert desk.on_disk.notes == ("спина",)
        await desk.press("г", "ctrl+з")
        assert desk.shown == "Palette"
        await desk.press("escape", "3", "?", "escape", "й")
        assert desk.app._exit
