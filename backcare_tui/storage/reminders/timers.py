"""Timers of the system, which start backcare at the times of reminders: their files, and what turns them on and off.

A path may hold whatever a disk lets it; each format has its own way to write that, and refuses what it has none for.
"""

from __future__ import annotations

import os
import plistlib
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import time
from pathlib import Path
from shutil import which
from typing import NamedTuple

from backcare_tui.storage.files import make_folder, read_regular, write_atomic

SYSTEMD, LAUNCHD, CRONTAB = KINDS = ("systemd", "launchd", "crontab")
NAME = "backcare-remind"
OURS = "Written by `backcare remind on`"
"""What stands in each of our files, so that no other is replaced or taken away."""

LARGEST = 100_000
"""Bytes of a file of ours, and more."""

PATIENCE = 30
"""Seconds that the system may take for one of its commands."""


class Command(NamedTuple):
    """A command of the system's; one that ``may_fail`` undoes what may not be there."""

    words: tuple[str, ...]
    may_fail: bool = False

    @property
    def text(self) -> str:
        """As one would type it."""
        return shlex.join(self.words)


class Timer(NamedTuple):
    """What starts backcare at some times of the day.

    Attributes:
        kind: One of ``KINDS``.
        files: Each file and its text; none for a crontab, which is the person's own.
        lines: What is to be put into the crontab by hand.
        on, off: What tells the system, once the files are there; and before they are taken away.
        gone: What tells it that they are gone.
    """

    kind: str
    files: tuple[tuple[Path, str], ...] = ()
    lines: tuple[str, ...] = ()
    on: tuple[Command, ...] = ()
    off: tuple[Command, ...] = ()
    gone: tuple[Command, ...] = ()


def usual_kind() -> str:
    """The kind that this system has: systemd where it runs, launchd on a Mac, else a line for the crontab."""
    if sys.platform == "darwin":
        return LAUNCHD
    return SYSTEMD if os.path.isdir("/run/systemd/system") and which("systemctl") else CRONTAB


def timer(kind: str, program: Sequence[str], times: Sequence[time], environ: Mapping[str, str]) -> Timer:
    """The timer of a kind.

    Args:
        kind: One of ``KINDS``.
        program: What is started, with its arguments; the first an absolute path.
        times: When, by the clock of the place.
        environ: Where the system's folders are.

    Raises:
        ValueError: An argument cannot be written there.
    """
    if any(not word.isprintable() for word in program):
        raise ValueError(f"a path with a character that no timer can hold: {shlex.join(program)!r}")
    make = {SYSTEMD: _systemd, LAUNCHD: _launchd, CRONTAB: _crontab}[kind]
    return make(tuple(program), tuple(times), environ)


