"""Putting a plan together from a few answers: which shipped tasks, on which days, and why. Pure; times are handed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from backcare_tui.domain.plan.plan import Task

MINUTES = (5, 10, 20)
"""Minutes a day that one may have."""
HAVE = {
    "pump": "posture pump",
    "device": "other posture device",
    "claw": "claw or ball",
    "band": "exercise band",
    "tens": "TENS",
}
"""What one may have, and its words; with none of it a plan is breathing and floor exercises."""
LOWER = frozenset(("low-back", "buttock", "hip", "thigh", "lower-leg", "foot"))
LONGEST = {5: 300.0, 10: 300.0, 20: 600.0}
"""Seconds that one task may take of so many minutes, so that another has room (app default)."""
CHANGE = 15.0
"""Seconds between two tasks."""
MOST_TASKS, FEWEST_DAYS = 5, 2


class Answers(msgspec.Struct, frozen=True):
    """What a person said.

    Attributes:
        have: Of ``HAVE``.
        minutes: Of ``MINUTES``.
        where: Places where it hurts, by their ids.
        days: Weekdays in order, 0 a Monday.
    """

    have: tuple[str, ...] = ()
    minutes: int = 10
    where: tuple[str, ...] = ()
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions of those places, without sides."""
        sides = ("-left", "-right", "-middle")
        names = (
            next((place.removesuffix(side) for side in sides if place.endswith(side)), place)
            for place in self.where
        )
        return tuple(dict.fromkeys(names))

    @property
    def high(self) -> bool:
        """Whether it hurts where lifting the head from the floor asks something."""
        return not {"head", "neck", "shoulder"}.isdisjoint(self.regions)

    @property
    def low(self) -> bool:
        """Whether it hurts from the low back down; so it is taken where nobody said."""
        return not self.where or not LOWER.isdisjoint(self.regions)


class Wish(msgspec.Struct, frozen=True):
    """A task of a shipped plan that fits the answers.

    Attributes:
        plan, task: Where it is from, and its id.
        why: Why it is in.
        most: Days a week at most.
        apart: Whether a day lies between two of them.
        optional: Whether it is there without being counted, in the day or in the minutes.
        instead: A shorter one for where it has no room.
    """

    plan: str
    task: str
    why: str
    most: int = 7
    apart: bool = False
    optional: bool = False
    instead: Wish | None = None


CURL_UP = Wish("mcgill-big-3", "curl-up", "An exercise for the trunk that needs nothing but a floor.")
BIRD_DOG = Wish(
    "mcgill-big-3",
    "bird-dog",
    "An exercise for the back that needs nothing but a floor.",
    instead=CURL_UP,
)
OPENER = Wish(
    "combined", "bioenergetic-opener", "Slow breathing that needs nothing; you begin with it lying down."
)

WALK = Wish(
    "combined",
    "walk",
    "A walk if you like, beside your minutes and never counted: in one large trial, of people who had just recovered, "
    "walking kept low back pain away for longer.",
    most=5,
    optional=True,
)


def wishes(answers: Answers) -> tuple[Wish, ...]:
    """The tasks that fit the answers, the first of them first: at most five, and an exercise always."""
    kind = "lumbar arch" if answers.low else "neck wedge"
    other = f"You have a posture device: written as a {kind}. If yours is another, its leaflet's times come first."
    if answers.where:
        pressing = "You have a claw or ball; these muscles belong to where it hurts."
    else:
        pressing = "You have a claw or ball; these muscles take turns."
    owned = {
        "pump": Wish(
            "combined", "posture-pump", "You have a pump. It is for the neck; some people find that it eases."
        ),
        "claw": Wish("combined", "self-massage", pressing, most=6),
        "device": Wish("posture-device", "lumbar-arch", other, most=3, apart=True)
        if answers.low
        else Wish("desk-neck", "neck-wedge", other),
        "band": Wish(
            "combined",
            "face-pull-press",
            "You have a band, and a plan wants an exercise.",
            most=3,
            apart=True,
        ),
        "tens": Wish(
            "tens",
            "tens",
            "You have TENS: there if you like, beside your minutes, and never counted.",
            optional=True,
        ),
    }
    found = [wish for name, wish in owned.items() if name in answers.have]
    trunk = msgspec.structs.replace(BIRD_DOG, instead=None) if answers.high else BIRD_DOG
    floor = [trunk, OPENER] if answers.low else [OPENER, trunk]
    if "band" not in answers.have:
        found.insert(len(found) - ("tens" in answers.have), floor.pop(0))
    room = max(len(found), 3)  # a second one only where little else is asked
    found += floor[: room - len(found)]
    if answers.low and len(found) < MOST_TASKS:
        found.append(WALK)
    return tuple(found[:MOST_TASKS])


def fitting(task: Task, longest: float, seconds: Callable[[Task, int], float]) -> tuple[int, float]:
    """How many rungs of a ladder take no more than so long, and how long the longest of them takes; none: 0.

    Args:
        task: The task.
        longest: Seconds.
        seconds: How long a task takes on a rung.
    """
    easier = seconds(task, 0) if task.easier is not None else 0.0
    lasts = [max(easier, seconds(task, rung)) for rung in range(1, len(task.rungs) + 1)]
    count = next((at for at, last in enumerate(lasts) if last > longest), len(lasts))
    return count, max(lasts[:count], default=0.0)


def packed(
    sized: Sequence[tuple[Wish, float]], days: Sequence[int], minutes: int
) -> dict[str, tuple[int, ...]]:
    """The days of each task: one after the other gets one more, while a day has room for it.

    Args:
        sized: Tasks in their order, each with its seconds.
        days: The weekdays there are.
        minutes: What a day has.

    Returns:
        Weekdays by the ids of the tasks; a task that no day has room for is not among them.
    """
    room = dict.fromkeys(days, minutes * 60.0 + CHANGE)  # before the first there is none
    taken: dict[str, list[int]] = {wish.task: [] for wish, _seconds in sized}
    going = True
    while going:
        going = False
        for wish, seconds in sized:
            own = taken[wish.task]
            need = 0.0 if wish.optional else seconds + CHANGE
            free = [day for day in days if _may(wish, own, day) and room[day] >= need]
            if free and len(own) < wish.most:
                day = max(free, key=lambda one: (_distance(one, own), room[one], -one))
                own.append(day)
                room[day] -= need
                going = True
    return {task: tuple(sorted(own)) for task, own in taken.items() if own}


def _may(wish: Wish, own: Sequence[int], day: int) -> bool:
    return day not in own and not (wish.apart and _distance(day, own) < 2)


def _distance(day: int, own: Sequence[int]) -> int:
    """Days to the nearest of its own, round the week."""
    return min((min((day - one) % 7, (one - day) % 7) for one in own), default=7)


def every_second(days: Sequence[int]) -> tuple[int, ...]:
    """Of some weekdays those that have a day between them."""
    kept: list[int] = []
    for day in days:
        if _distance(day, kept) >= 2:
            kept.append(day)
    return tuple(kept)
