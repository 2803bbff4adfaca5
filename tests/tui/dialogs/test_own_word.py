"""What the person decides: check-in, rungs, sore targets, and the task a pain followed."""

from __future__ import annotations

import pytest
from kits.folder import snapshot
from kits.tui_kit import MASSAGE, PUMP, SMALL, USUAL, Desk, at_desk
from kits.tui_lives import live, use_ladder

from backcare_tui.coach import Coach
from backcare_tui.coach.recording import surely
from backcare_tui.domain.journal.events import CheckedIn, Chosen, Pain
from backcare_tui.tui.widgets.pain_level import PainLevel


def check_ins(desk: Desk) -> list[tuple[int, int, int]]:
    """Every check-in that is on disk."""
    found = [event for event in desk.disk().timeline.every_event() if isinstance(event, CheckedIn)]
    return [(event.pain, event.enjoyment, event.activity) for event in found]


def reports(desk: Desk) -> list[Pain]:
    """Every pain report that is on disk."""
    return [event for event in desk.disk().timeline.every_event() if isinstance(event, Pain)]


async def open_check_in(desk: Desk) -> None:
    desk.app.action_check_in()
    await desk.settle()
    await desk.pilot.pause()
    assert desk.shown == "CheckInScreen"


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
async def test_a_check_in_is_three_digits_and_enter(coach: Coach, size: tuple[int, int]) -> None:
    async with at_desk(coach, size) as desk:
        await open_check_in(desk)
        for words in ("How much pain did you have", "enjoying life", "general activity"):
            assert words in desk.flowing
        await desk.press("4", "tab", "1", "0", "tab", "0", "enter")
        assert desk.shown == "TodayScreen"
        assert check_ins(desk) == [(4, 10, 0)]
        assert desk.said.startswith("Check-in 4.7 of 10")


@pytest.mark.parametrize(
    ("keys", "numbers"),
    [
        ("432", (4, 3, 2)),
        ("000", (0, 0, 0)),
        ("123", (1, 2, 3)),
        ("1010-", (10, 10, 10)),
        ("-11", (10, 1, 1)),
        ("2110", (2, 1, 10)),
    ],
)
async def test_a_digit_moves_on_to_the_next_question(
    coach: Coach, keys: str, numbers: tuple[int, int, int]
) -> None:
    async with at_desk(coach) as desk:
        await open_check_in(desk)
        await desk.press(*("minus" if key == "-" else key for key in keys), "enter")
        assert check_ins(desk) == [numbers]


