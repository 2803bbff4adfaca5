"""What a row's key means: the row itself, whatever else is called like it."""

from __future__ import annotations

from typing import Literal
from unicodedata import normalize

import pytest
from kits.coach_kit import FIRST, SECOND, edit_plan, states

from backcare_tui.coach import Coach, Refused
from backcare_tui.domain.days.row import RowKey

SUMMER = "Marche été"


def test_a_row_s_key_means_that_row_alone(mine: Coach) -> None:
    row = next(row for row in mine.today().rows if row.id == FIRST)
    assert row.key.id == row.id
    assert mine.tasks.done(row.key).changed
    assert (states(mine)[FIRST], states(mine)[SECOND]) == ("done", "due")


def test_the_key_of_a_whole_massage_means_its_targets_of_the_day(mine: Coach) -> None:
    assert mine.tasks.done(RowKey("claw")).changed
    assert (states(mine)[FIRST], states(mine)[SECOND]) == ("done", "done")


def test_words_may_be_begun_and_a_key_may_not(mine: Coach) -> None:
    with pytest.raises(Refused, match=r"Nothing in the plan is called 'pum': did you mean 'pump'\?"):
        mine.tasks.done(RowKey("pum"))
    assert mine.tasks.done("pum").changed


def test_the_key_of_a_row_that_an_edit_took_away_is_refused(mine: Coach) -> None:
    row = next(row for row in mine.today().rows if row.id == "press")
    edit_plan(mine, 'id = "press"', 'id = "pull"')
    with pytest.raises(Refused, match="Nothing in the plan is called 'press'"):
        mine.tasks.done(row.key)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["été", "ÉTÉ", "Marche é"])
def test_a_name_is_found_whether_its_accents_are_one_with_their_letters_or_apart(
    mine: Coach, form: Literal["NFC", "NFD"], typed: str
) -> None:
    other: Literal["NFC", "NFD"] = "NFD" if form == "NFC" else "NFC"
    edit_plan(mine, 'name = "Press"', f'name = "{normalize(form, SUMMER)}"')
    assert mine.tasks.done(normalize(other, typed)).changed
    assert states(mine)["press"] == "done"
