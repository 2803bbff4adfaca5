"""How many examples a property is tried on: all of them where ``CI`` is set, a third where one works.

In CI the examples are the same each time (see ``conftest``); the chance ones of daily work add up to more.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

CI = bool(os.environ.get("CI"))

slow = pytest.mark.slow
"""A test of some seconds, which runs only in CI; ``-m "not slow"`` leaves it out there too."""


def examples(number: int) -> settings:
    """Settings for a property that is tried on so many examples in CI."""
    return settings(max_examples=number if CI else max(number // 3, 5))
