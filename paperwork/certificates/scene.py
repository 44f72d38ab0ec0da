"""The drawing of a page, independent of its renderer: shapes, lines of type, a picture, a code.

Lengths in millimetres from the top left of the paper, downward positive; type sizes in points.
"""

from dataclasses import dataclass

from paperwork.certificates.typefaces import Style

Point = tuple[float, float]
# One piece of a path: M (move), L (line) and C (Bézier) with their points, Z (close).
Piece = tuple[str, tuple[Point, ...]]
Path = tuple[Piece, ...]

POINTS_A_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Shape:
    """A path that is filled, stroked, or both; colours as "#c4161c"."""

    path: Path
    fill: str = ""
    stroke: str = ""
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type from `x` along a baseline; `tracking` in parts of the size."""

    text: str
    x: float
    baseline: float
    style: Style
    size: float
    colour: str
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster image in a box, as large as it goes, centred."""

    data: bytes
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code that leads to an address."""

    address: str
    x: float
    y: float
    size: float


Mark = Shape | Line | Picture | Code


def moved(marks: tuple[Mark, ...], across: float, down: float) -> tuple[Mark, ...]:
    """The same marks elsewhere."""
    return tuple(_moved(mark, across, down) for mark in marks)


def _moved(mark: Mark, across: float, down: float) -> Mark:
    if isinstance(mark, Shape):
        path = tuple(
            (verb, tuple((x + across, y + down) for x, y in points)) for verb, points in mark.path
        )
        return Shape(path, mark.fill, mark.stroke, mark.width)
    if isinstance(mark, Line):
        return Line(
            mark.text,
            mark.x + across,
            mark.baseline + down,
            mark.style,
            mark.size,
            mark.colour,
            mark.tracking,
        )
    if isinstance(mark, Picture):
        return Picture(mark.data, mark.x + across, mark.y + down, mark.width, mark.height)
    return Code(mark.address, mark.x + across, mark.y + down, mark.size)


def scaled(
    shapes: tuple[Shape, ...], scale: float, across: float, down: float
) -> tuple[Shape, ...]:
    """Shapes made larger about their origin, then moved."""
    return tuple(
        Shape(
            tuple(
                (verb, tuple((x * scale + across, y * scale + down) for x, y in points))
                for verb, points in shape.path
            ),
            shape.fill,
            shape.stroke,
            shape.width * scale,
        )
        for shape in shapes
    )
