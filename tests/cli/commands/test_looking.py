"""``year`` and ``pain --history``: what the pictures show, in words, figures and JSON."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from kits.cli_docs import documented, fields
from kits.cli_imports import COSTLY, DATABASE, OTHERS, loaded
from kits.cli_kit import HOSTILE, PLAN, Line, lived, offered
from kits.folder import snapshot
from unhelped import FIRST, live
from unhelped import PLAN as FIVE

from backcare_tui.cli.render.history import history_lines, trend_json
from backcare_tui.domain.history.contrasts import OTHERWISE
from backcare_tui.domain.history.trend import Trend, build_trend
from backcare_tui.text.cells import width

LOOKS = [
    ("year",),
    ("year", "--json"),
    ("pain", "--history"),
    ("pain", "--history", "--json"),
    ("pain", "--history", "--days", "371"),
]


def long_lived(line: Line) -> Line:
    """A few days, a rung of one's own choosing, and a flare that goes on."""
    lived(line)
    line("rung", "posture", "2", "--because", "well")
    line("flare", "start")
    return line


def compared() -> Trend:
    """Three months in which there is enough to compare."""
    last = FIRST + timedelta(days=90)
    return build_trend(live(0, 91, "at random"), FIVE, last, 91, last + timedelta(days=1))


def test_a_year_in_words(small: Line) -> None:
    out = long_lived(small)("year").out
    assert out.startswith("Year    17 Nov 2025 – 22 Nov 2026\n")
    november = next(row for row in out.split("\n") if row.startswith("Nov 2026"))
    assert november.split() == ["Nov", "2026", "4", "of", "5", "3", "none", "counted", "5"]
    assert "Posture pump                                                              22\n" in out
    assert "In all   4 of 5 days kept; no whole week yet; pain reported on 5 days.\n" in out
    assert "Best     4 days in a row, 1 week on target.\n" in out
    assert out.endswith("Flares   22 Nov 2026 to now.\n")
    assert len(out.split("\n")) < 40


def test_a_year_with_many_tasks_keeps_to_forty_lines(line: Line) -> None:
    task = '[[exercise]]\nid = "t{0}"\nname = "Task {0}"\nreps = 5\nevery = "day"\n'
    line.plan('title = "Many"\n' + "".join(task.format(number) for number in range(12)))
    line("done", "t3")
    assert len(line("year").out.split("\n")) <= 40


def test_the_history_of_pain_in_words(small: Line) -> None:
    out = long_lived(small)("pain", "--history", "--days", "6").out
    assert (
        out
        == """\
Pain and practice    17 Nov 2026 – 22 Nov 2026

Tue 17 Nov  worst 2   morning 2              kept 100 %
Wed 18 Nov  worst 3   morning 3              kept 67 %
Thu 19 Nov  worst 4   morning 4   median 3   kept 100 %
Fri 20 Nov  worst 1   morning 1   median 2   kept 100 %
Sat 21 Nov                        median 2   kept 0 %
Sun 22 Nov  worst 4               median 3   a flare       low back left, neck
            a flare begins
            Posture pump up from rung 1 to 2, as you chose

6 days are too few to compare the mornings after them. A fair trial on yourself
can tell more (trial in the palette, or backcare trial new).
"""
    )


def test_weeks_on_target_are_set_beside_the_others(line: Line) -> None:
    line.plan('title = "One"\n[[exercise]]\nid = "squat"\nname = "Squat"\nreps = 5\nevery = "day"\n')
    for number in range(4, 46):  # from Monday 5 October, six weeks
        good = (number - 4) // 7 % 2 == 0
        line.now = f"2026-{10 if number < 31 else 11:02d}-{number % 31 + 1:02d}T07:42:00+00:00"
        if good:
            line("done", "squat")
        line("pain", "2" if good else "5")
    line.now = "2026-11-16T07:42:00+00:00"
    out = line("pain", "--history", "--days", "91").out.replace("\n", " ")
    assert "In weeks on target your median pain was 2; in the others 5 (3 and 3 weeks)." in out
    assert out.endswith("That is what was, not why. ")


def test_nothing_on_record_is_said(small: Line) -> None:
    assert small("year").out == "Year    17 Nov 2025 – 22 Nov 2026\n\nNothing is on record.\n"
    assert (
        small("pain", "--history").out
        == "Pain and practice    26 Oct 2026 – 22 Nov 2026\n\nNothing is on record.\n"
    )


def test_another_day_ends_another_year_and_another_history(small: Line) -> None:
    lived(small)
    assert small("year", "--day", "-365").out.startswith("Year    18 Nov 2024 – 23 Nov 2025\n")
    assert "Nov 2026 – 21 Nov 2026" in small("pain", "--history", "--days", "3", "--day", "yesterday").out


def test_every_field_is_in_the_document_and_every_field_there_is_real(small: Line) -> None:
    long_lived(small)
    small.plan(f'{PLAN}\n[[track]]\nid = "sleep"\nask = "Slept well?"\nscale = "0-10"\n')
    for answer, ago in ((3, 0), (7, 1)):
        small("track", "sleep", str(answer), "--day", f"-{ago}" if ago else "today")
    assert fields(small("year", "--json").data) == documented("`backcare year --json`")
    history = fields(small("pain", "--history", "--json").data) - {"days[].tracked.sleep"}  # by its own id
    history |= fields({"contrasts": trend_json(compared())["contrasts"]})
    assert history == documented("`backcare pain --history --json`")


