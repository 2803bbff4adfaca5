"""Told to end by the machine, the dashboard gives the terminal back as it was."""

from __future__ import annotations

import os
import signal
import sys

import pytest
from kits.tui_kit import at_desk

from backcare_tui.coach import Coach

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP] if sys.platform != "win32" else [])
async def test_a_signal_to_end_leaves_in_order(coach: Coach, number: signal.Signals) -> None:
    async with at_desk(coach) as desk:
        assert signal.getsignal(number) not in (signal.SIG_DFL, signal.SIG_IGN)
        os.kill(os.getpid(), number)
        await desk.pilot.pause()
        await desk.pilot.pause()
        assert desk.app.return_code == 128 + number
