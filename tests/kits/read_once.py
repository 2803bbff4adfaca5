"""TOML that is read once however many coaches ask for it: each reads the shipped plan and its muscles anew."""

from __future__ import annotations

import pickle
import tomllib
from functools import lru_cache
from typing import Any

_loads = tomllib.loads


def loads_once(text: str) -> dict[str, Any]:
    """What ``tomllib.loads`` makes of a text, as an object of one's own: a reader may change what it got."""
    found: dict[str, Any] = pickle.loads(_pickled(text))
    return found


@lru_cache(maxsize=64)
def _pickled(text: str) -> bytes:
    return pickle.dumps(_loads(text))
