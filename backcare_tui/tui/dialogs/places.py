"""A question of which places on the body are a part: on a picture, by typing, or from a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.widgets import Input

from backcare_tui.coach import Coach
from backcare_tui.domain.body.place_names import toggled
from backcare_tui.tui.body.map import BodyMap, Picked
from backcare_tui.tui.body.place_list import PlaceList
from backcare_tui.tui.body.place_search import PlaceSearch
from backcare_tui.tui.dialog import Answer, Form

WIDE, HIGH = 80, 24
"""Columns and lines of a screen with room for the picture."""

AROUND, ACROSS = 6, 36
"""Lines of the dialog around the picture, and columns that it has at most."""


class PlacesForm(Form[Answer]):
    """Its fields stand in ``#told``; where there is room the picture is docked at their right, and places can be typed."""

    HINTS: ClassVar[Mapping[str, str]] = {}
    """What the keys do in each field, by its id."""
    ANCHOR = ""
    """The field that the picture comes after, where tab goes from one to the next."""

    chosen: reactive[tuple[str, ...]] = reactive(())

    def __init__(self, coach: Coach, chosen: tuple[str, ...] = ()) -> None:
        """Take the places that are picked already."""
        super().__init__()
        self._coach = coach
        self._places = coach.places()
        self.set_reactive(PlacesForm.chosen, chosen)

    def place_fields(self) -> ComposeResult:
        """The list for where there is little room, and the line to type in for where there is more."""
        yield PlaceList(self._coach.atlas, id="places").data_bind(PlacesForm.chosen)
        yield PlaceSearch(self._places, id="finder").data_bind(PlacesForm.chosen)

    def on_mount(self) -> None:
        self._show_room()

    def on_resize(self) -> None:
        self._show_room()

    def _show_room(self) -> None:
        """The picture where there is room; it is read when it is first shown."""
        width, height = self.app.size
        drawn = width >= WIDE and height >= HIGH
        self.set_class(drawn, "-drawn")
        if drawn and not self.query(BodyMap):
            picture = BodyMap(self._places, self._coach.library.body, picks=True, id="map").data_bind(
                PlacesForm.chosen
            )
            self.query_one("#told").mount(picture, after=self.ANCHOR)
        for picture in self.query(BodyMap):
            picture.fit(height - AROUND, ACROSS)
            lines = picture.lines if drawn else 0
            self.query_one("#told").styles.min_height = lines

    def on_descendant_focus(self) -> None:
        self._show_hint()

    def _show_hint(self, found: str = "") -> None:
        """What the keys do here; where a place is typed enter picks it, and saves only once nothing is typed."""
        field = self.focused.id if self.focused is not None else None
        typed = field == "where" and self.query_one("#where", Input).value.strip()
        hint = self.HINTS.get(field or "", "")
        if typed:
            picks = f"enter picks {self._places[found]}" if found else "nothing to pick yet"
            hint = f"{picks} · esc back"
        self.say(".hint", hint)

    def on_picked(self, event: Picked) -> None:
        self.chosen = toggled(self.chosen, event.place)

    def on_body_map_typed(self, event: BodyMap.Typed) -> None:
        self.query_one(PlaceSearch).begin(event.letter, first=event.first)

    def on_place_search_found(self, event: PlaceSearch.Found) -> None:
        self.query_one(BodyMap).show_found(event.place)
        self._show_hint(event.place)
