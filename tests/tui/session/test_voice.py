"""A session said aloud: one thing at a time, silent on a pause, a stop and the way out, and harmless whatever is said."""

from __future__ import annotations

import os
import select
import shutil
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from kits.guided_kit import PUMP, guided, plan
from kits.tui_kit import at_desk, write_plan

from backcare_tui.coach import Coach
from backcare_tui.coach.preferences import wanted_in_sessions
from backcare_tui.tui.session.voice import LONGEST, NONE_FOUND, SPEAKERS, Speaker, Voice, found, spoken

END = "end of what is said"
SPEAKS = '#!/bin/sh\nprintf \'%s\\n\' "$$" "$@" "{end}" > {heard}\nread never < {never}\n'


class Stand:
    """In the place of a program that speaks: it tells what it was given, and then never ends by itself."""

    def __init__(self, folder: Path) -> None:
        self.program = folder / "bin" / "espeak-ng"
        self.program.parent.mkdir()
        heard, never = folder / "heard", folder / "never"
        os.mkfifo(heard)
        os.mkfifo(never)
        self.program.write_text(SPEAKS.format(end=END, heard=heard, never=never))
        self.program.chmod(0o755)
        self._heard = os.open(heard, os.O_RDWR | os.O_NONBLOCK)

    def hear(self) -> tuple[int, list[str]]:
        """Its process, and what it was given, once it has told."""
        text = ""
        while END not in text:
            ready, _, _ = select.select([self._heard], [], [], 20)
            assert ready, "nothing is spoken"
            text += os.read(self._heard, 65536).decode()
        process, *words = text.splitlines()[:-1]
        return int(process), words

    @property
    def is_silent(self) -> bool:
        """Whether nothing more was said."""
        return not select.select([self._heard], [], [], 0)[0]

    def close(self) -> None:
        os.close(self._heard)


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    made = Stand(tmp_path)
    yield made
    made.close()


def is_gone(process: int) -> bool:
    """Whether a process of ours ends, which it never does by itself: one that is killed is gone a moment later."""
    try:
        ending = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([ending], [], [], 20)[0])
    finally:
        os.close(ending)


async def test_a_session_is_said_aloud_and_a_pause_a_stop_and_the_end_of_it_silence_it(
    coach: Coach, stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    coach.home.settings.parent.mkdir(parents=True, exist_ok=True)
    coach.home.settings.write_text("voice = true\n")
    monkeypatch.setenv("PATH", str(stand.program.parent))
    write_plan(coach, plan(PUMP, name="--version \\u001b]0;x\\u0007[[x]]"))
    async with guided(coach) as walk:
        first, words = stand.hear()
        assert words == ["-v", "en", "--", "version 0;x x . Lie down."]
        await walk.press("enter")
        second, words = stand.hear()
        assert (words[-1], is_gone(first)) == ("Begin.", True)
        await walk.press("space")
        assert is_gone(second)
        await walk.press("space")
        await walk.wait(60)
        half, words = stand.hear()
        assert words[-1] == "One minute left."
        await walk.press("!")
        assert is_gone(half)
        assert stand.is_silent
        await walk.press("escape", "right")
        last, words = stand.hear()
        assert words[-1].startswith("Let out any air")
    assert is_gone(last)


async def test_without_a_program_that_speaks_one_sentence_says_so_and_a_key_turns_it_off(
    coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    write_plan(coach, plan(PUMP))
    async with at_desk(coach) as desk:
        commands = {command.title: command for command in desk.app.get_system_commands(desk.app.screen)}
        commands["Voice"].callback()
        await desk.settle()
        assert desk.said == NONE_FOUND
        assert wanted_in_sessions(desk.disk()).voice
    async with guided(coach) as walk:
        await walk.press("enter", "space", "space")
        assert [one.message for one in walk.desk.app._notifications] == [NONE_FOUND]
        await walk.press("v")
        assert not wanted_in_sessions(walk.desk.disk()).voice


async def test_what_is_said_in_passing_never_covers_when_to_stop(coach: Coach) -> None:
    write_plan(coach, plan(PUMP))
    async with at_desk(coach) as desk:
        desk.app._disable_notifications = False
        await desk.press("enter", "v")
        await desk.settle()
        toast, stop = (desk.app.screen.query_one(name).region for name in ("Toast", "#stop"))
        assert toast.area
        assert not toast.overlaps(stop)


def test_nothing_is_said_unless_it_is_wanted(coach: Coach) -> None:
    assert not wanted_in_sessions(coach).voice


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--stdin", "stdin"),
        ("Left\x1b[31m side\x00.\n", "Left 31m side ."),
        ("a" * 10_000, "a" * LONGEST),
        ("[[slnc 9999]] <break/> & \ud800\u202e", "slnc 9999 break"),
        ("Rückenlage, हिन्दी: don’t", "Rückenlage, हिन्दी: don’t"),
        ("… —", ""),
    ],
)
def test_anyones_words_are_spoken_as_words_alone(words: str, said: str) -> None:
    assert spoken(words) == said


def test_what_is_too_long_ends_with_a_whole_word() -> None:
    said = spoken("word " * 1000)
    assert said.endswith("word")
    assert LONGEST - 5 <= len(said) <= LONGEST


def test_what_only_hands_on_is_told_to_stop_as_well(stand: Stand) -> None:
    voice = Voice(Speaker((str(stand.program), "--wait"), ("--stop",)))
    voice.say("Left side.")
    process, words = stand.hear()
    assert words == ["--wait", "--", "Left side."]
    voice.hush()
    silencing, words = stand.hear()
    assert words == ["--stop"]
    voice.hush()  # nothing is said, so nobody else's words are stopped
    assert stand.is_silent
    os.kill(silencing, 9)
    voice.close()
    assert is_gone(process)


@pytest.mark.parametrize(
    ("program", "trouble"),
    [
        ("false", "false ended with an error, so nothing more is said aloud."),
        (
            "/nowhere/speaker",
            "speaker could not be started (no such file or directory), so nothing is said aloud.",
        ),
    ],
)
def test_a_program_that_cannot_speak_is_told_and_then_let_be(program: str, trouble: str) -> None:
    voice = Voice(Speaker((program,)))
    voice.say("Left side.")
    if voice._speaking is not None:
        voice._speaking.wait(20)
    voice.look()
    assert voice.trouble == trouble
    voice.say("Right side.")
    assert voice._speaking is None


@pytest.mark.parametrize("speaker", SPEAKERS, ids=lambda speaker: speaker.command[0])
def test_each_program_is_found_where_it_is_the_only_one(
    speaker: Speaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, *options = speaker.command
    (tmp_path / name).write_text("#!/bin/sh\n")
    (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found() == Speaker((str(tmp_path / name), *options), speaker.hush)


@pytest.mark.skipif(
    shutil.which("espeak-ng") is None and "CI" not in os.environ, reason="espeak-ng is not installed"
)
def test_espeak_ng_speaks_it(tmp_path: Path) -> None:
    file = tmp_path / "said.wav"
    voice = Voice(Speaker(("espeak-ng", "-v", "en", "-w", str(file))))
    voice.say("--help, Left side.")
    assert voice._speaking is not None
    assert voice._speaking.wait(60) == 0
    voice.look()
    assert voice.trouble == ""
    with wave.open(str(file)) as said:
        assert said.getnframes() / said.getframerate() > 0.5
        assert any(said.readframes(said.getnframes()))
