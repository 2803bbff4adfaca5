"""What a line imports, told by a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys

from kits.cli_kit import Line

COSTLY = (
    "textual",
    "rich",
    "tomlkit",
    "platformdirs",
    "dateutil",
    "difflib",
    "traceback",
    "json",
    "tempfile",
    "wcwidth",
)
DATABASE = ("tinydb", "backcare_tui.storage.process_lock")
OTHERS = (
    "backcare_tui.tui",
    "backcare_tui.cli.commands.plan",
    "backcare_tui.cli.commands.home",
    "backcare_tui.coach.doctor",
    "backcare_tui.cli.commands.data",
    "backcare_tui.coach.carry",
    "icalendar",
)
PROBE = """
import sys
sys.argv = ["backcare", *sys.argv[1:]]
import backcare_tui.cli
try:
    backcare_tui.cli.main()
except SystemExit as leaving:
    assert not leaving.code, leaving.code
import gc
assert not gc.isenabled()
print("LOADED", *sorted(sys.modules), file=sys.stderr)
"""


def loaded(line: Line, *words: str) -> set[str]:
    """The modules that a line leaves behind."""
    found = subprocess.run(
        [sys.executable, "-c", PROBE, *words], env=line.environ(), capture_output=True, text=True, check=True
    )
    return set(found.stderr.split("LOADED ")[1].split())