def test_mornings_after_days_with_a_task_end_the_history_in_words_and_in_json() -> None:
    trend = compared()
    lines = trend.contrasts.lines
    told: Any = trend_json(trend)["contrasts"]
    assert len(lines) == 3
    said = " ".join(history_lines(trend, {}))
    assert said.endswith(" ".join([*(line.words for line in lines), OTHERWISE]))
    assert told["text"] in said
    for line, found in zip(lines, told["lines"], strict=True):
        assert (found["text"], found["low"], found["high"]) == (line.words, line.gap.low, line.gap.high)
        assert found["with"] == {"days": line.gap.days, "mean": round(line.gap.ones, 1)}


def test_the_json_tells_every_day(small: Line) -> None:
    long_lived(small)
    year = small("year", "--json").data
    assert (year["schema"], len(year["days"]), year["days"][-1]["day"]) == (1, 371, "2026-11-22")
    assert year["days"][-5:-1] == small("week", "--json").data["days"][2:6]
    assert [len(task["strength"]) for task in year["tasks"]] == [12, 12, 12]
    history = small("pain", "--history", "--json", "--days", "2").data
    assert [day["pain"] for day in history["days"]] == [None, 4]
    assert history["days"][1]["rungs"] == [
        {"task": "posture-pump", "name": "Posture pump", "before": 1, "after": 2, "chosen": True}
    ]
    assert history["flares"] == [{"first": "2026-11-22", "last": "2026-11-22", "open": True}]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("pain", "--history", "3"), 2, "takes no level"),
        (("pain", "3", "--history"), 2, "takes no level"),
        (("pain", "--history", "--note", "x"), 2, "only --days, --day and --json"),
        (("pain", "--history", "--where", "neck"), 2, "only --days, --day and --json"),
        (("pain", "--history", "--morning"), 2, "only --days, --day and --json"),
        (("pain", "--history", "--after", "posture"), 2, "only --days, --day and --json"),
        (("pain", "--history", "--days", "0"), 2, "from 1 to 371"),
        (("pain", "--history", "--days", "372"), 2, "from 1 to 371"),
        (("pain", "--history", "--days", "x"), 2, "is not a number of days"),
        (("pain", "--history", "--day", "x"), 2, "is not a day"),
        (("pain", "--history", "--day", "tomorrow"), 1, "not a day to look back on"),
        (("pain", "3", "--days", "9"), 2, "--days goes with --history"),
        (("pain",), 2, "Missing argument '0-10'"),
        (("year", "--day", "tomorrow"), 1, "not a day to look back on"),
        (("year", "--day", "1969-01-01"), 1, "not a day to look back on"),
        (("year", "--day", "someday"), 2, "is not a day"),
        (("year", "x"), 2, "unexpected"),
    ],
    ids=str,
)
def test_what_cannot_be_shown_is_one_sentence_and_changes_nothing(
    small: Line, words: tuple[str, ...], code: int, said: str
) -> None:
    small("done", "posture")
    before = snapshot(small.home.config)
    answer = small(*words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
    assert said in answer.err
    assert snapshot(small.home.config) == before


@pytest.mark.parametrize("words", LOOKS, ids=" ".join)
def test_looking_back_writes_nothing_and_imports_neither_screen_nor_database(
    small: Line, words: tuple[str, ...]
) -> None:
    long_lived(small)
    before = snapshot(small.home.config)
    assert small(*words).code == 0
    assert snapshot(small.home.config) == before
    own = "backcare_tui.cli.commands.record" if words[0] == "year" else "backcare_tui.cli.commands.today"
    assert not loaded(small, *words) & {
        *COSTLY,
        *DATABASE,
        *OTHERS,
        "statistics",
        own,
    }


def test_a_report_imports_nothing_of_the_history(small: Line) -> None:
    found = loaded(small, "pain", "3")
    assert not found & {
        "backcare_tui.cli.commands.looking",
        "backcare_tui.cli.render.history",
    }


@pytest.mark.parametrize("words", LOOKS, ids=" ".join)
def test_hostile_names_are_words_and_no_row_is_wider_than_80(line: Line, words: tuple[str, ...]) -> None:
    for text in ("n" * 200, *HOSTILE.values()):
        quoted = "".join(f"\\U{ord(char):08x}" for char in text)
        line.plan(PLAN.replace("Posture pump", quoted))
        line.at(22)("rung", "posture-pump", "2")
        line("rung", "posture-pump", "1")
        out = line(*words).out
        assert all(char == "\n" or char.isprintable() or char == "\u200d" for char in out)
        if "--json" not in words:
            assert all(width(row) <= 80 for row in out.split("\n"))


def test_the_new_words_complete(small: Line) -> None:

    assert offered(small, "y") == ["year"]
    assert offered(small, "year", "--day", "t") == ["today", "tue", "thu"]
    assert set(offered(small, "pain", "--h")) >= {"--history"}


def test_a_damaged_file_is_named_and_the_rest_is_told(small: Line) -> None:
    long_lived(small)
    (small.home.journal / "2026-11.zzzzzz.json").write_text("{", encoding="utf-8")
    for words in LOOKS:
        answer = small(*words)
        assert answer.code == 0
        assert answer.err == "2026-11.zzzzzz.json is damaged and was passed over; the rest is shown.\n"
