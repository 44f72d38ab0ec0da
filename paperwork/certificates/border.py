"""The border of a certificate: our own guilloche, or two plain lines.

Nghị định 98/2023/NĐ-CP Điều 104 asks for a white ground, a border unlike that of State awards,
and no ornaments in the four outer corners: the band therefore runs round the corners unbroken.
Lengths in millimetres from the top left of the paper.
"""

from collections.abc import Callable
from functools import lru_cache
from math import cos, pi, sin

from paperwork.certificates.description import Border
from paperwork.certificates.scene import Path, Piece, Point, Shape

GOLD, DEEP_GOLD, RED = "#ba8a2e", "#8f6617", "#c4171c"
_BAND_MIDDLE = 13.2  # of the guilloche, from the edge of the paper
_BAND_CORNER = 7.0  # radius of the middle line at the corners
_WAVE = 14.0  # length of a wave along the sides
_POINTS_A_WAVE = 12
_ARC = 0.5523  # how far the handles of a Bézier quarter circle reach, in radii


@lru_cache(maxsize=8)
def border_shapes(border: Border, width: float, height: float) -> tuple[Shape, ...]:
    """What frames a page of a size."""
    if border == Border.GUILLOCHE:
        return _guilloche(width, height)
    if border == Border.LINES:
        return (
            Shape(_frame(9.0, 0.6, width, height), stroke=RED, width=1.5),
            Shape(_frame(11.6, 0.6, width, height), stroke=GOLD, width=0.35),
            Shape(_frame(17.4, 0.4, width, height), stroke=GOLD, width=0.35),
        )
    return ()


def _guilloche(width: float, height: float) -> tuple[Shape, ...]:
    middle = _RoundedFrame(_BAND_MIDDLE, _BAND_CORNER, _WAVE, width, height)
    strands = [
        _strand(middle, phase=2 * pi * number / 6, reach=3.4, overtone=overtone)
        for number in range(6)
        for overtone in (-0.32, 0.32)
    ]
    fine = [_strand(middle, phase=pi * number, reach=1.25, often=2) for number in range(2)]

    def frame(inset: float, radius: float) -> Path:
        return _frame(inset, radius, width, height)

    return (
        Shape(frame(7.6, 10.6), stroke=RED, width=0.8),
        Shape(frame(8.7, 9.5), stroke=GOLD, width=0.25),
        *(Shape(path, stroke=GOLD, width=0.17) for path in strands),
        *(Shape(path, stroke=RED, width=0.24) for path in fine),
        Shape(frame(17.7, 2.2), stroke=GOLD, width=0.25),
        Shape(frame(18.6, 1.4), stroke=DEEP_GOLD, width=0.5),
    )


class _RoundedFrame:
    """A rectangle with round corners, `inset` from the paper's edge, walked in whole waves.

    Every side holds a whole number of waves about `wave` long and every corner exactly one, so
    that all four corners are alike.
    """

    def __init__(
        self, inset: float, radius: float, wave: float, width: float, height: float
    ) -> None:
        self._radius = radius
        self._left, self._top = inset, inset
        across = width - 2 * inset - 2 * radius
        down = height - 2 * inset - 2 * radius
        self._sides = [(side, round(side / wave)) for side in (across, down, across, down)]
        self.waves = sum(waves for _, waves in self._sides) + 4

    def at(self, wave: float) -> tuple[Point, Point]:
        """Give the point so many waves from the top left, clockwise, and the outward normal."""
        radius = self._radius
        rest = wave % self.waves
        place: Point = (self._left + radius, self._top)
        for number, (side, waves) in enumerate(self._sides):
            heading = number * pi / 2
            ahead = (cos(heading), sin(heading))
            outward = (sin(heading), -cos(heading))
            if rest <= waves:
                return _moved(place, ahead, side * rest / waves), outward
            rest -= waves
            place = _moved(place, ahead, side)
            centre = _moved(place, outward, -radius)
            if rest < 1:
                turned = heading + rest * pi / 2
                outward = (sin(turned), -cos(turned))
                return _moved(centre, outward, radius), outward
            rest -= 1
            place = _moved(centre, ahead, radius)
        return place, (0.0, -1.0)


def _strand(
    frame: _RoundedFrame, *, phase: float, reach: float, often: int = 1, overtone: float = 0.0
) -> Path:
    """Give the path of one line of the guilloche, waving `often` times a wave of the frame."""

    def point(turn: float) -> Point:
        along = 2 * pi * often * frame.waves * turn
        wave = sin(along + phase) + overtone * sin(2 * along + 2 * phase)
        place, outward = frame.at(turn * frame.waves)
        return _moved(place, outward, reach * wave / (1 + abs(overtone) * 0.6))

    return _smooth_closed_path(point, frame.waves * often * _POINTS_A_WAVE)


def _smooth_closed_path(point: Callable[[float], Point], count: int) -> Path:
    """Join `count` points of a closed curve (turn 0..1) by Bézier pieces along its chords."""
    points = [point(number / count) for number in range(count)]
    pieces: list[Piece] = [("M", (points[0],))]
    for number in range(count):
        before, start = points[number - 1], points[number]
        end, after = points[(number + 1) % count], points[(number + 2) % count]
        leave = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        arrive = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        pieces.append(("C", (leave, arrive, end)))
    return (*pieces, ("Z", ()))


def _frame(inset: float, radius: float, width: float, height: float) -> Path:
    """Give the path of a rectangle with round corners."""
    left, top, right, bottom = inset, inset, width - inset, height - inset
    # Each corner: where its curve begins, the corner itself, where its curve ends.
    corners = [
        ((right - radius, top), (right, top), (right, top + radius)),
        ((right, bottom - radius), (right, bottom), (right - radius, bottom)),
        ((left + radius, bottom), (left, bottom), (left, bottom - radius)),
        ((left, top + radius), (left, top), (left + radius, top)),
    ]
    pieces: list[Piece] = [("M", (corners[-1][2],))]
    for begin, corner, end in corners:
        pieces.append(("L", (begin,)))
        pieces.append(("C", (_between(begin, corner), _between(end, corner), end)))
    return (*pieces, ("Z", ()))


def _between(start: Point, end: Point) -> Point:
    return start[0] + (end[0] - start[0]) * _ARC, start[1] + (end[1] - start[1]) * _ARC


def _moved(start: Point, direction: Point, length: float) -> Point:
    """Give the point `length` from `start` along a direction of size one."""
    return start[0] + direction[0] * length, start[1] + direction[1] * length
