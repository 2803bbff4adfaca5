"""Reading writes nothing: not a byte, not a name, not a time."""

from __future__ import annotations

import pytest
from kits.cli_kit import Line, kept, lived
from kits.folder import snapshot

READS = [
    (),
    ("today",),
    ("today", "--json"),
    ("today", "--day", "-3"),
    ("left",),
    ("left", "--json"),
    ("remind",),
    ("remind", "on", "--dry-run"),
    ("week",),
    ("week", "--json"),
    ("week", "--day", "2026-10-01"),
    ("body",),
    ("trial",),
    ("trial", "new"),
    ("report",),
    ("report", "--html"),
    ("body", "--json", "--days", "366"),
    ("plan",),
    ("plan", "show", "tens"),
    ("plan", "list"),
    ("plan", "check"),
    ("plan", "preview"),
    ("plan", "preview", "--json", "--pain", "6", "--miss"),
    ("safety",),
    ("safety", "--json"),
    ("log",),
    ("log", "--all", "--json", "words"),
    ("where",),
    ("where", "--json"),
    ("doctor",),
    ("doctor", "--json"),
    ("completion", "bash"),
    ("--help",),
    ("done", "--help"),
    ("--version",),
]


@pytest.fixture(params=["none", "empty", "new", "used", "damaged", "broken plan"])
def looked_at(request: pytest.FixtureRequest, line: Line) -> Line:
    """A home in every state of its life."""
    if request.param != "none":
        line.home.config.mkdir(parents=True)
    if request.param == "new":
        line("done", "posture")
    if request.param in ("used", "damaged", "broken plan"):
        line.plan()
        line.at(2)("pain", "3")
        lived(line)
    if request.param == "damaged":
        for path in line.home.journal.glob("2026-11.*.json"):
            path.write_bytes(path.read_bytes()[:-9])
    if request.param == "broken plan":
        line.plan("title = 1")
    return line


def test_no_look_changes_anything_on_disk(looked_at: Line) -> None:
    folder = looked_at.home.config.parent
    before = snapshot(folder)
    for words in READS:
        assert looked_at(*words).code in (0, 1)
        assert snapshot(folder) == before, words


def test_a_status_renews_no_more_than_its_own_file_in_the_cache(looked_at: Line) -> None:
    folder = looked_at.home.config.parent
    before = snapshot(folder)
    assert looked_at("status").code in (0, 1)
    after = snapshot(folder)
    names = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert {name for name in names if "cache" not in name} == set()
    assert len([name for name in names if not name.endswith("cache")]) <= 1


def test_a_line_that_is_refused_changes_nothing_on_disk_but_the_lock(small: Line) -> None:
    small("done", "posture")
    before = kept(small)
    for words in (
        ["done", "xyz"],
        ["done", "posture"],
        ["done", "face", "--amount", "x"],
        ["pain", "11"],
        ["pain", "3", "--where", "x"],
        ["note", " "],
        ["skip", "face", "--because", ""],
        ["done", "face", "--day", "tomorrow"],
        ["resume"],
        ["plan", "use", "zzz"],
    ):
        small(*words)
        assert kept(small) == before, words


def test_what_a_check_off_sets_aside_is_told_then_and_after(small: Line) -> None:
    small("done", "posture")
    (own,) = small.home.journal.glob("2026-11.*.json")
    own.write_bytes(own.read_bytes()[:100])
    said = small("done", "face")
    assert (said.code, said.err.count("\n")) == (0, 1)
    assert f"{own.name} was damaged, and is kept as {own.name}.damaged-" in said.err
    assert small("today").err == said.err == small("where").err


def test_a_damaged_journal_file_is_named_and_the_rest_is_shown(small: Line) -> None:
    lived(small)
    path = next(small.home.journal.glob("2026-11.*.json"))
    other = path.with_name("2026-11.zzzzzz.json")
    other.write_text("{", encoding="utf-8")
    for words in (["today"], ["week"], ["today", "--json"]):
        answer = small(*words)
        assert answer.code == 0
        assert answer.err == "2026-11.zzzzzz.json is damaged and was passed over; the rest is shown.\n"
    assert "done 07:42" in small("today").out