async def test_arrow_keys_and_clicks_choose_and_enter_goes_on(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await open_check_in(desk)
        await desk.press("right", "right", "enter", "left", "enter")
        third = [*desk.app.screen.query(PainLevel)][2]
        assert third.has_focus
        await desk.pilot.click(third, offset=(3 * 2 + 1, 0))
        await desk.settle()
        await desk.press("enter")
        assert check_ins(desk) == [(6, 5, 2)]


async def test_a_missing_number_is_asked_for_and_nothing_is_saved(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await open_check_in(desk)
        await desk.press("enter")
        assert desk.shown == "CheckInScreen"
        assert "3 questions have no number yet" in desk.flowing
        await desk.press("3", "enter")
        assert "2 questions have no number yet" in desk.flowing
        await desk.press("tab", "2", "enter")
        assert "One question has no number yet" in desk.flowing
        assert [*desk.app.screen.query(PainLevel)][1].has_focus
        assert check_ins(desk) == []
        await desk.press("1", "enter")
        assert check_ins(desk) == [(3, 1, 2)]


async def test_a_missing_number_is_no_longer_complained_of_once_it_is_there(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await open_check_in(desk)
        await desk.press("enter", "3")
        assert "no number yet" not in desk.flowing


async def test_escape_leaves_no_check_in(coach: Coach) -> None:
    before = snapshot(coach.home.data)
    async with at_desk(coach) as desk:
        await open_check_in(desk)
        await desk.press("3", "tab", "3", "tab", "3", "escape")
        assert check_ins(desk) == []
    assert snapshot(coach.home.data) == before


async def test_after_a_week_a_check_in_is_offered_and_o_opens_it(coach: Coach) -> None:
    use_ladder(coach)
    live(coach, 7)
    async with at_desk(coach) as desk:
        assert "A weekly check-in, if you like" in desk.flowing
        await desk.press("o", "enter")
        assert desk.shown == "CheckInScreen"
        await desk.press("2", "enter", "2", "enter", "2", "enter")
        assert check_ins(desk) == [(2, 2, 2)]
        assert "A weekly check-in, if you like" not in desk.flowing


async def test_a_check_in_can_be_declined(coach: Coach) -> None:
    use_ladder(coach)
    live(coach, 7)
    async with at_desk(coach) as desk:
        await desk.press("o", "down", "enter")
        assert desk.shown == "TodayScreen"
        assert desk.said.startswith("No check-in, then")
        assert "A weekly check-in, if you like" not in desk.flowing


async def test_r_shows_the_ladder_with_the_own_rung_marked_and_a_lower_one_is_taken(coach: Coach) -> None:
    use_ladder(coach)
    surely(coach, lambda: coach.guidance.rung("posture-pump", 3))
    async with at_desk(coach) as desk:
        await desk.press("r")
        assert "Posture pump: which rung?" in desk.text
        doses = ("3 min", "5 min", "8 min")
        rungs = [desk.line_with(f"rung {at}") for at in (1, 2, 3)]
        assert all(dose in line for dose, line in zip(doses, rungs, strict=True))
        assert len({line.index(dose) for dose, line in zip(doses, rungs, strict=True)}) == 1
        assert ["where you are" in line for line in rungs] == [False, False, True]
        await desk.press("up", "enter")
        assert desk.said == "Posture pump: down to rung 2, 5 min, as you chose."
        assert "5 min" in desk.line("Posture pump")
        assert desk.on_disk.levels["posture-pump"].rung == 2


async def test_a_raise_of_several_rungs_says_what_speaks_against_it_and_is_left_or_done(coach: Coach) -> None:
    use_ladder(coach)
    async with at_desk(coach) as desk:
        await desk.press("r", "down", "down", "enter")
        assert desk.shown == "ChoiceScreen"
        assert "Posture pump would go up 2 rungs at once" in desk.flowing
        await desk.press("enter")
        assert desk.said == "Left as it was."
        assert desk.on_disk.levels["posture-pump"].rung == 1
        await desk.press("r", "down", "down", "enter", "up", "enter")
        assert desk.said == "Posture pump: up to rung 3, 8 min, as you chose."
        assert desk.on_disk.levels["posture-pump"].rung == 3


async def test_enter_at_once_stays_on_the_rung(coach: Coach) -> None:
    use_ladder(coach)
    before = snapshot(coach.home.data)
    async with at_desk(coach) as desk:
        await desk.press("r", "enter")
        assert desk.said == "Posture pump is on rung 1 already (3 min)."
    assert snapshot(coach.home.data) == before


async def test_a_higher_rung_is_refused_while_less_is_asked_and_the_line_says_so(coach: Coach) -> None:
    use_ladder(coach)
    coach.guidance.rung("posture-pump", 2)
    coach.tasks.pain(7)
    async with at_desk(coach) as desk:
        assert desk.day.guidance.stance == "ease"
        await desk.press("r", "down", "enter")
        assert desk.said.startswith("Raising waits while less is asked")
        assert desk.app.said.warning
        assert desk.said in desk.flowing
        assert desk.on_disk.levels["posture-pump"].rung == 2


async def test_a_reason_is_kept_with_the_chosen_rung(coach: Coach) -> None:
    use_ladder(coach)
    surely(coach, lambda: coach.guidance.rung("posture-pump", 3))
    async with at_desk(coach) as desk:
        await desk.press("r", "up", "tab")
        await desk.type("neck is [tired] /]")
        await desk.press("enter")
        assert desk.on_disk.levels["posture-pump"].rung == 2
        found = [one for one in desk.disk().timeline.every_event() if isinstance(one, Chosen)]
        assert [one.because for one in found] == ["", "neck is [tired] /]"]


async def test_letters_in_the_reason_are_letters(coach: Coach) -> None:
    use_ladder(coach)
    surely(coach, lambda: coach.guidance.rung("posture-pump", 3))
    async with at_desk(coach) as desk:
        await desk.press("r", "up", "tab", *"q3 r", "enter")
        found = [one for one in desk.disk().timeline.every_event() if isinstance(one, Chosen)]
        assert [(one.rung, one.because) for one in found] == [(3, ""), (2, "q3 r")]


async def test_the_easier_form_is_named_as_such(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("end", "up", "r")
        assert "easier form" in desk.line_with("where you are")


async def test_a_task_of_one_dose_has_no_ladder(coach: Coach) -> None:
    use_ladder(coach)
    async with at_desk(coach) as desk:
        await desk.press("end", "r")
        assert desk.shown == "TodayScreen"
        assert desk.said == "Only a task of today with more than one dose has rungs to choose from."


async def test_no_rung_and_no_soreness_is_chosen_for_an_earlier_day(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        desk.app.view(desk.day.day.replace(day=19))
        await desk.settle()
        for key in ("r", "x"):
            desk.app.tell("")
            await desk.press(key)
            assert desk.shown == "TodayScreen"
            assert desk.said


async def test_x_leaves_a_sore_target_alone_and_another_takes_its_place(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        count = len(desk.day.rows)
        await desk.go_to(MASSAGE)
        await desk.press("x")
        assert desk.said == "Quadratus lumborum is left alone today and the next two days."
        assert desk.said in desk.flowing
        ids = [row.id for row in desk.on_disk.rows]
        assert "self-massage/quadratus-lumborum" not in ids
        assert len(ids) == count
        await desk.press("u")
        assert desk.on_disk.rows[MASSAGE].id == "self-massage/quadratus-lumborum"


async def test_x_on_another_row_says_what_it_is_for(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("x")
        assert desk.said == "Sore is for a massage target of today; s skips anything else."


async def test_t_links_a_report_to_the_task_that_was_done(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("space", "p", "7")
        assert "after no task" in desk.text
        await desk.press("t")
        assert "after Posture pump" in desk.text
        await desk.press("enter")
        assert [(report.level, report.task) for report in reports(desk)] == [(7, "posture-pump")]
        assert ", after Posture pump: noted." in desk.said


async def test_t_goes_round_the_tasks_that_were_done_and_back_to_none(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("space", "space", "p", "3")
        seen = []
        for _press in range(3):
            await desk.press("t")
            seen.append(desk.line_with(" after ").split(" after ")[1].split("  ")[0].strip())
        assert seen == ["Posture pump", "Self-massage", "no task"]
        await desk.press("enter")
        assert [report.task for report in reports(desk)] == [""]


async def test_with_nothing_done_there_is_no_task_to_name(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("p", "3", "t")
        assert "t changes" not in desk.text
        await desk.press("enter")
        assert [report.task for report in reports(desk)] == [""]


async def test_t_in_the_note_is_a_letter(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("space", "p", "3", "tab", "tab", "tab", "t", "enter")
        assert [(report.task, report.note) for report in reports(desk)] == [("", "t")]
        assert desk.on_disk.rows[PUMP].state == "done"
