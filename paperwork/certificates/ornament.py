"""The ornaments of a certificate, drawn in code; lengths in millimetres.

The laurel with a star stands in where a body hands over no emblem (Nghị định 98/2023/NĐ-CP Điều
104 wants one top centre); it copies no State emblem.
"""

from functools import lru_cache
from math import cos, pi, radians, sin, tan

from paperwork.certificates.scene import Path, Piece, Point, Shape

GOLD, PALE_GOLD, DEEP_GOLD = "#b98a2f", "#d9b968", "#8f6516"
RED, DEEP_RED = "#c4161c", "#9b0f14"
LAUREL_SIZE = (36.0, 36.8)
DIVIDER_SIZE = (120.0, 6.0)


@lru_cache(maxsize=1)
def laurel() -> tuple[Shape, ...]:
    """The ornament for the place of the emblem: a faceted red star between two branches."""
    right = _branch()
    mirrored = [_placed(shape, 18, 18, mirror=True) for shape in right]
    return (
        *(_placed(shape, 18, 18) for shape in right),
        *mirrored,
        *(_placed(shape, 18, 17.4) for shape in _star(8.8)),
        *(_placed(shape, 18, 31.6) for shape in _knot()),
    )


@lru_cache(maxsize=1)
def divider() -> tuple[Shape, ...]:
    """The thin rule with a lozenge that stands under the name of the award."""
    eyes = [
        *(("M", ((44, 3),)), ("C", ((48, 1.13), (52.3, 1.13), (57, 3)))),
        *(("C", ((52.3, 4.87), (48, 4.87), (44, 3))), ("Z", ())),
        *(("M", ((76, 3),)), ("C", ((72, 1.13), (67.7, 1.13), (63, 3)))),
        *(("C", ((67.7, 4.87), (72, 4.87), (76, 3))), ("Z", ())),
    ]
    rules: Path = (
        ("M", ((6, 3),)),
        ("C", ((24, 2.2), (34, 3), (42, 3))),
        ("M", ((78, 3),)),
        ("C", ((86, 3), (96, 2.2), (114, 3))),
    )
    return (
        Shape(rules, stroke=GOLD, width=0.3),
        Shape(tuple(eyes), stroke=GOLD, width=0.25),
        Shape(_polygon(((60, 1), (62.4, 3), (60, 5), (57.6, 3))), fill=RED),
        Shape(_ellipse((4.8, 3), 0.5, 0.5), fill=GOLD),
        Shape(_ellipse((115.2, 3), 0.5, 0.5), fill=GOLD),
    )


def _knot() -> list[Shape]:
    """The red ribbon that ties the two branches, about its middle."""
    left = ((-0.5, 0.4), (-2.9, 4.4), (-1.7, 4.0), (-1.1, 4.9), (0.6, 0.6))
    right = tuple((-x, y) for x, y in left)
    return [
        Shape(_polygon(left), fill=DEEP_RED),
        Shape(_polygon(right), fill=RED),
        Shape(_ellipse((0, 0.35), 1.5, 0.95), fill=RED),
    ]


def _branch() -> list[Shape]:
    """The right-hand branch of the laurel about the origin, growing from below upward."""
    radius = 14.0
    tip = radians(-52)
    stem: Path = (
        ("M", ((-2.2, radius + 0.9),)),
        ("L", ((0, radius),)),
        *_arc(radius, radians(90), tip),
    )
    shapes = [Shape(stem, stroke=DEEP_GOLD, width=0.35)]
    for number in range(9):
        turn = radians(76 - number * 14.8)
        foot = (radius * cos(turn), radius * sin(turn))
        ahead = turn - pi / 2
        size = 5.2 - number * 0.17
        shapes += _leaf(foot, ahead + radians(33), size)
        shapes += _leaf(foot, ahead - radians(36), size * 0.92)
    return shapes + _leaf((radius * cos(tip), radius * sin(tip)), tip - pi / 2, 4.2)


def _leaf(foot: Point, heading: float, size: float) -> list[Shape]:
    """One leaf, its two halves in two golds."""
    ahead = (cos(heading), sin(heading))
    across = (-sin(heading), cos(heading))
    tip = _moved(foot, ahead, size)
    halves = []
    for side, colour in ((0.25, GOLD), (-0.25, PALE_GOLD)):
        near = _moved(_moved(foot, ahead, size * 0.25), across, size * side)
        far = _moved(_moved(foot, ahead, size * 0.68), across, size * side)
        path: Path = (("M", (foot,)), ("C", (near, far, tip)), ("Z", ()))
        halves.append(Shape(path, fill=colour))
    return halves


def _star(radius: float) -> list[Shape]:
    """A five-pointed star of ten facets in two reds, edged in gold."""
    inner = radius * 0.382
    points = [
        _moved(
            (0, 0), (sin(turn * pi / 5), -cos(turn * pi / 5)), radius if turn % 2 == 0 else inner
        )
        for turn in range(10)
    ]
    edge = Shape(_polygon(points), fill=RED, stroke=PALE_GOLD, width=0.9)
    facets = [
        Shape(
            _polygon(((0, 0), points[turn], points[(turn + 1) % 10])),
            fill=RED if turn % 2 else DEEP_RED,
        )
        for turn in range(10)
    ]
    return [edge, *facets]


def _arc(radius: float, start: float, end: float) -> tuple[Piece, ...]:
    """A part of a circle about the origin, in Bézier pieces of at most a quarter."""
    count = 3
    step = (end - start) / count
    reach = 4 / 3 * tan(step / 4) * radius
    pieces: list[Piece] = []
    for number in range(count):
        one, other = start + number * step, start + (number + 1) * step
        begin = (radius * cos(one), radius * sin(one))
        finish = (radius * cos(other), radius * sin(other))
        leave = _moved(begin, (-sin(one), cos(one)), reach)
        arrive = _moved(finish, (sin(other), -cos(other)), reach)
        pieces.append(("C", (leave, arrive, finish)))
    return tuple(pieces)


def _ellipse(middle: Point, across: float, down: float) -> Path:
    x, y = middle
    hand = 0.5523
    return (
        ("M", ((x + across, y),)),
        ("C", ((x + across, y + down * hand), (x + across * hand, y + down), (x, y + down))),
        ("C", ((x - across * hand, y + down), (x - across, y + down * hand), (x - across, y))),
        ("C", ((x - across, y - down * hand), (x - across * hand, y - down), (x, y - down))),
        ("C", ((x + across * hand, y - down), (x + across, y - down * hand), (x + across, y))),
        ("Z", ()),
    )


def _polygon(points: tuple[Point, ...] | list[Point]) -> Path:
    first, *rest = points
    return (("M", (first,)), *(("L", (point,)) for point in rest), ("Z", ()))


def _placed(shape: Shape, x: float, y: float, *, mirror: bool = False) -> Shape:
    side = -1 if mirror else 1
    path = tuple(
        (verb, tuple((x + side * px, y + py) for px, py in points)) for verb, points in shape.path
    )
    return Shape(path, shape.fill, shape.stroke, shape.width)


def _moved(start: Point, direction: Point, length: float) -> Point:
    """The point `length` from `start` along a direction of size one."""
    return start[0] + direction[0] * length, start[1] + direction[1] * length
