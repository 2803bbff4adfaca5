"""Plan: ladders with today's rung, two weeks of days, and errors at their lines."""

from __future__ import annotations

import re
from itertools import product

import pytest
from kits.hostile_kit import check, quoted
from kits.tui_kit import SIZES, SLIPS, SMALL, SMALL_PLAN, USUAL, Desk, at_desk, write_plan

from backcare_tui.coach import Coach
from backcare_tui.coach.plans import use_plan
from backcare_tui.coach.recording import surely
from backcare_tui.domain.glyphs import BARS
from backcare_tui.domain.guidance.headline import BRIEF
from backcare_tui.tui import content
from backcare_tui.tui.plan.fortnight import FortnightGrid
from backcare_tui.tui.plan.preview import Preview
from backcare_tui.tui.plan.problems import Problems
from backcare_tui.tui.widgets.text import Words


def plan_of(coach: Coach) -> str:
    return coach.plan_path.read_text(encoding="utf-8")


async def whole(desk: Desk) -> str:
    """All that the page holds, from its top to its end."""
    await desk.press("home")
    pages = [desk.flowing]
    while len(pages) < 2 or pages[-1] != pages[-2]:
        await desk.press("pagedown")
        pages.append(desk.flowing)
    return " ".join(pages)


@SIZES
async def test_today_is_marked_and_every_task_has_its_days(coach: Coach, size: tuple[int, int]) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("3")
        pump = desk.line_with("Posture pump")
        massage = desk.line_with("Self-massage")
        days = 7 if size == SMALL else 14  # without room for both weeks, seven days from today on
        assert pump.count("■") == -(-days // 2)  # every second day on its first rung
        assert massage.count("2") == 6 * days // 7
        assert "■■" not in desk.text  # some terminals draw a shape two cells wide
        mark = desk.line_with("↑ today").index("↑")
        assert pump[mark] == "■"
        assert massage[mark] == "2"
        letters = next(line for line in desk.lines if "M" in line and "W" in line and "S" in line)
        assert "F" in letters[mark - 1 : mark + 1]


@SIZES
async def test_no_line_is_cut_but_long_names_on_the_smallest(coach: Coach, size: tuple[int, int]) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("3")
        assert [line for line in desk.lines[2:] if "…" in line and size != SMALL] == []  # a path may be
        check(desk)
        assert "Pain from 3 is amber, from 6 red." in await whole(desk)


async def test_the_present_rung_is_in_brackets_and_follows_a_choice(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("3")
        assert "[3] → 5 → 8 → 10 min" in desk.text
        assert "[3] → 5 → 8 → 10 min   rung 1 of 4" in desk.text
        desk.app.record(lambda: surely(coach, lambda: coach.guidance.rung("posture-pump", 3)))
        await desk.settle()
        assert "3 → 5 → [8] → 10 min" in desk.text
        assert desk.line_with("Posture pump").count("■") == 14  # every day from the second rung on


async def test_v_shows_the_outlooks_and_then_the_days_again(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("3", "v")
        assert "If everything asked is done" in desk.flowing
        assert "↑ today" not in desk.text
        await desk.press("v")
        assert "pain is 6" in desk.flowing
        await desk.press("v")
        assert "nothing more is done" in desk.flowing
        await desk.press("v")
        assert "↑ today" in desk.text


STANDING = (*(f"rung 1 of {rungs}" for rungs in (4, 6, 10)), "the easier form")


@SIZES
async def test_no_ladder_is_broken_within_a_step_nor_what_is_asked_now(
    coach: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("3")
        shown = desk.app.screen.query_one("#plan", Words).content.plain.split("\n")
        ladders = [line for line in shown if "→" in line]
        assert len(ladders) >= 4
        assert all(content.width_of(line) <= size[0] - 4 for line in ladders)
        now = [line.rpartition("   ")[2] for line in shown if line.endswith(STANDING)]
        assert now == ["rung 1 of 4", "rung 1 of 4", "rung 1 of 10", "the easier form", "rung 1 of 6"]


@SIZES
async def test_the_coming_days_take_a_line_each_and_stand_in_columns(
    coach: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("3", "v")
        table = desk.app.screen.query_one(Preview)
        lines = table.render().plain.split("\n")
        rows = [line for line in lines if re.match(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [ 123]\d", line)]
        doses = rows[:14]
        assert [row[4:6].strip() for row in doses] == [str((19 + at) % 30 + 1) for at in range(14)]
        heads = lines[: lines.index(doses[0])]
        units = next(line for line in heads if "breaths" in line)
        for unit, numbers in (("min", r"3|5"), ("breaths", r"10|12|5|8")):
            at = units.index(unit)
            found = [row[at : at + 2].strip() for row in doses if row[at : at + 2].strip()]
            assert len(found) >= 7, (unit, doses)
            assert all(re.fullmatch(numbers, one) for one in found), found
        assert all(content.width_of(line) <= table.content_size.width for line in lines)
        targets = [row for row in rows if "Quadratus lumborum" in row]
        assert targets
        assert (targets[0] in doses) == (size[0] >= 120)  # beside the doses, or under them
        assert ("same" in doses[0]) == (size != SMALL)
        check(desk)


@SIZES
async def test_more_tasks_than_there_is_room_for_are_told_day_by_day(
    coach: Coach, size: tuple[int, int]
) -> None:
    many = "\n".join(
        f'[[device]]\nid = "d{at}"\nname = "Device number {at}"\nminutes = 3\nevery = "day"\n'
        for at in range(26)
    )
    write_plan(coach, f'title = "Many"\n{many}')
    coach.refresh()
    async with at_desk(coach, size) as desk:
        await desk.press("3", "v")
        lines = desk.app.screen.query_one(Preview).render().plain.split("\n")
        assert sum("Device number 17" in line and "3 min" in line for line in lines) == 14
        check(desk)


async def test_an_earlier_day_that_is_looked_at_leaves_the_plan_at_today(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("left_square_bracket", "left_square_bracket", "3")
        grid = desk.app.screen.query_one(FortnightGrid).fortnight
        assert grid is not None
        assert grid.today == coach.today_date


async def test_a_long_path_is_told_by_its_file_and_never_takes_a_second_line(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_plan(coach, "mcgill-big-3")
    assert len(str(coach.plan_path)) > 40
    async with at_desk(coach, SMALL) as desk:
        await desk.press("3")
        assert desk.lines[0].split() == ["Plan", "…/mcgill-big-3.toml"]
        monkeypatch.setenv("HOME", str(coach.home.plans.parent))
        await desk.resize(USUAL)
        await desk.settle()
        assert desk.lines[0].split()[-1] == "~/plans/mcgill-big-3.toml"


@SIZES
async def test_every_shipped_plan_has_its_fortnight(coach: Coach, size: tuple[int, int]) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("3")
        for name in ("mcgill-big-3", "professional-care", "tens", "desk-neck", "posture-device"):
            use_plan(coach, name)
            desk.app.reload()
            await desk.press("home")
            check(desk)
            assert "↑ today" in desk.text
            told = await whole(desk)
            for task in coach.plan.tasks:
                assert task.name in told
                assert task.id in told or task.id == task.name.casefold().replace(" ", "-")


def broken(coach: Coach, *changes: tuple[str, str]) -> None:
    text = plan_of(coach)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    write_plan(coach, text)
    coach.refresh()


@SIZES
async def test_every_error_is_shown_with_its_line_its_number_and_a_mark_under_its_key(
    coach: Coach, size: tuple[int, int]
) -> None:
    broken(coach, *SLIPS)
    async with at_desk(coach, size) as desk:
        await desk.press("3")
        check(desk)
        assert "2 errors in the plan file; e opens" in desk.flowing
        rows = plan_of(coach).split("\n")
        for key, sentence in (("minutes", "100 is not"), ("every", "fry")):
            number = next(at for at, row in enumerate(rows, 1) if row.startswith(key) and sentence[:3] in row)
            for _key in range(12):
                marks = [at for at, line in enumerate(desk.lines) if f"▌{number} " in line]
                if marks and "^" in desk.lines[marks[0] + 1] and sentence in desk.flowing:
                    break
                await desk.press("down")
            at = next(at for at, line in enumerate(desk.lines) if f"▌{number} " in line)
            line, caret = desk.lines[at], desk.lines[at + 1]
            start = line.index(key)
            assert caret[start : start + len(key)] == "^" * len(key)
            assert caret.count("^") == len(key)
            assert rows[number - 1][: len(line[start:].rstrip()) - 1] in line


async def test_the_lines_around_an_error_are_shown_where_they_are_few(coach: Coach) -> None:
    broken(coach, SLIPS[0])
    async with at_desk(coach) as desk:
        await desk.press("3")
        assert "One error in the plan file; e opens it in your editor." in desk.flowing
        assert 'name = "Posture pump"' in desk.text
        assert "first_every" in desk.text
        assert "The last good plan is in force:" in desk.text
        coach.refresh()
        many = "".join(
            f'[[device]]\nid = "d{at}"\nname = "D"\nminutes = 99\nevery = "day"\n' for at in range(5)
        )
        write_plan(coach, f'title = "T"\n{many}')
        await desk.tick()
        assert "5 errors" in desk.text
        assert "name = " not in desk.text
        assert desk.text.count("▌") >= 3


async def test_a_mended_plan_takes_its_errors_away(coach: Coach) -> None:
    good = plan_of(coach)
    broken(coach, SLIPS[0])
    async with at_desk(coach) as desk:
        await desk.press("3")
        assert desk.app.screen.query_one(Problems).problems
        write_plan(coach, good)
        await desk.tick()
        assert desk.app.screen.query_one(Problems).problems == ()
        assert "error" not in desk.text
        assert "↑ today" in desk.text


async def test_an_empty_file_and_no_plan_known_leaves_the_shipped_one_in_force_and_says_so(
    coach: Coach,
) -> None:
    write_plan(coach, "")
    async with at_desk(Coach(coach.home, coach.clock)) as desk:
        assert "so the shipped one is in force." in desk.flowing
        await desk.press("3")
        assert "The shipped plan is in force:" in desk.text
        assert "^" not in desk.text


ODD = {
    "tabs": "\t\tminutes\t=\t99",
    "emoji": "minutes = 99 # \U0001f469\u200d\U0001f9bd \U0001f1e9\U0001f1ea",
    "wide": "minutes = 99 # " + "背中" * 100,
    "rtl": "minutes = 99 # \u202eoops גב",
    "long": "minutes = [" + "3, " * 3000 + "99]",
    "markup": "minutes = 99 # [red]x[/] [/]",
    "far": " " * 3000 + "minutes = 99",
}


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["40x20", "80x24"])
async def test_odd_lines_are_cut_and_drawn_as_words_with_the_mark_in_place(
    coach: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("3")
        for line, ending in product(ODD.values(), ("\n", "\r\n")):
            text = f'title = "T"\n[[device]]\nid = "a"\nname = {quoted("[/]")}\nevery = "day"\n{line}\n'
            write_plan(coach, text.replace("\n", ending))
            await desk.tick()
            await desk.press("end")
            check(desk)
            await desk.press("home")
            check(desk)
            carets = [at for at, row in enumerate(desk.lines) if row.strip(f" {BARS}") == "^^^^^^^"]
            for at in carets:
                start = desk.lines[at].index("^")
                assert desk.lines[at - 1][start : start + 7] == "minutes"
            assert carets, line


async def test_settings_that_cannot_be_read_are_told_without_a_line(coach: Coach) -> None:
    coach.home.settings.parent.mkdir(parents=True, exist_ok=True)
    coach.home.settings.write_text('plan = "nowhere"')
    coach.refresh()
    async with at_desk(coach) as desk:
        await desk.press("3")
        assert "there is no plan named" in desk.flowing
        assert "^" not in desk.text


async def test_the_title_of_a_persons_own_plan_stands_above_its_days(coach: Coach) -> None:
    write_plan(coach, SMALL_PLAN.format(title="[b]Mine[/b]", name="Squat"))
    coach.refresh()
    async with at_desk(coach) as desk:
        await desk.press("3")
        assert "[b]Mine[/b]" in desk.text
        assert desk.line_with("Squat").count("■") == 14


async def test_a_conflict_copy_of_the_plan_is_told_above_it(coach: Coach) -> None:
    copy = coach.home.plans / "combined.sync-conflict-20261120-101010-[b]x.toml"
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text("")
    async with at_desk(coach) as desk:
        await desk.press("3")
        shown = desk.flowing
        assert "combined.sync-conflict-20261120-101010-[b]x.toml is a conflict copy of combined.toml" in shown
        assert "backcare plan compare" in shown
        copy.unlink()
        await desk.tick()
        assert "conflict" not in desk.text


@SIZES
async def test_the_plans_title_is_told_once_and_no_blank_lines_come_before_the_picture(
    coach: Coach, size: tuple[int, int]
) -> None:
    async with at_desk(coach, size) as desk:
        await desk.press("3")
        rows = [line.rstrip(" ▕").strip() for line in desk.lines]
        assert " ".join(rows).count("Posture device and massage, together") == 1
        first = next(at for at, row in enumerate(rows) if row.startswith("Plan"))
        assert not (rows[first + 1] == rows[first + 2] == "")


async def test_a_stance_is_told_where_it_changes(demo: Coach) -> None:
    async with at_desk(demo) as desk:
        await desk.press("3", "v")
        preview = desk.app.screen.query_one(Preview)
        table = preview.table
        assert table is not None
        rows = [
            line for line in preview.render().plain.split("\n") if re.match(r"[A-Z][a-z]{2} [ 123]\d", line)
        ]
        words = [BRIEF[line.stance] for line in table.lines]
        assert len(set(words)) > 1
        for at, (row, word) in enumerate(zip(rows, words, strict=False)):
            assert (word in row) == (at == 0 or word != words[at - 1])


async def test_the_legend_has_the_shades_of_the_days_and_no_name_is_told_twice(coach: Coach) -> None:
    async with at_desk(coach) as desk:
        await desk.press("3")
        (legend,) = (
            line for line in desk.app.screen.query_one(FortnightGrid).lines(75) if " due" in line.plain
        )
        at = legend.plain.index("■")
        assert content.STYLES["done"] in {
            str(span.style) for span in legend.spans if span.start <= at < span.end
        }
        assert not desk.lines[desk.lines.index(desk.line_with("optional, or offered")) - 1].strip()
        told = await whole(desk)
        assert "posture-pump" not in told
        assert "exercise · face-pull-press" in told
