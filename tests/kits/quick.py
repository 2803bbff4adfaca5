"""What Textual does slowly and a test does many times: waiting for the screen, drawing it, reading styles."""

from __future__ import annotations

import asyncio
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.strip import Strip

_parse = Stylesheet.parse
_parsed: dict[tuple[Any, ...], list[RuleSet]] = {}
_held: WeakSet[App[Any]] = WeakSet()
_render_update = Compositor.render_update
_drawn: WeakSet[Compositor] = WeakSet()
_strips: WeakKeyDictionary[Compositor, list[Strip]] = WeakKeyDictionary()


async def rest(*_seconds: float) -> None:
    """Wait until nothing in this loop can go on by itself, in place of Textual's waits by the clock.

    Then every widget has dealt with its messages, and waits for another or for a timer.
    """
    loop: Any = asyncio.get_running_loop()
    for _turn in range(100_000):
        await asyncio.sleep(0)
        if not loop._ready:
            return
    raise AssertionError("the app never rests")


async def settle(pilot: Pilot[Any], _timeout: float = 0) -> bool:
    """Rest, and let what Textual puts off by some milliseconds come at once: drawing a new mode, a new size."""
    app = pilot.app
    await rest()
    if app in _held:
        _held.discard(app)
        app._end_batch()
        app.screen.refresh()
        await rest()
    if app._resize_event is not None:
        app._check_resize()
        await rest()
    if app.screen._compositor not in _drawn:
        draw(app)
        await rest()
    return True


async def pause(pilot: Pilot[Any], _delay: float | None = None) -> None:
    """Rest, do what the screen has put off, and draw what came of it."""
    await settle(pilot)
    with pilot.app._context():
        pilot.app.screen._on_timer_update()
    await settle(pilot)
    draw(pilot.app)


def draw_later(compositor: Compositor, full: bool = False, **how: Any) -> Any:
    """Draw nothing that no one sees: without a terminal only looks count (see ``draw``), and a picture."""
    if full:
        return _render_update(compositor, full, **how)
    _strips.pop(compositor, None)
    compositor._dirty_regions.clear()
    return None


def draw(app: App[Any]) -> None:
    """Draw the screen in front; so is each screen when it opens, whenever a test looks, and at the end.

    A widget that can't be drawn ends the test.
    """
    _drawn.add(app.screen._compositor)
    strips_of(app)


def hold_update(app: App[Any], _delay: float = 0) -> None:
    """Draw nothing until the test waits, in place of for 50 ms from a change of mode."""
    if app not in _held:
        _held.add(app)
        app._begin_batch()


def parse_once(sheet: Stylesheet) -> None:
    """Read each set of styles once for all tests; an app reads its own about ten times."""
    sources = tuple((where, *source) for where, source in sheet.source.items())
    key = (*sheet._variables.items(), *sources)
    if key in _parsed:
        sheet._rules = _parsed[key]
        sheet._require_parse = False
        sheet._rules_map = None
    else:
        _parse(sheet)
        _parsed[key] = sheet._rules


def strips_of(app: App[Any]) -> list[Strip]:
    """The rows of the screen, put together once for all looks until something is drawn anew."""
    compositor = app.screen._compositor
    if compositor not in _strips:
        behind = visible_screen_stack.set(app._background_screens)
        with app._context():
            _strips[compositor] = compositor.render_strips()
        visible_screen_stack.reset(behind)
    return _strips[compositor]
