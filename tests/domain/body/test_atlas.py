"""The atlas in force: the shipped one, and the spots of a plan beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from kits.planfile_kit import shipped_atlas

from backcare_tui.domain.body.atlas import Target

SHIPPED = shipped_atlas()
ids = st.sampled_from([target.id for target in SHIPPED.target]) | st.text("ab-", min_size=1, max_size=3)
spots = st.lists(
    st.builds(Target, ids, name=st.text(max_size=5), notes=st.sampled_from(["", "Beside the bone."])),
    max_size=4,
    unique_by=lambda spot: spot.id,
).map(tuple)


@given(spots)
def test_every_shipped_target_stays_as_it_is_and_each_spot_says_where_never_to_press(
    own: tuple[Target, ...],
) -> None:
    atlas = SHIPPED.including(own)
    count = len(SHIPPED.target)
    assert atlas.target[:count] == SHIPPED.target
    new = [spot for spot in own if SHIPPED.find(spot.id) is None]
    assert [spot.id for spot in atlas.target[count:]] == [spot.id for spot in new]
    for spot, found in zip(new, atlas.target[count:], strict=True):
        assert found.notes == f"{spot.notes} {SHIPPED.pressure} {SHIPPED.never}".strip()
        assert all(place in found.notes for place in SHIPPED.never_on)


@given(spots)
def test_the_same_spots_make_the_very_same_atlas_and_none_leave_it_alone(own: tuple[Target, ...]) -> None:
    assert SHIPPED.including(own) is SHIPPED.including((*own,))
    assert SHIPPED.including(()) is SHIPPED
    assert SHIPPED.including(SHIPPED.target[:3]) is SHIPPED
