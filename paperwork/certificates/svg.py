"""A certificate as SVG for the screen, out of the same layout as the PDF.

Letters are drawn as outlines, so that the preview shows the type of the print on any machine. The
border, thousands of curves, is left out: the page puts it underneath as an image of its own, which
a browser fetches once (`border_svg`).
"""

from base64 import b64encode

from paperwork.certificates.border import border_shapes
from paperwork.certificates.description import Border, Certificate, Design
from paperwork.certificates.layout import face_of, frame_of
from paperwork.certificates.pdf import code_rows
from paperwork.certificates.scene import POINTS_A_MM, Code, Line, Mark, Picture, Shape, moved
from paperwork.certificates.typefaces import Face, face


def certificate_svg(design: Design, certificate: Certificate, *, label: str) -> str:
    """The page of a certificate without its border; `label` says to a screen reader what it is.
    Raises CertificateTooLong, NoSuchLetter."""
    frame, page = frame_of(design), face_of(design, certificate)
    border = set(border_shapes(design.border, round(frame.width, 2), round(frame.height, 2)))
    across, down = page.shift
    marks: list[Mark] = [
        *(mark for mark in frame.marks if mark not in border),
        *moved(page.title.marks, across, page.title_top + down),
        *page.marks,
        *page.foot,
    ]
    drawing = _Drawing()
    drawn = "".join(drawing.mark(mark) for mark in marks)
    left, top = frame.inset
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {design.width} {design.height}" '
        f'role="img" aria-label="{_escaped(label)}"><defs>{drawing.outlines()}</defs>'
        f'<g transform="translate({left:.3f} {top:.3f}) scale({frame.scale:.5f})">{drawn}</g></svg>'
    )


def border_svg(border: Border, width: float, height: float, inset: float) -> str:
    """The border of a page of a size, alone."""
    frame = frame_of(Design(width=width, height=height, border=border, inset=inset))
    shapes = border_shapes(border, round(frame.width, 2), round(frame.height, 2))
    left, top = frame.inset
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<g transform="translate({left:.3f} {top:.3f}) scale({frame.scale:.5f})">'
        f"{''.join(_shape(shape) for shape in shapes)}</g></svg>"
    )


class _Drawing:
    """An SVG that is being written, with the letters that it has used."""

    def __init__(self) -> None:
        self._letters: dict[tuple[str, str], str] = {}

    def mark(self, mark: Mark) -> str:
        """One mark as an element."""
        if isinstance(mark, Line):
            return self._line(mark)
        if isinstance(mark, Shape):
            return _shape(mark)
        if isinstance(mark, Code):
            return _code(mark)
        return _picture(mark)

    def outlines(self) -> str:
        """The letters, each once."""
        return "".join(self._letters.values())

    def _line(self, line: Line) -> str:
        type_ = face(line.style)
        parts, x = [], 0.0
        for index, letter in enumerate(line.text):
            if not letter.isspace():
                parts.append(f'<use href="#{self._letter(type_, letter)}" x="{x * 1000:.0f}"/>')
            following = line.text[index + 1 : index + 2]
            x += type_.advance(letter) + line.tracking
            x += type_.kern(letter, following) if following else 0.0
        scale = line.size / POINTS_A_MM / 1000
        return (
            f'<g fill="{line.colour}" transform="translate({line.x:.3f} {line.baseline:.3f}) '
            f'scale({scale:.6f} {-scale:.6f})">{"".join(parts)}</g>'
        )

    def _letter(self, type_: Face, letter: str) -> str:
        key = (type_.style.value, letter)
        name = f"{type_.style.name.lower()}-{ord(letter)}"
        if key not in self._letters:
            self._letters[key] = f'<path id="{name}" d="{type_.outline(letter)}"/>'
        return name


def _shape(shape: Shape) -> str:
    path = " ".join(
        verb + " ".join(f"{x:.2f} {y:.2f}" for x, y in points) for verb, points in shape.path
    )
    stroke = f' stroke="{shape.stroke}" stroke-width="{shape.width:.3f}"' if shape.stroke else ""
    return f'<path d="{path}" fill="{shape.fill or "none"}"{stroke} stroke-linejoin="round"/>'


def _code(code: Code) -> str:
    rows = code_rows(code.address)
    side = code.size / len(rows)
    squares = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return (
        f'<path fill="#14110f" transform="translate({code.x:.3f} {code.y:.3f}) '
        f'scale({side:.5f})" shape-rendering="crispEdges" d="{squares}"/>'
    )


def _picture(picture: Picture) -> str:
    kind = "png" if picture.data.startswith(b"\x89PNG") else "jpeg"
    data = b64encode(picture.data).decode()
    return (
        f'<image href="data:image/{kind};base64,{data}" x="{picture.x:.3f}" y="{picture.y:.3f}" '
        f'width="{picture.width:.3f}" height="{picture.height:.3f}" '
        'preserveAspectRatio="xMidYMid meet"/>'
    )


def _escaped(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
