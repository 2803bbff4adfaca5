"""``doctor`` says what is wrong, mends it when told to, and ends with 1 as long as something is."""

from __future__ import annotations

from kits.cli_kit import Line


def test_a_torn_month_from_what_is_wrong_to_nothing(small: Line) -> None:
    assert small("doctor").out == "Nothing is wrong: 1 file looked at.\n"
    assert "There is no journal to mend yet." in small("doctor", "--repair").err
    for words in ("one", "two"):
        small("note", words)
    (path,) = small.home.journal.glob("2026-11.*.json")
    path.write_bytes(path.read_bytes()[:-9])

    seen = small("doctor")
    assert seen.code == 1
    assert f"!  journal/{path.name} is damaged." in seen.out
    assert "With --repair: What can be read of it is taken over" in seen.out
    assert "Nothing is deleted." in seen.out
    finding, answers = small("doctor", "--json").data["findings"]
    assert (answers["file"], answers["wrong"], answers["can_mend"]) == ("safety answers", True, False)
    assert (finding["wrong"], finding["can_mend"], finding["mended"]) == (True, True, False)

    done = small("doctor", "--repair")
    assert done.code == 1
    assert "1 thing wrong;" in done.out
    assert "!  safety answers may have stood in a damaged file" in done.out
    small("safety", "--none")
    assert f"+  journal/{path.name} is damaged. What can be read of it is taken over" in done.out.replace(
        "\n   ", " "
    )
    assert "one" in small("log").out
    after = small("doctor")
    assert after.code == 0
    assert after.out.startswith(f"·  journal/{path.name}.damaged-")


def test_others_goes_with_repair(small: Line) -> None:
    assert small("doctor", "--others").code == 2


def test_an_undo_that_cannot_look_says_so(small: Line) -> None:
    small("note", "one")
    for path in small.home.journal.glob("2026-11.*.json"):
        path.write_bytes(path.read_bytes()[:-9])
    for words in ("undo", "redo"):
        answer = small(words)
        assert answer.code == 1
        assert "as far as the journal can be read. 2026-11." in answer.err
    small("doctor", "--repair")
    assert small("undo").code == 0


def test_a_damaged_session_is_told_by_today(small: Line) -> None:
    small("note", "one")
    (small.home.data / "session.host.json").write_text("{")
    assert small("today").err == ""
    from backcare_tui.storage.machine import host_name

    (small.home.data / f"session.{host_name()}.json").write_text("{")
    assert "is damaged and was passed over; the journal is as it was." in small("today").err
    assert small("today", "--json").data["session"] is None


def test_safety_a_preview_and_where_name_a_damaged_file(small: Line) -> None:
    small("note", "one")
    (path,) = small.home.journal.glob("2026-11.*.json")
    path.write_bytes(path.read_bytes()[:-9])
    for words in (
        ["safety"],
        ["safety", "--json"],
        ["plan", "preview"],
        ["plan", "preview", "--json"],
        ["where"],
    ):
        assert f"{path.name} is damaged" in small(*words).err, words
    assert small("safety", "--json").data["ask_first"]
    assert (
        small("safety", "--json").data["damaged"] == small("where", "--json").data["damaged"] == [path.name]
    )
