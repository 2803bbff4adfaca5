"""How many examples a property is tried on: all of them where ``CI`` is set, a third where one works.

In CI the examples are the same each time (see ``conftest``); the chance ones of daily work add up to more.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

CI = bool(os.environ.get("CI"))

slow = pytest.mark.skipif(not CI, reason="slow, and only for CI")
"""A test of some seconds, which runs only where all are to hold."""


def examples(number: int) -> settings:
    """Settings for a property that is tried on so many examples in CI."""
    return settings(max_examples=number if CI else max(number // 3, 5))
