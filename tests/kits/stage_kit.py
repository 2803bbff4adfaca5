"""One widget on a screen of its own, in the dashboard's colours, and what it asks to be drawn anew."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.widget import Widget

from backcare_tui.tui.themes import DARK, LIGHT
from kits.tui_kit import USUAL


class Stage(App[None]):
    """One widget, in the dashboard's colours."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self._widget = widget
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        self.animation_level = "none"

    def compose(self) -> ComposeResult:
        yield self._widget

    @property
    def lines(self) -> list[str]:
        return [strip.text for strip in self.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def shown(widget: Widget, size: tuple[int, int] = USUAL, show: Callable[[], None] = lambda: None) -> str:
    """The screen with one widget on it, after it was given something."""

    async def look() -> str:
        app = Stage(widget)
        async with app.run_test(size=size) as pilot:
            show()
            await pilot.pause()
            await pilot.pause()
            return app.text

    return asyncio.run(look())


def regions(widget: Widget, monkeypatch: pytest.MonkeyPatch) -> list[Region]:
    """What a widget asks to be drawn anew from now on."""
    asked: list[Region] = []
    real = widget.refresh

    def refresh(*areas: Region, **options: bool) -> Widget:
        asked.extend(areas or [widget.region])
        return real(*areas, **options)

    monkeypatch.setattr(widget, "refresh", refresh)
    return asked
