"""The pages on the command line and its JSON, as tests read them."""

from __future__ import annotations

import json
import re
from typing import Any

from kits.cli_kit import ROOT

PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
DOCUMENT = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """One part of the document, from its heading to the next of its level."""
    return re.split(rf"^## {re.escape(title)}$", DOCUMENT, flags=re.MULTILINE)[1].split("\n## ")[0]


def example(name: str) -> Any:
    """A JSON example of the document."""
    return json.loads(DOCUMENT.split(f"```json {name}\n")[1].split("```")[0])


def documented(title: str) -> set[str]:
    """The fields in a part's table."""
    return set(re.findall(r"^\| `([a-z_.\[\]]+)` \|", section(title), flags=re.MULTILINE))


def fields(value: object, path: str = "") -> set[str]:
    """Every field of a JSON value, as the document writes it."""
    if isinstance(value, dict):
        found: set[str] = set()
        for key, inner in value.items():
            name = f"{path}.{key}" if path else key
            found |= {name} | fields(inner, name)
        return found
    if isinstance(value, list):
        return {name for inner in value for name in fields(inner, f"{path}[]")}
    return set()
