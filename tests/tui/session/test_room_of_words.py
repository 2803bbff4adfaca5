"""What a step says never ends within a sentence, and what stands below it is in the same lines of every step."""

from __future__ import annotations

import pytest
from kits.guided_kit import BREATH, CLAW, PRESS, PUMP, Walk, guided, plan
from kits.tui_kit import HUGE, LARGE, SMALL, USUAL, write_plan

from backcare_tui.coach import Coach
from backcare_tui.tui.session.words import BAR, segments
from backcare_tui.tui.widgets.key_bar import KeyBar

SIZES = pytest.mark.parametrize(
    "size", [SMALL, USUAL, LARGE, HUGE], ids=["40x20", "80x24", "120x40", "200x60"]
)
SENTENCES = [
    f"Line {at} of many that all have to be read, and this one ends at last with {at}." for at in range(12)
]
LONG = PUMP.replace('["Lie down."]', "[" + ", ".join(f'"{line}"' for line in SENTENCES) + "]")


def seen(walk: Walk) -> list[str]:
    """The lines of the words as they are seen."""
    told = walk.screen.query_one("#told")
    x, y, width, height = told.region
    return [line[x : x + width].rstrip(" ▁▂▃▄▅▆▇█▕▐") for line in walk.desk.lines[y : y + height]]


@SIZES
async def test_where_not_all_has_room_a_whole_sentence_is_the_last_and_a_line_says_so(
    coach: Coach, size: tuple[int, int]
) -> None:
    write_plan(coach, plan(LONG))
    async with guided(coach, size=size) as walk:
        for _line in range(80):
            if "↓ read on" not in walk.text:
                break
            *told, last = seen(walk)
            assert last.strip() == "↓ read on"
            whole = next(line for line in reversed(told) if line.strip())
            assert whole.endswith(".")
            await walk.press("down")
        assert "ends at last with 11." in walk.text


@SIZES
@pytest.mark.parametrize("task", [PUMP, CLAW, PRESS, BREATH], ids=["device", "massage", "reps", "breaths"])
async def test_stop_and_the_keys_stand_in_the_same_lines_of_every_step(
    coach: Coach, task: str, size: tuple[int, int]
) -> None:
    write_plan(coach, plan(task))
    async with guided(coach, "g", size=size) as walk:
        found = set()
        while walk.frame.step is not None:
            keys, stop = walk.screen.query_one(KeyBar), walk.screen.query_one("#stop")
            assert len(keys._lines(keys.content_size.width)) <= (1 if size != SMALL else 2)
            assert keys.content_region.x == stop.content_region.x
            found.add((stop.region, keys.region))
            await walk.press(*(["enter"] if walk.frame.state in ("before", "waiting") else []))
            await walk.wait(5)
        assert len(found) == 1
        *_above, last = walk.desk.lines
        assert "⏎ close" in last
        assert "leave" not in last


async def test_what_to_do_after_a_stop_is_seen_whole_on_the_least_screen(coach: Coach) -> None:
    ends = 'ending = ["Let all the air out, slowly; then undo the strap.", "Stay lying for a minute.", "Get up slowly."]\n'
    write_plan(coach, plan(PUMP) + ends)
    async with guided(coach, size=SMALL) as walk:
        await walk.press("enter", "enter")
        await walk.wait(70)
        await walk.press("exclamation_mark", "2")
        assert "emergency help now." in walk.text
        assert "read on" not in walk.text
        assert "Done" not in walk.text
        assert "if it comes on fast" in walk.text


@pytest.mark.parametrize("of", range(1, 40))
@pytest.mark.parametrize("width", [10, BAR])
def test_the_bar_of_the_steps_says_what_their_words_say(of: int, width: int) -> None:
    for number in range(1, of + 1):
        bar = segments(number, of, width)
        assert 0 < bar.cell_length <= width
        if " " in bar.plain or of == 1:
            parts = bar.plain.split(" ")
            assert len(parts) == of
            assert [part[0] for part in parts] == ["━"] * number + ["─"] * (of - number)
        else:
            assert abs(bar.plain.count("━") - width * number / of) <= 1
