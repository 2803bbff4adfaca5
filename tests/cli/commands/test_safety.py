"""``safety`` and ``cleared``: what locks, what rests, and what is shown of it."""

from __future__ import annotations

import pytest
from kits.cli_kit import HOSTILE, PLAN, Line, kept, offered
from kits.folder import snapshot

from backcare_tui.domain.safety import CONDITIONS, DIARY, SIGNS

SCREENED = PLAN.replace('id = "posture-pump"', 'id = "posture-pump"\nnot_with = ["pregnancy"]')


def plain(text: str) -> str:
    """Text without its line breaks."""
    return " ".join(text.split())


def test_the_list_shows_every_sign_and_condition_the_most_urgent_first(small: Line) -> None:
    out = small("safety").out
    places = [out.index(f"({sign.id})") for sign in SIGNS]
    assert places == sorted(places)
    for name in CONDITIONS:
        assert f"({name})" in out
    assert plain(out).startswith(DIARY)
    assert (
        out.index("emergency help now")
        < out.index("Contact a doctor today")
        < out.index("urgent appointment")
    )
    assert "Unanswered." in out
    assert all(len(row) <= 80 for row in out.split("\n"))


@pytest.mark.parametrize(
    "answered", [(), ("--none",), ("--yes", "infection"), ("--with", "pregnancy")], ids=" ".join
)
@pytest.mark.parametrize("look", [("safety",), ("safety", "--json")], ids=" ".join)
def test_looking_at_the_list_writes_nothing(
    small: Line, answered: tuple[str, ...], look: tuple[str, ...]
) -> None:
    if answered:
        small("safety", *answered)
    before = snapshot(small.home.config.parent)
    assert small(*look).code == 0
    assert snapshot(small.home.config.parent) == before


def test_an_answer_is_shown_in_the_list_and_in_the_json(small: Line) -> None:
    small("safety", "--yes", "infection", "--yes", "one-leg", "--with", "pregnancy")
    out = small("safety").out
    assert sum(row.startswith("yes  ") for row in out.split("\n")) == 3
    assert "Last answered on 2026-11-22." in out
    assert "backcare cleared --by" in out
    answered = {
        "answered": "2026-11-22",
        "signs": ["infection", "one-leg"],
        "conditions": ["pregnancy"],
        "put": [],
        "stops": [],
        "cleared": [],
        "ask_first": False,
    }
    assert small("safety", "--json").data == {"schema": 1, **answered, "damaged": []}
    assert small("today", "--json").data["safety"] == answered


def test_a_locked_day_shows_whom_to_turn_to_and_no_task(small: Line) -> None:
    answer = small("safety", "--yes", "cauda-equina")
    assert answer.out == (
        "Stop and get emergency help now (your local emergency number). "
        "The plan rests until a professional has cleared it.\n"
    )
    out = small("today").out
    assert "\n\nStop and get emergency help now" in out
    assert plain(DIARY) in plain(out)
    assert "`backcare cleared --by" in out
    for name in ("Posture", "Face", "Quadratus", "Streak", "Pain  "):
        assert name not in out
    data = small("today", "--json").data
    assert (data["locked"], data["state"], data["progress"]["asked"]) == (True, "locked", 0)
    assert {row["state"] for row in data["tasks"]} == {"rested"}


def test_a_lock_stays_after_four_hundred_days(small: Line) -> None:
    small("safety", "--yes", "cord")
    small.now = "2027-12-27T07:42:00+00:00"
    assert small("today", "--json").data["locked"] is True
    ahead = small("plan", "preview", "--days", "60")
    assert ahead.out.count("locked: nothing is asked") == 60


def test_what_was_done_on_a_locked_day_is_recorded_and_the_day_stays_locked(small: Line) -> None:
    small("safety", "--yes", "infection")
    asked = small("done", "posture")
    assert (asked.code, asked.out) == (1, "")
    assert asked.err == (
        "Posture pump rests: a warning sign was answered yes. With --yes it is done all the same.\n"
    )
    answer = small("done", "posture", "--yes")
    assert answer.code == 0
    assert answer.out.startswith("Posture pump: 3 min done.")
    data = small("today", "--json").data
    assert [row["state"] for row in data["tasks"]] == ["done", "rested", "rested", "rested"]
    assert (data["locked"], data["kept"]) == (True, False)


def test_a_slip_is_taken_back(small: Line) -> None:
    small("note", "the day has begun")
    before = small("today").out
    small("safety", "--yes", "cauda-equina")
    assert small("undo").err == (
        "This takes back the safety answers of today: what rests or is locked may change. With --yes it is done all the same.\n"
    )
    assert small("undo", "--yes").out == "Taken back: the safety answers.\n"
    assert small("today").out == before


def test_a_condition_rests_exactly_what_names_it_and_says_why(line: Line) -> None:
    line.plan(SCREENED)
    assert line("safety", "--with", "pregnancy").out == (
        "Noted. Rested until a professional has cleared it: Posture pump.\n"
    )
    rows = line("today", "--json").data["tasks"]
    assert [row["state"] for row in rows] == ["rested", "due", "due", "due"]
    assert rows[0]["because"] == "pregnancy"
    assert "⊘  Posture pump        3 min        evening   rested: pregnancy\n" in line("today").out
    line("cleared", "pregnancy", "--by", "Dr Ruiz")
    assert [row["state"] for row in line("today", "--json").data["tasks"]] == ["due"] * 4


