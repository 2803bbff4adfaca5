"""What stands, told twice: each standing answer is repeated in a file beside the months.

A lock is told in its month's file, and here. So no one file that is torn or gone can open it. Each device repeats all
that it knows of in a file of its own, in a folder ``standing``, of the same form as a month's; a copy counts as the event that it repeats, so
that one that was taken back, or cleared on another device, is no more than that.
"""

from __future__ import annotations

import os
from binascii import crc32
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from backcare_tui.domain.calendar import month_of
from backcare_tui.domain.journal.events import Amended, CheckedIn, Event, Undone
from backcare_tui.domain.journal.status import is_standing
from backcare_tui.domain.safety import of_a_sign
from backcare_tui.storage.journal.reader import Stamp

FOLDER = "standing"
"""The folder in the journal's."""

REPEATED = ".repeated"
"""How the stamp of what is repeated of a month ends, where that of a file has the file's name."""


def is_repeats(name: str) -> bool:
    """Whether a file of this name in the journal's folder repeats what stands."""
    return os.path.dirname(name) == FOLDER and name.endswith(".json")


def repeats_file(device: str) -> str:
    """The name of a device's own in the journal's folder."""
    return os.path.join(FOLDER, f"{device}.json")


class Repeats:
    """What the files that repeat hold, by month.

    Attributes:
        stamps: The files as they were read.
        ids: What each of them repeats; one that could not be read is left out.
        months: All of them together by month, each event once, in order.
    """

    def __init__(self) -> None:
        self.stamps: tuple[Stamp, ...] = ()
        self.ids: dict[str, set[str]] = {}
        self.months: dict[str, list[Event]] = {}
        self._month_stamps: dict[str, Stamp] = {}

    def take(
        self, stamps: tuple[Stamp, ...], files: Mapping[str, Sequence[Event]], union: Iterable[Event]
    ) -> None:
        """Go by these files from now on, each with what it holds, and by all of them together."""
        self.stamps, self.months, self._month_stamps = stamps, {}, {}
        self.ids = {name: {event.id for event in events} for name, events in files.items()}
        for event in union:
            self.months.setdefault(month_of(event.day), []).append(event)
        for month, repeated in self.months.items():
            # Told by what it says, not by the file: a new answer leaves the sum of closed months as it is.
            print_ = crc32(msgspec.json.encode(repeated))
            self._month_stamps[month] = (f"{month}{REPEATED}", len(repeated), print_, 0)

    def stamp(self, month: str) -> Stamp:
        """What is repeated of a month that is among ``months``, in the form of a file's stamp."""
        return self._month_stamps[month]

    def missing(self, device: str, events: Iterable[Event]) -> list[Event]:
        """What of some events a device's file is still to repeat, in order; takings back of them included."""
        known = self.ids.get(repeats_file(device), set())
        events = [*events]
        amends = [event for event in events if isinstance(event, Amended)]
        # A report whose place was put right may put a sign to the person that it did not as it was written.
        placed = {told for change in amends if of_a_sign(change.regions or ()) for told in change.events}
        standing = {event.id: event for event in events if is_standing(event) or event.id in placed}
        checkins = [event for event in standing.values() if isinstance(event, CheckedIn)]
        if checkins:  # only the first counts for good, and there may be one a week
            has_one = any(isinstance(event, CheckedIn) and event.id in known for event in self._every())
            for checkin in sorted(checkins, key=lambda event: event.id)[0 if has_one else 1 :]:
                del standing[checkin.id]
        ours = set(standing).union(*self.ids.values())
        for event in sorted(events, key=lambda event: event.id):
            # What takes back, amends or brings back goes along, one upon another.
            if isinstance(event, Undone | Amended) and not ours.isdisjoint(event.events):
                standing[event.id] = event
                ours.add(event.id)
        return [standing[key] for key in sorted(standing) if key not in known]

    def _every(self) -> Iterable[Event]:
        return (event for events in self.months.values() for event in events)


def without_repeats(stamps: Sequence[Stamp]) -> tuple[Stamp, ...]:
    """The stamps of real files alone."""
    return tuple(stamp for stamp in stamps if not stamp[0].endswith(REPEATED))
