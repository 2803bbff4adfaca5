"""``export`` and ``import``: what is said, what is written, and what is left alone."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from kits.cli_kit import HOSTILE, Line, kept
from kits.import_kit import HABITBULL, put_loop


@pytest.fixture
def written(small: Line) -> Line:
    small("done", "posture")
    small("note", f"words {HOSTILE['escape']} {HOSTILE['turned']}")
    return small


def test_what_it_understood_is_said_and_a_dry_run_writes_nothing(written: Line, tmp_path: Path) -> None:
    loop = str(put_loop(tmp_path / "loop"))
    before = kept(written)
    answer = written("import", loop, "--dry-run")
    assert answer.out == (
        "From Loop: 2 habits with 4 days.\n"
        "  Posture pump goes to Posture pump (it has that very name): 1 day done, 1 skipped, 1 note\n"
        "  Water is left out (1 day); to take it: --as TASK=Water\n"
        "  Left out once: worked out by the app, not checked off\n"
        "  Left out, 2 times: not done\n"
        "  Left out once: no data\n"
        "  Left out once: not a date\n"
        "  Left out once: not a value of this format\n"
        "  002 Water/Checkmarks.csv line 4: '2026-13-19' is not a date.\n"
        "  002 Water/Checkmarks.csv line 5: 'nan' is not a value of this format.\n"
        "Nothing was written: without --dry-run it takes 3 entries.\n"
    )
    assert kept(written) == before

    assert "Imported: 3 entries are new.\n" in written("import", loop).out
    assert written("import", loop).out.endswith("Nothing new.\n3 were here already.\n")
    assert "imported from Loop" in written("log").out


def test_an_import_as_json_says_the_same(written: Line, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(HABITBULL)
    data = written("import", str(path), "--as", "face=press", "--json").data
    assert data["taken"] == [
        {"habit": "Press", "task": "face-pull", "done": 2, "amounts": 0, "skipped": 0, "notes": 1}
    ]
    assert (data["added"], data["written"], data["first"]) == (3, True, "2026-11-19")
    assert data["left"]["no data"] == 1


@pytest.mark.parametrize("form", ["json", "ics", "fhir"])
def test_what_is_one_file_is_printed_or_written_once_for_its_owner_alone(
    written: Line, tmp_path: Path, form: str
) -> None:
    printed = written("export", form)
    assert printed.code == 0
    assert not set(printed.out) & {"\x1b", "\x07", "\u202e", "\u2066"}
    if form != "ics":
        assert json.loads(printed.out)
    path = tmp_path / "x"
    assert written("export", form, "-o", str(path)).out == f"Saved {path}\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    assert written("export", form, "-o", str(path)).code == 1
    assert path.read_bytes() == before


@pytest.mark.parametrize("form", ["csv", "loop"])
def test_what_is_several_files_goes_into_a_zip_or_a_new_folder(
    written: Line, tmp_path: Path, form: str
) -> None:
    refused = written("export", form)
    assert (refused.code, refused.out) == (2, "")
    assert "-o" in refused.err
    assert written("export", form, "-o", str(tmp_path / "x.zip")).code == 0
    assert written("export", form, "-o", str(tmp_path / "x")).code == 0
    files = [path for path in (tmp_path / "x").rglob("*") if path.is_file()]
    assert len(files) >= 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    again = written("export", form, "-o", str(tmp_path / "x"))
    assert (again.code, again.out) == (1, "")
    if form == "loop":
        assert (
            "Posture pump (it has that very name): 1 day done"
            in written("import", str(tmp_path / "x"), "--dry-run").out
        )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("export", "pdf"), 2),
        (("export", "json", "--tasks"), 2),
        (("export", "json", "--since", "someday"), 2),
        (("import", "none.zip"), 1),
        (("import", "/dev/null"), 1),
        (("import", "x", "--as", "posture"), 2),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence_and_nothing_changes(
    written: Line, words: tuple[str, ...], code: int
) -> None:
    before = kept(written)
    answer = written(*words)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err
    assert "Traceback" not in answer.err
    assert kept(written) == before


def test_our_own_file_brings_the_same_day_back(
    written: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, today = tmp_path / "x.json", written("today", "--json").out
    written("export", "json", "-o", str(path))
    env = {"BACKCARE_HOME": str(tmp_path / "other")}
    assert "Written: plans/combined.toml" in written("import", str(path), env=env).out
    assert written("today", "--json", env=env).out == today
    assert "Nothing new." in written("import", str(path), env=env).out
