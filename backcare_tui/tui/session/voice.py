"""A guided session said aloud, one thing at a time, by a program that speaks.

Nothing waits for that program, and none of its words reach the terminal. Where there is none, or it ends with an
error, that is told in one sentence, and the session goes on in silence.
"""

from __future__ import annotations

import math
import shutil
from contextlib import suppress
from subprocess import DEVNULL, Popen, TimeoutExpired
from typing import NamedTuple
from unicodedata import category

from backcare_tui.coach.preferences import VOICE, wanted_in_sessions
from backcare_tui.domain.session.frame import PAUSED, Frame
from backcare_tui.domain.session.session import Session
from backcare_tui.domain.session.speech import speech
from backcare_tui.tui.dashboard import Dashboard
from backcare_tui.tui.dialogs.settings import keep

LONGEST = 160
"""Characters that are spoken at once; whoever lies there is told no more before the next thing comes."""
SPOKEN, SIGNS = "LMN", " .,;:?!'’-"
"""Classes of characters that are letters, marks on them, and numbers; and the signs that are spoken with them. Brackets and the
like steer some voices."""
PATIENCE = 0.5
"""Seconds for a program that was ended to be gone, before the screen is left."""


class Speaker(NamedTuple):
    """A program that speaks.

    Attributes:
        command: Its words, before the one that is spoken.
        hush: What silences it, where ending the program alone does not.
    """

    command: tuple[str, ...]
    hush: tuple[str, ...] = ()


# spd-say only hands on what another program speaks. It is told to stop what is spoken, and not to cancel all that waits,
# which may be a screen reader's.
SPEAKERS = (
    Speaker(("spd-say", "--wait", "--language", "en"), ("--stop",)),
    Speaker(("espeak-ng", "-v", "en")),
    Speaker(("say",)),
)
NONE_FOUND = "No program that speaks was found: spd-say, espeak-ng or say. Install one, or turn voice off in the settings."


def found() -> Speaker | None:
    """The first of the programs that is there."""
    for speaker in SPEAKERS:
        program, *options = speaker.command
        path = shutil.which(program)
        if path is not None:
            return speaker._replace(command=(path, *options))
    return None


def spoken(words: str) -> str:
    """Anyone's words as they are spoken: letters, numbers and a few signs, cut at a word, and never like an option."""
    kept = (char if char in SIGNS or category(char)[0] in SPOKEN else " " for char in words[: 4 * LONGEST])
    text = " ".join("".join(kept).split()).lstrip(SIGNS)
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] or text[:LONGEST]


class Voice:
    """Says one thing at a time: what is new ends what is still being said.

    Attributes:
        trouble: Why nothing is spoken, in a sentence; empty while all is well.
    """

    def __init__(self, speaker: Speaker | None) -> None:
        self._speaker = speaker
        self._speaking: Popen[bytes] | None = None
        self._ended: list[Popen[bytes]] = []
        self.trouble = "" if speaker is not None else NONE_FOUND

    def say(self, words: str) -> None:
        """Begin to say something."""
        text = spoken(words)
        self.look()
        if self._speaker is None or self.trouble or not text:
            return
        self._end()
        self._speaking = self._start(*self._speaker.command, "--", text)

    def hush(self) -> None:
        """Be silent at once."""
        speaker, was_speaking = self._speaker, self._end()
        if was_speaking and speaker is not None and speaker.hush:
            silencing = self._start(speaker.command[0], *speaker.hush)
            self._ended += [silencing] if silencing is not None else []

    def look(self) -> None:
        """See whether what was said last came to its end, and how."""
        self._ended = [process for process in self._ended if process.poll() is None]
        code = self._speaking.poll() if self._speaking is not None else None
        if code is not None:
            self._speaking = None
        if code and self._speaker is not None:
            self.trouble = f"{self._name} ended with an error, so nothing more is said aloud."

    def close(self) -> None:
        """Be silent, and leave nothing behind."""
        self.hush()
        for process in self._ended:
            with suppress(TimeoutExpired):
                process.wait(PATIENCE)

    @property
    def _name(self) -> str:
        return self._speaker.command[0].rpartition("/")[2] if self._speaker is not None else ""

    def _end(self) -> bool:
        """End what is being said; whether anything was."""
        process, self._speaking = self._speaking, None
        if process is None or process.poll() is not None:
            return False
        process.kill()
        self._ended.append(process)
        return True

    def _start(self, *command: str) -> Popen[bytes] | None:
        try:
            # In a session of its own, so that it neither writes to the terminal nor hears its keys.
            return Popen(command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)  # noqa: S603 - no shell, and its last word is no option
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            self.trouble = f"{self._name} could not be started ({why}), so nothing is said aloud."
            return None


class Narrator:
    """Follows a session as it is shown, and says what there is to say; without a voice nothing."""

    def __init__(self, voice: Voice | None = None) -> None:
        self._voice = voice
        self._shown: Frame | None = None
        self._said_at = -math.inf
        self._told = False

    def follow(self, session: Session, shown: Frame, now: float) -> str:
        """Say what this moment has to be said. Returns, once, why nothing is; else nothing."""
        if self._voice is None:
            return ""
        words = speech(session, self._shown, shown, now - self._said_at)
        self._shown = shown
        if words:
            self._voice.say(words)
            self._said_at = now
        elif shown.state == PAUSED or session.halt is not None:
            self._voice.hush()
        self._voice.look()
        if self._told or not self._voice.trouble:
            return ""
        self._told = True
        return self._voice.trouble

    def close(self) -> None:
        """Be silent, for good."""
        if self._voice is not None:
            self._voice.close()


def switch(app: Dashboard) -> tuple[bool, str]:
    """Have guided sessions said aloud, or no more. Returns whether they are wanted so by now, and a sentence on it."""
    aloud = not wanted_in_sessions(app.coach).voice
    wrong = keep(app, VOICE, "on" if aloud else "off")
    if wrong:
        return not aloud, wrong
    if aloud and found() is None:
        return aloud, NONE_FOUND
    return aloud, "Guided sessions are said aloud." if aloud else "Guided sessions are silent."
