"""A home, for a person who wants to look, copy or mend: where everything is, and what looking it over has found."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from backcare_tui.cli.output import wrapped
from backcare_tui.cli.render.json_parts import Json
from backcare_tui.coach import Coach
from backcare_tui.coach.carry.backup import copies
from backcare_tui.coach.doctor import Finding
from backcare_tui.storage.journal.device import known_letters
from backcare_tui.storage.journal.repeats import without_repeats
from backcare_tui.text.language import count


def where_lines(coach: Coach) -> list[str]:
    """The places, a line each, with what is to be known about them. Nothing is made by asking."""
    name, home = coach.plan_name, coach.home
    lines = [f"Plan      {coach.plan_path if name else 'unknown: the settings cannot be understood'}"]
    if coach.problems:
        lines.append(f"          has {count(len(coach.problems), 'problem')}: see `backcare plan check`")
    if name and not coach.library.is_own(name):
        own_plan = home.plans / f"{name}.toml"
        lines.append(f"          as shipped; your first entry copies it to {own_plan}")
    for copy in coach.library.conflicts():
        lines += [f"          conflict copy: {copy.path}", "          see both: backcare plan compare"]
    files, letters = _journal_files(coach), _letters(coach)
    if letters == "":
        letters = "its letters cannot be read; the next entry makes new ones"
    return [
        *lines,
        f"Settings  {home.settings}{'' if home.settings.exists() else ' (none yet; not needed)'}",
        f"Journal   {home.journal} ({count(files, 'file') if files else 'nothing recorded yet'})",
        *_copies_lines(coach),
        f"Cache     {home.cache} (safe to delete)",
        f"Device    {letters or 'no letters yet; the first entry makes them'}",
    ]


def where_json(coach: Coach) -> Json:
    """The places as JSON."""
    name, home, letters = coach.plan_name, coach.home, _letters(coach)
    return {
        "plan": {
            "name": name,
            "file": _path_text(coach.plan_path) if name else None,
            "own": bool(name) and coach.library.is_own(name),
            "problems": coach.problems,
        },
        "conflicts": [
            {"file": _path_text(copy.path), "of": _path_text(copy.of), "day": copy.day}
            for copy in coach.library.conflicts()
        ],
        "settings": _path_text(home.settings),
        "copies": _copies_json(coach),
        "journal": _path_text(home.journal),
        "journal_files": _journal_files(coach),
        "damaged": coach.journal.damaged,
        "cache": _path_text(home.cache),
        "device": {"letters": letters or "", "ok": letters != ""},
    }


def _copies_lines(coach: Coach) -> list[str]:
    """The copies that were kept before much was changed at once; nothing where there are none."""
    kept = copies(coach)
    if not kept.files:
        return []
    return [f"Copies    {kept.folder} ({count(len(kept.files), 'file')}, newest of {kept.files[-1][:10]})"]


def _copies_json(coach: Coach) -> Json:
    kept = copies(coach)
    newest = kept.files[-1] if kept.files else None
    return {"folder": _path_text(Path(kept.folder)), "files": len(kept.files), "newest": newest}


def _journal_files(coach: Coach) -> int:
    """How many there are, of all devices."""
    coach.timeline.every_event()  # read, so that what cannot be read is told
    return sum(len(without_repeats(files)) for files in coach.journal.stamps().values())


def _letters(coach: Coach) -> str | None:
    """This device's letters: None until its first entry, empty where their file cannot be used."""
    try:
        return known_letters(str(coach.home.journal))
    except OSError:
        return ""


def _path_text(path: Path) -> str:
    """A path as text; bytes of its name that are no text become question marks."""
    return os.fsencode(path).decode(errors="replace")


def doctor_lines(findings: Sequence[Finding], files: int, *, mends: bool) -> list[str]:
    """What is wrong first, then what was mended, then what is only to be known."""
    lines: list[str] = []
    for finding in findings:
        mark = "!  " if finding.wrong else ("+  " if finding.mended else "·  ")
        words = f"{finding.text} {finding.remedy}" if mends or finding.mend is None else finding.text
        lines += wrapped(f"{finding.file} {words.strip()}", mark, whole=True)
        if not mends and finding.mend is not None:
            lines += wrapped(finding.remedy, "   With --repair: ", whole=True)
    wrong = sum(finding.wrong for finding in findings)
    if findings:
        lines.append("")
    if not wrong:
        return [*lines, f"Nothing is wrong: {count(files, 'file')} looked at."]
    lines.append(f"{count(wrong, 'thing')} wrong; {count(files, 'file')} looked at.")
    if not mends and any(finding.wrong and finding.mend is not None for finding in findings):
        lines += wrapped("`backcare doctor --repair` does what can be done. Nothing is deleted.")
    return lines


def doctor_json(findings: Sequence[Finding], files: int) -> Json:
    """The same for scripts."""
    return {
        "ok": not any(finding.wrong for finding in findings),
        "files": files,
        "findings": [
            {
                "file": finding.file,
                "text": finding.text,
                "remedy": finding.remedy,
                "wrong": finding.wrong,
                "can_mend": finding.mend is not None and not finding.mended,
                "mended": finding.mended,
            }
            for finding in findings
        ],
    }
