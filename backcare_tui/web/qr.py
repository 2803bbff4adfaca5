"""A link as a picture that a phone's camera reads, in characters."""

from __future__ import annotations

BORDER = 2
"""Modules of light around it."""

HALVES = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
"""By whether the upper and the lower module are light: a terminal's ground is taken to be dark.

Cameras read it the other way round too.
"""


def picture(link: str) -> list[str]:
    """The lines of a QR code, two rows of it in each."""
    import segno

    code = segno.make(link, error="l", micro=False)
    light = [[not module for module in row] for row in code.matrix_iter(border=BORDER)]
    if len(light) % 2:
        light.append([False] * len(light[0]))
    return [
        "".join(HALVES[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(light[::2], light[1::2], strict=True)
    ]
