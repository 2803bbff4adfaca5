"""What a person prefers, remembered in the settings: themes, keys, and how guided sessions are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from backcare_tui.coach.reading import Reading
from backcare_tui.coach.recording import saving
from backcare_tui.coach.results import Refused
from backcare_tui.storage.planfile.errors import PlanError
from backcare_tui.storage.reminders.notifier import TEXT

if TYPE_CHECKING:
    from backcare_tui.storage.theme_file import ThemeFile

BELL, NOTIFY, TITLE = "bell", "notify", "title"
SIGNALS = (BELL, NOTIFY, TITLE)
"""The bell at the end of a step, a notification while the terminal is in the background, the time in its title."""
VOICE, HANDS_FREE, PAIN_AFTER = "voice", "hands_free", "pain_after"
MOTION = "motion"
"""Whether figures move, breaths grow and marks brighten."""
SETTINGS = {
    MOTION: ("on", "off"),
    **dict.fromkeys(SIGNALS, ("on", "off")),
    VOICE: ("off", "on"),
    HANDS_FREE: ("on", "off"),
    PAIN_AFTER: ("session", "each"),
}
"""What the settings may say of motion and of guided sessions: each key, its usual word and the other one."""

ABOUT = {
    "theme": "the colours of the dashboard",
    MOTION: "figures move, breaths grow, and a mark brightens once",
    BELL: "the terminal's bell in a guided session",
    NOTIFY: "a notification while you are in another window",
    TITLE: "what is left, in the terminal's title",
    VOICE: "a guided session is said aloud, where a program speaks",
    HANDS_FREE: "sides, sets and spots follow by themselves",
    PAIN_AFTER: "pain is asked once a session, or after each task",
}
"""A line on each setting."""


def chosen_theme(reading: Reading) -> str | None:
    """The name of the theme in the settings; None where none was chosen. Any name may stand there.

    Raises:
        PlanError: The settings file cannot be understood.
    """
    return reading.library.settings.name_of("theme", "a theme", "backcare-calm")


def keep_theme(reading: Reading, name: str) -> None:
    """Remember a theme.

    Raises:
        Refused: It could not be saved.
        PlanError: The settings file has errors, and so is left alone.
    """
    keep_setting(reading, "theme", name)


def keep_setting(reading: Reading, key: str, value: str) -> None:
    """Remember one of the settings; the file keeps its comments and order.

    Raises:
        Refused: It could not be saved.
        PlanError: The settings file has errors, and so is left alone.
    """
    if key == NOTIFY and own_command(reading):
        raise Refused("Notifications are told by a command of yours: change `notify` in the settings file.")
    with saving(reading):
        reading.library.settings.put(key, value)


def own_command(reading: Reading) -> tuple[str, ...]:
    """The command that the settings give for telling a nudge, with ``{text}`` for its words; none where there is none.

    Raises:
        PlanError: What stands there is no such command, or the settings cannot be understood.
    """
    settings = reading.library.settings
    value = settings.value_of(NOTIFY)
    if value is None or isinstance(value, bool) or value in ("on", "off"):
        return ()
    words = tuple(word for word in value if isinstance(word, str)) if isinstance(value, list) else ()
    is_one = words and words[0].strip() and any(TEXT in word for word in words[1:])
    if not is_one or words != tuple(value) or any("\0" in word for word in words):  # type: ignore[arg-type]
        raise settings.error(
            '`notify` takes "on", "off", or a command of yours, a list of words of which one holds {text}, '
            'such as notify = ["ntfy", "publish", "my-back", "{text}"]',
            (NOTIFY,),
        )
    return words


def _word_of(reading: Reading, key: str) -> str | None:
    """What the settings say for one of ``SETTINGS``; a command that tells nudges is a yes to notifications.

    Raises:
        PlanError: The settings cannot be understood, or hold nothing of the kind.
    """
    if key == NOTIFY and isinstance(reading.library.settings.value_of(key), list) and own_command(reading):
        return SETTINGS[key][0]
    usual, other = SETTINGS[key]
    return reading.library.settings.name_of(key, f"{usual} or {other}", other)


def session_settings(reading: Reading) -> dict[str, tuple[str, tuple[str, str]]]:
    """What the settings say of guided sessions: each with its word, and the words that there are."""
    said = {}
    for key, (usual, other) in SETTINGS.items():
        try:
            word = _word_of(reading, key)
        except PlanError:
            word = None
        said[key] = (other if word == other else usual, (usual, other))
    return said


def wants_motion(reading: Reading) -> bool:
    """Whether the settings leave motion on; what cannot be understood does."""
    try:
        return reading.library.settings.name_of(MOTION, "on or off", "off") != "off"
    except PlanError:
        return True


def own_themes(reading: Reading) -> tuple[list[ThemeFile], dict[str, str]]:
    """The person's own themes; and of each file that cannot be used, by its name, what is wrong with it."""
    if not reading.home.themes.exists():
        return [], {}
    from backcare_tui.storage.theme_file import read_themes

    return read_themes(reading.home.themes)


def own_keys(reading: Reading) -> dict[str, object]:
    """The keys that the settings give, by the id of what they do. Anything may stand there.

    Raises:
        PlanError: The settings file cannot be understood, or has no table of keys.
    """
    return reading.library.settings.table_of("keys")


class Wanted(msgspec.Struct, frozen=True):
    """How guided sessions are wanted.

    Attributes:
        on: The signals that are given.
        voice: Whether it is said aloud.
        hands_free: Whether sides, sets and spots follow by themselves.
        asks_each: Whether pain is asked after each task, and not once a session.
        trouble: What is wrong with the settings in one sentence; empty where nothing is.
    """

    on: tuple[str, ...] = SIGNALS
    voice: bool = False
    hands_free: bool = True
    asks_each: bool = False
    trouble: str = ""


def wanted_in_sessions(reading: Reading) -> Wanted:
    """What the settings say of guided sessions. What cannot be understood changes nothing."""
    said: dict[str, str] = {}
    trouble = ""
    for key, (usual, other) in SETTINGS.items():
        try:
            word = _word_of(reading, key)
        except PlanError as error:
            word, trouble = None, trouble or str(error).splitlines()[0]
        if word not in (None, usual, other):
            trouble = trouble or (
                f'{reading.home.settings}: {key} is {word[:40]!r}; it takes "{usual}" or "{other}".'
            )
        said[key] = other if word == other else usual
    return Wanted(
        on=tuple(signal for signal in SIGNALS if said[signal] == "on"),
        voice=said[VOICE] == "on",
        hands_free=said[HANDS_FREE] == "on",
        asks_each=said[PAIN_AFTER] == "each",
        trouble=trouble,
    )
