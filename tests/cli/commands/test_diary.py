"""``log``, ``undo ENTRY``, ``redo`` and ``amend``: what they show, what they change, and what they answer."""

from __future__ import annotations

import pytest
from kits.cli_kit import HOSTILE, Line, kept, lived
from kits.folder import snapshot


def first(line: Line, *words: str) -> str:
    """The letters of the newest entry that is shown."""
    return str(line("log", "--json", *words).data["entries"][0]["id"])


def test_the_log_tells_everything_newest_first_under_its_days(small: Line) -> None:
    lived(small)
    small("note", "found later", "--day", "-2", "--at", "21:15")
    out = small("log").out
    letters = first(small)

    assert out.startswith("Sunday 22 November, today\n")
    assert f"  {letters}  07:42  Note – “slept badly”\n" in out
    assert "  07:42  Pain 4: low back left, neck\n" in out
    assert "Face pull: skipped – “travel”" in out
    assert "  21:15  Note – “found later” (written down on 22 Nov 2026)\n" in out
    days = [row for row in out.splitlines() if "November" in row]
    assert days == [
        "Sunday 22 November, today",
        "Friday 20 November",
        "Thursday 19 November",
        "Wednesday 18 November",
        "Tuesday 17 November",
    ]
    assert all(len(row) <= 80 for row in out.splitlines())


def test_it_is_narrowed_by_kind_task_day_words_and_count(small: Line) -> None:
    lived(small)

    def told(*words: str) -> list[tuple[str, str]]:
        found = small("log", "--json", *words).data["entries"]
        return [(entry["day"][-2:], entry["kind"]) for entry in found]

    assert {kind for _day, kind in told("--kind", "pain")} == {"pain"}
    assert len(told("--kind", "pains")) == 5
    assert told("--task", "face", "--since", "-3") == [("22", "skip"), ("20", "done"), ("19", "done")]
    assert told("slept") == [("22", "note")]
    assert told("POSTURE", "pump", "17", "nov") == [("17", "done")]
    assert len(told("--count", "2")) == 2
    assert small("log", "--count", "2").out.endswith("all of them: `backcare log --count 0`\n")
    assert len(told("--count", "0")) == len(told())
    assert small("log", "no such words").out.startswith("Nothing that is recorded is like that.")


def test_an_entry_is_taken_back_by_its_first_letters_however_old(small: Line) -> None:
    small.at(2)("note", "old words")
    small.at(22)("note", "new words")
    letters = first(small, "old")

    assert small("undo", letters[:5]) == (0, "Taken back: the note (Monday 2 November).\n", "")
    assert [entry["text"] for entry in small("log", "--json").data["entries"]] == ["new words"]
    assert "(taken back)" in small("log", "--all").out
    assert small("redo") == (0, "Back again: the note (Monday 2 November).\n", "")
    assert len(small("log", "--json").data["entries"]) == 2
    assert small("redo").out == "Nothing was taken back today or yesterday that could be brought back.\n"


def test_an_entry_is_put_right_however_old(small: Line) -> None:
    small.at(2)("pain", "8", "--where", "neck")
    small("done", "posture", "--amount", "1")
    small.at(22)

    assert small(
        "amend", first(small, "pain"), "--level", "3", "--where", "low back l", "--at", "6:30"
    ).out == ("Corrected: Pain 3: low back left, at 06:30 (Monday 2 November).\n")
    assert small("amend", first(small, "pain"), "--where", "none", "--text", "nowhere").out == (
        "Corrected: Pain 3 – “nowhere” (Monday 2 November).\n"
    )
    assert small("amend", first(small, "posture"), "--amount", "2").out == (
        "Corrected: Posture pump: 2 of 3 min (Monday 2 November).\n"
    )
    row = next(row for row in small("today", "--day", "2026-11-02", "--json").data["tasks"] if "done" in row)
    assert (row["id"], row["done"]) == ("posture-pump", {"minutes": 2})
    assert "(corrected, was: Pain 8: neck at 07:42)" in " ".join(small("log").out.split())


def test_a_check_in_is_put_right_by_its_three_numbers(small: Line) -> None:
    small("checkin", "3", "2", "4")
    assert small("amend", first(small), "--level", "4 5 6").out == (
        "Corrected: Check-in: pain 4, enjoyment 5, activity 6.\n"
    )


def test_a_time_is_taken_where_something_is_recorded(small: Line) -> None:
    small("done", "posture", "--at", "06:30")
    small("pain", "3", "--at", "7:00")
    small("skip", "face", "--because", "away", "--at", "7.15")
    at = {entry["title"]: entry["at"] for entry in small("log", "--json").data["entries"]}
    assert at == {"Posture pump": "06:30", "Pain 3": "07:00", "Face pull": "07:15"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("undo", "zzzzz"), 1, "There is no entry 'zzzzz'"),
        (("undo", "z"), 2, "too short for an entry"),
        (("amend", "zzzzz", "--text", "x"), 1, "There is no entry 'zzzzz'"),
        (("amend", "zzzzz", "--at", "25:00"), 2, "'25:00' is not a time of day: 07:30 is one."),
        (("amend", "zzzzz", "--level", "much"), 2, "'much' is not a number"),
        (("amend", "zzzzz", "--where", "moon"), 2, "moon"),
        (("done", "posture", "--at", "noon"), 2, "'noon' is not a time of day"),
        (("done", "posture", "--at", "23:00"), 1, "23:00 has not come yet."),
        (("log", "--kind", "party"), 2, "'party' is not a kind of entry: done, skip, pain"),
        (("log", "--count", "-1"), 2, "-1 is not a number of entries"),
        (("log", "--task", "juggling"), 1, "juggling"),
    ],
)
def test_what_cannot_be_is_said_in_one_line_and_changes_nothing(
    small: Line, words: tuple[str, ...], code: int, said: str
) -> None:
    small("note", "x")
    before = snapshot(small.home.config.parent)
    answer = small(*words)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert snapshot(small.home.config.parent) == before


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_reach_no_terminal(small: Line, text: str) -> None:
    if small("note", text).code:
        return
    small("pain", "3", "--note", text)
    for words in (("log",), ("log", "--all"), ("amend", first(small), "--text", text)):
        out = "".join(small(*words)[1:])
        assert all(char == "\n" or char.isprintable() for char in out), words


def test_an_empty_log_is_kind(small: Line) -> None:
    before = kept(small)
    assert small("log").out.startswith("Nothing is recorded yet.")
    assert kept(small) == before