def _systemd(program: Sequence[str], times: Sequence[time], environ: Mapping[str, str]) -> Timer:
    if re.search(
        r"[$'\"\\]", program[0]
    ):  # systemd takes no program of such a name; a shell starts it all the same
        program = ("/bin/sh", "-c", 'exec "$0" "$@"', *program)
    home = environ.get("XDG_CONFIG_HOME", "")
    config = Path(home) if os.path.isabs(home) else Path.home() / ".config"
    folder, unit = config / "systemd" / "user", f"{NAME}.timer"
    service = (
        f"# {OURS}; `backcare remind off` takes it away.\n"
        "[Unit]\nDescription=backcare: one sentence, if something is due\n\n"
        f"[Service]\nType=oneshot\nExecStart={' '.join(map(_quoted, program))}\n"
    )
    at = "".join(f"OnCalendar=*-*-* {each:%H:%M}:00\n" for each in times)
    # A second's accuracy, as one looks at the clock; Persistent: what was slept through is told on waking.
    timer_text = (
        f"# {OURS}; `backcare remind off` takes it away.\n"
        "[Unit]\nDescription=backcare: when to look whether something is due\n\n"
        f"[Timer]\n{at}Persistent=true\nAccuracySec=1s\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )
    user = ("systemctl", "--user")
    return Timer(
        SYSTEMD,
        files=((folder / f"{NAME}.service", service), (folder / unit, timer_text)),
        on=(Command((*user, "daemon-reload")), Command((*user, "enable", "--now", unit))),
        off=(Command((*user, "disable", "--now", unit)),),
        gone=(Command((*user, "daemon-reload")),),
    )


def _quoted(word: str) -> str:
    """A word of a unit's command: ``%`` begins a specifier there, and ``$`` a variable."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return escaped if re.fullmatch(r"[\w@%+=:,./-]+", escaped, re.ASCII) else f'"{escaped}"'


def _launchd(program: Sequence[str], times: Sequence[time], _environ: Mapping[str, str]) -> Timer:
    path = Path.home() / "Library" / "LaunchAgents" / f"{NAME}.plist"
    at = [{"Hour": each.hour, "Minute": each.minute} for each in times]
    text = plistlib.dumps(
        {"Label": NAME, "ProgramArguments": [*program], "StartCalendarInterval": at}, sort_keys=False
    ).decode()
    first, rest = text.split("\n", 1)
    uid = getattr(os, "getuid", int)()
    off = Command(("launchctl", "bootout", f"gui/{uid}/{NAME}"), may_fail=True)
    return Timer(
        LAUNCHD,
        files=((path, f"{first}\n<!-- {OURS}; `backcare remind off` takes it away. -->\n{rest}"),),
        on=(off, Command(("launchctl", "bootstrap", f"gui/{uid}", str(path)))),
        off=(off,),
    )


def _crontab(program: Sequence[str], times: Sequence[time], environ: Mapping[str, str]) -> Timer:
    uid = getattr(os, "getuid", int)()
    # cron starts without the session's bus, by which notifications are shown.
    bus = environ.get("DBUS_SESSION_BUS_ADDRESS", "") or f"unix:path=/run/user/{uid}/bus"
    said = shlex.join(program)
    line = f"DBUS_SESSION_BUS_ADDRESS={shlex.quote(bus if bus.isprintable() else '')} {said}"
    line = line.replace("%", "\\%")  # to cron a % is the end of a line
    return Timer(CRONTAB, lines=tuple(f"{each.minute} {each.hour} * * * {line}" for each in times))


def times_on(there: Timer) -> tuple[time, ...]:
    """The times that our files on disk have; none where there are none."""
    for path, _text in there.files:
        text = _ours(path)
        if text is None:
            continue
        if there.kind == LAUNCHD:
            return tuple(
                time(int(hour), int(minute))
                for hour, minute in re.findall(
                    r"<key>Hour</key>\s*<integer>(\d+)</integer>\s*<key>Minute</key>\s*<integer>(\d+)", text
                )
            )
        if found := re.findall(r"^OnCalendar=\*-\*-\* (\d\d):(\d\d):00$", text, flags=re.MULTILINE):
            return tuple(time(int(hour), int(minute)) for hour, minute in found)
    return ()


def put(there: Timer) -> None:
    """Write a timer's files.

    Raises:
        FileExistsError: One of that name is there that is none of ours; nothing was written.
        OSError: One could not be written.
    """
    for path, _text in there.files:
        if os.path.lexists(path) and _ours(path) is None:
            raise FileExistsError(str(path))
    for path, text in there.files:
        make_folder(str(path.parent))
        write_atomic(str(path), text.encode())


def take_away(there: Timer) -> list[Path]:
    """Take a timer's files away, those that are ours; which those were.

    Raises:
        OSError: One could not be taken away.
    """
    gone = [path for path, _text in there.files if _ours(path) is not None]
    for path in gone:
        path.unlink()
    return gone


def run(commands: Sequence[Command]) -> str:
    """Run commands, one after the other; what is wrong with the first that failed, else nothing."""
    for command in commands:
        try:
            ended = subprocess.run(  # noqa: S603 - a list of words, which no shell reads
                command.words, capture_output=True, check=False, timeout=PATIENCE, stdin=subprocess.DEVNULL
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            code, why = 1, getattr(error, "strerror", None) or "it took too long"
        else:
            code, why = ended.returncode, ended.stderr.decode(errors="replace").strip()
        if code and not command.may_fail:
            return f"`{command.text}` said: {' '.join(why.split())[:200] or f'exit code {code}'}"
    return ""


def _ours(path: Path) -> str | None:
    """The text of a file that is ours; None for any other."""
    try:
        text = read_regular(path, LARGEST).decode()
    except (OSError, ValueError):
        return None
    return text if OURS in text else None
