"""The atlas: body regions, and the muscles that self-massage can work on."""

from __future__ import annotations

from functools import lru_cache

import msgspec


class Region(msgspec.Struct, frozen=True):
    """A place on the body; ``sides`` is empty where the body has only one."""

    id: str
    name: str
    sides: tuple[str, ...] = ()


class Target(msgspec.Struct, frozen=True, omit_defaults=True):
    """A muscle, or a spot of the person's own: where it is, where it is often felt, and how to work on it.

    Attributes:
        short: A name of at most 22 characters.
        regions: Those that it matters to, most relevant first.
        self_massage: False where it is only ever stretched.
    """

    id: str
    name: str
    short: str = ""
    regions: tuple[str, ...] = ()
    where: str = ""
    felt_in: str = ""
    how: str = ""
    position: str = ""
    source: str = ""
    notes: str = ""
    self_massage: bool = True


class Atlas(msgspec.Struct, frozen=True):
    """All regions and targets.

    Attributes:
        never_on: Places that are never pressed.
        pressure: How hard to press, in words.
    """

    region: tuple[Region, ...]
    target: tuple[Target, ...]
    never_on: tuple[str, ...] = ()
    pressure: str = ""

    @property
    def never(self) -> str:
        """Where one never presses, as a sentence."""
        *most, last = self.never_on or ("",)
        places = f"{', '.join(most)} or {last}" if most else last
        return f"Never on {places}." if places else ""

    def including(self, targets: tuple[Target, ...]) -> Atlas:
        """This atlas with targets that it does not have yet, of a plan; one of an id that it has is left out.

        Of such a spot nothing but this app tells how hard and where never to press, so each of them says that too.
        """
        return _including(self, targets) if targets else self

    def find(self, target_id: str) -> Target | None:
        """The target with this id."""
        return next((target for target in self.target if target.id == target_id), None)

    def place(self, place_id: str) -> str:
        """A region, with or without a side, in words; an id it does not know is read as words."""
        return self.places().get(place_id, plain(place_id))

    def places(self) -> dict[str, str]:
        """Every place pain can be reported at: its id (``low-back-left``) and its words."""
        names: dict[str, str] = {}
        for region in self.region:
            names[region.id] = region.name
            names |= {f"{region.id}-{side}": f"{region.name} {side}" for side in region.sides}
        return names

    def drawn(self) -> tuple[str, ...]:
        """Every place that a picture of the body has to show: the sides of regions, and regions without."""
        return tuple(place for region in self.region for place in self.leaves(region.id))

    def leaves(self, place_id: str) -> tuple[str, ...]:
        """The places that one is made of: a region's sides, or itself; none where it is not known."""
        for region in self.region:
            sides = tuple(f"{region.id}-{side}" for side in region.sides)
            if place_id == region.id:
                return sides or (place_id,)
            if place_id in sides:
                return (place_id,)
        return ()


# The same atlas stays the very same one: by that a day that is shown knows itself again.
@lru_cache(maxsize=16)
def _including(atlas: Atlas, targets: tuple[Target, ...]) -> Atlas:
    new = [target for target in targets if atlas.find(target.id) is None]
    if not new:
        return atlas
    standing = (atlas.pressure, atlas.never)
    told = (msgspec.structs.replace(one, notes=" ".join(filter(None, (one.notes, *standing)))) for one in new)
    return msgspec.structs.replace(atlas, target=(*atlas.target, *told))


def plain(name: str) -> str:
    """An id as words, for what the atlas does not know: ``low-back`` becomes ``low back``."""
    return name.replace("-", " ")
