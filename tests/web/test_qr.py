"""The picture of a link."""

from __future__ import annotations

from backcare_tui.web.qr import BORDER, picture
from backcare_tui.web.run import Place, link


def test_a_link_fits_eighty_columns_with_light_around_it() -> None:
    rows = picture("https://a-rather-long-name.your-tailnet.ts.net/open?key=" + "k" * 43)
    assert len({*map(len, rows)}) == 1
    assert len(rows[0]) <= 60
    assert {*"".join(rows)} <= set("█▀▄ ")
    assert set(rows[0]) == {"█"}
    assert {row[:BORDER] for row in rows[:-1]} == {"█" * BORDER}


def test_a_link_is_what_a_browser_types() -> None:
    place = Place("::1", 0, "", None, secure=False, home=None)
    assert link(place, 8420, "k") == "http://[::1]:8420/open?key=k"
    assert (
        link(place._replace(host="a.example/b/", secure=True), 8420, "k") == "https://a.example/b/open?key=k"
    )