def test_an_answer_only_adds(small: Line) -> None:
    small("safety", "--yes", "infection")
    small("safety", "--none")
    small("safety", "--with", "cancer")
    small("safety", "--yes", "one-leg")
    data = small("safety", "--json").data
    assert (data["signs"], data["conditions"]) == (["infection", "one-leg"], ["cancer"])


def test_a_sign_is_known_by_its_beginning_where_no_other_begins_so(small: Line) -> None:
    assert small("safety", "--yes", "c").code == 2
    assert small("safety", "--yes", "infection", "--yes", "caud").code == 0
    assert set(small("today", "--json").data["safety"]["signs"]) == {"infection", "cauda-equina"}


@pytest.mark.parametrize("words", [("none",), ("--none",)])
def test_no_sign_and_no_condition_is_an_answer(small: Line, words: tuple[str, ...]) -> None:
    assert "The safety questions are unanswered" in small("today").out
    assert small("safety", *words).code == 0
    assert "safety questions" not in small("today").out
    assert small("safety", "--json").data["answered"] == "2026-11-22"
    assert "Is a warning sign new, or getting worse?" in plain(small.at(29)("today").out)


WRONG = [
    ("safety", "--none", "--yes", "infection"),
    ("safety", "none", "--yes", "infection"),
    ("safety", "infection"),
    ("safety", "--none", "--with", "pregnancy"),
    ("safety", "--yes", "hunger"),
    ("safety", "--with", "x" * 10_000),
    ("safety", "--yes", "infection", "--with", "hunger"),
    ("safety", "extra"),
    ("cleared", "infection"),
    ("cleared", "--by", " "),
    ("cleared", "--by", "x" * 201),
    ("cleared", "--by", "x" * 10_000),
    ("cleared", "--by", "Dr Ruiz", "--day", "someday"),
]
CANNOT = [
    ("cleared", "one-leg", "--by", "Dr Ruiz"),
    ("cleared", "infection", "one-leg", "--by", "Dr Ruiz"),
    ("cleared", "--by", "Dr Ruiz", "--day", "+1"),
]


@pytest.mark.parametrize(
    ("code", "words"),
    [*((2, words) for words in WRONG), *((1, words) for words in CANNOT)],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else str(value),
)
def test_what_is_refused_is_one_sentence_and_the_lock_stays(
    small: Line, code: int, words: tuple[str, ...]
) -> None:
    small("safety", "--yes", "infection")
    before = kept(small)
    answer = small(*words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
    assert len(answer.err) < 400
    assert kept(small) == before
    assert small("today", "--json").data["locked"] is True


def test_a_clearance_needs_something_open(small: Line) -> None:
    assert small("cleared", "--by", "Dr Ruiz") == (1, "", "Nothing is open to clear.\n")


def test_a_clearance_unlocks_what_it_names_with_who_and_when(small: Line) -> None:
    small("safety", "--yes", "infection", "--yes", "cord")
    answer = small("cleared", "infection", "--by", "Dr Ruiz", "--day", "yesterday")
    still = "Still locked by: clumsy or numb hands, trouble in both arms, unsteady walking."
    assert answer.out == f"Cleared by Dr Ruiz, 2026-11-21: fever, chills, or feeling ill. {still}\n"
    assert small("safety", "--json").data["signs"] == ["cord"]
    assert small("today", "--json").data["locked"] is True
    small("cleared", "--by", "Dr Ruiz")
    assert small("today", "--json").data["locked"] is False
    small("undo", "--yes")
    assert small("today", "--json").data["locked"] is True


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_name_reaches_the_terminal_as_a_command(small: Line, text: str) -> None:
    small("safety", "--yes", "infection")
    answer = small("cleared", "--by", text)
    assert (answer.code, answer.out.count("\n"), answer.err) == (0, 1, "")
    assert all(char == "\n" or char.isprintable() or char in "\u200d\u200c" for char in answer.out)
    assert small("today", "--json").data["locked"] is False


def test_a_wholly_rested_day_names_no_key_of_the_dashboard(line: Line) -> None:
    rests = 'not_with = ["pregnancy"]'
    line.plan(PLAN.replace('every = "day"', f'every = "day"\n{rests}').replace("not_with = []", rests))
    line("safety", "--with", "pregnancy")
    out = line("today").out
    assert "\n\nRest. What is planned today is rested" in out
    assert "w on a row" not in out


def test_signs_conditions_and_what_is_open_complete(small: Line) -> None:

    assert offered(small, "safety", "--yes", "c") == ["cauda-equina", "cord", "cancer-signs"]
    assert offered(small, "safety", "--with", "p") == ["pregnancy", "pacemaker-epilepsy"]
    assert offered(small, "cleared", "") == []
    small("safety", "--yes", "infection", "--with", "pregnancy")
    assert offered(small, "cleared", "") == ["infection", "pregnancy"]


def test_a_day_that_waits_for_an_answer_is_told_to_be_locked_in_every_word_of_its_json(small: Line) -> None:
    small("pain", "3", "chest")
    waits = small("today", "--json").data
    assert (waits["state"], waits["locked"], waits["safety"]["signs"]) == ("locked", True, [])
    small("answer", "no")
    answered = small("today", "--json").data
    assert (answered["state"], answered["locked"]) == ("pending", False)
