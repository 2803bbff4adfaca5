"""What looking every file over has found, a paragraph a file, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from backcare_tui.cli.output import wrapped
from backcare_tui.cli.render.json_parts import Json
from backcare_tui.coach.doctor import Finding
from backcare_tui.text.language import count


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
