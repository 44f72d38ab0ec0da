"""The ornaments of a certificate as SVG, drawn by ourselves; lengths in millimetres.

The laurel with a star stands in where a body hands over no emblem (Nghị định 98/2023/NĐ-CP Điều
104 wants one top centre); it copies no State emblem.
"""

from functools import lru_cache
from math import cos, pi, radians, sin

GOLD, PALE_GOLD, DEEP_GOLD = "#b98a2f", "#d9b968", "#8f6516"
RED, DEEP_RED = "#c4161c", "#9b0f14"

Point = tuple[float, float]

# The red ribbon that ties the two branches, about its middle.
_KNOT = (
    f'<path d="M-0.5 0.4L-2.9 4.4L-1.7 4L-1.1 4.9L0.6 0.6Z" fill="{DEEP_RED}"/>'
    f'<path d="M0.5 0.4L2.9 4.4L1.7 4L1.1 4.9L-0.6 0.6Z" fill="{RED}"/>'
    f'<ellipse rx="1.5" ry="0.95" cy="0.35" fill="{RED}"/>'
)


@lru_cache(maxsize=1)
def laurel_svg() -> bytes:
    """Give the ornament for the place of the emblem: a faceted red star between two branches."""
    right = "".join(_branch())
    parts = [
        f'<g transform="translate(18 18)">{right}</g>',
        f'<g transform="translate(18 18) scale(-1 1)">{right}</g>',
        f'<g transform="translate(18 17.4)">{_star(8.8)}</g>',
        f'<g transform="translate(18 31.6)">{_KNOT}</g>',
    ]
    return _svg(36, 36.8, "".join(parts))


@lru_cache(maxsize=1)
def divider_svg() -> bytes:
    """Give the thin rule with a lozenge that stands under the name of the award."""
    parts = (
        _stroke("M6 3 C 24 2.2 34 3 42 3 M78 3 C 86 3 96 2.2 114 3", GOLD, 0.3),
        _stroke(
            "M44 3 Q 50 0.2 57 3 Q 50 5.8 44 3 Z M76 3 Q 70 0.2 63 3 Q 70 5.8 76 3 Z", GOLD, 0.25
        ),
        f'<path d="M60 1 L62.4 3 L60 5 L57.6 3 Z" fill="{RED}"/>',
        f'<circle cx="4.8" cy="3" r="0.5" fill="{GOLD}"/>',
        f'<circle cx="115.2" cy="3" r="0.5" fill="{GOLD}"/>',
    )
    return _svg(120, 6, "".join(parts))


def _branch() -> list[str]:
    """Give the right-hand branch of the laurel about the origin, growing from below upward."""
    radius = 14.0
    tip = radians(-52)
    end = _pair((radius * cos(tip), radius * sin(tip)))
    stem = f"M-2.2 {radius + 0.9:.2f} L0 {radius:.2f} A{radius} {radius} 0 0 0 {end}"
    parts = [_stroke(stem, DEEP_GOLD, 0.35)]
    for number in range(9):
        turn = radians(76 - number * 14.8)
        foot = (radius * cos(turn), radius * sin(turn))
        ahead = turn - pi / 2
        size = 5.2 - number * 0.17
        parts.append(_leaf(foot, ahead + radians(33), size))
        parts.append(_leaf(foot, ahead - radians(36), size * 0.92))
    parts.append(_leaf((radius * cos(tip), radius * sin(tip)), tip - pi / 2, 4.2))
    return parts


def _leaf(foot: Point, heading: float, size: float) -> str:
    """Give one leaf, its two halves in two golds."""
    ahead = (cos(heading), sin(heading))
    across = (-sin(heading), cos(heading))
    tip = _moved(foot, ahead, size)
    halves = []
    for side, colour in ((0.25, GOLD), (-0.25, PALE_GOLD)):
        near = _moved(_moved(foot, ahead, size * 0.25), across, size * side)
        far = _moved(_moved(foot, ahead, size * 0.68), across, size * side)
        path = f"M{_pair(foot)}C{_pair(near)} {_pair(far)} {_pair(tip)}Z"
        halves.append(f'<path d="{path}" fill="{colour}"/>')
    return "".join(halves)


def _star(radius: float) -> str:
    """Give a five-pointed star of ten facets in two reds, edged in gold."""
    inner = radius * 0.382
    points = [
        _moved(
            (0, 0), (sin(turn * pi / 5), -cos(turn * pi / 5)), radius if turn % 2 == 0 else inner
        )
        for turn in range(10)
    ]
    outline = " ".join(_pair(point) for point in points)
    facets = [
        f'<path d="M0 0L{_pair(points[turn])}L{_pair(points[(turn + 1) % 10])}Z" '
        f'fill="{RED if turn % 2 else DEEP_RED}"/>'
        for turn in range(10)
    ]
    edge = (
        f'<polygon points="{outline}" fill="{RED}" stroke="{PALE_GOLD}" stroke-width="0.9" '
        'stroke-linejoin="round"/>'
    )
    return edge + "".join(facets)


def _stroke(path: str, colour: str, width: float) -> str:
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def _moved(start: Point, direction: Point, length: float) -> Point:
    """Give the point `length` from `start` along a direction of size one."""
    return start[0] + direction[0] * length, start[1] + direction[1] * length


def _pair(point: Point) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"


def _svg(width: float, height: float, content: str) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {width} {height}">{content}</svg>'
    ).encode()
