"""What only a process of its own can show: exit codes, pipes, encodings and interruptions."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from kits.cli_kit import Line

posix = pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("today",), 0),
        (("done", "posture"), 0),
        (("done", "xyz"), 1),
        (("pain", "11"), 2),
        (("dnoe",), 2),
    ],
)
def test_each_exit_code_is_the_processes_own(small: Line, words: tuple[str, ...], code: int) -> None:
    answer = small.apart(*words)
    assert answer.code == code
    assert answer.err.count("\n") == (0 if code == 0 else 1)
    assert "Traceback" not in answer.err


@posix
def test_a_reader_that_leaves_early_is_no_error(small: Line) -> None:
    small("note", "x" * 9000)
    read, write = os.pipe()
    os.close(read)  # nobody reads, from the very first byte
    with os.fdopen(write, "wb") as nobody:
        answer = small.apart("today", "--json", capture_output=False, stdout=nobody, stderr=subprocess.PIPE)
    assert answer == (0, "", "")


@posix
def test_what_is_recorded_stays_recorded_when_nobody_reads_the_answer(small: Line) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as nobody:
        small.apart("done", "posture", capture_output=False, stdout=nobody, stderr=nobody)
    assert small("today", "--json").data["progress"]["done"] == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_a_full_disk_behind_the_output_is_one_sentence(small: Line) -> None:
    with open("/dev/full", "wb") as full:
        answer = small.apart("today", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert answer.code == 1
    assert (
        answer.err
        == "The answer could not be written out: no space left on device. What was recorded is saved.\n"
    )


@posix
def test_without_stdin_stdout_and_stderr_it_still_works(small: Line) -> None:
    closed = f'"{sys.executable}" -m backcare_tui'
    for words, code in (("", 0), ("done posture", 0), ("done xyz", 1)):
        found = subprocess.run(
            ["sh", "-c", f"{closed} {words} <&- >&- 2>&-"], env=small.environ(), check=False
        )
        assert found.returncode == code, words
    assert small("today", "--json").data["progress"]["done"] == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437"])
def test_an_encoding_without_the_shapes_gets_others_and_no_crash(small: Line, encoding: str) -> None:
    small("done", "posture")
    small("note", "背中")
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    run = subprocess.run(
        [sys.executable, "-m", "backcare_tui", "today"],
        env={**small.environ(), **env},
        capture_output=True,
        check=False,
    )
    out = run.stdout.decode(encoding)
    assert run.returncode == 0
    assert "*  Posture pump" in out
    assert "o  Face pull" in out
    assert "Notes   ??" in out


def test_an_error_in_an_encoding_without_its_letters_is_still_told(small: Line) -> None:
    answer = small.apart("done", "背中", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert answer.code == 1
    assert answer.err.startswith("Nothing in the plan is called")


def test_an_environment_without_language_works(small: Line) -> None:
    answer = small.apart(
        "today", env={"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    )
    assert (answer.code, answer.err) == (0, "")


@posix
def test_ctrl_c_is_silent_and_has_its_own_code(small: Line, tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import os, signal, time\nos.kill(os.getppid(), signal.SIGINT)\n", encoding="utf-8")
    # Where these tests run in the background, ctrl+c is ignored by them, and so by what they start.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        answer = small.apart("plan", "edit", env={"VISUAL": f"{sys.executable} {script}"})
    finally:
        signal.signal(signal.SIGINT, before)
    assert answer == (130, "", "")
    assert signal.SIGINT.value == 2


def test_words_that_are_no_text_are_told_and_not_kept(small: Line) -> None:
    if os.name == "nt":
        pytest.skip("arguments are always text here")
    answer = small.apart("note", os.fsdecode(b"caf\xe9"))
    assert answer.code == 2
    assert answer.err == "A note holds a broken character that cannot be saved.\n"
    answer = small.apart("done", os.fsdecode(b"\xff\x1b[31m"))
    assert answer.code == 1
    assert "\x1b" not in answer.err


def test_two_lines_at_once_both_count(small: Line) -> None:
    runs = [
        subprocess.Popen([sys.executable, "-m", "backcare_tui", "note", f"n{at}"], env=small.environ(),
                         stdout=subprocess.DEVNULL)
        for at in range(4)
    ]  # fmt: skip
    assert [run.wait() for run in runs] == [0] * 4
    assert sorted(small("today", "--json").data["notes"]) == ["n0", "n1", "n2", "n3"]
