"""Certificates as PDF: content that all pages share is written once, each page adds its own lines.

Border, emblem and masthead are one form XObject, the name of the award another, placed by a
matrix; a thousand pages that differ in six lines are a thousand short streams that refer to them.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any

import segno
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from paperwork.certificates.description import Certificate, Design
from paperwork.certificates.layout import Frame, PageFace, TitleMark, face_of, frame_of
from paperwork.certificates.line_breaks import clean
from paperwork.certificates.scene import POINTS_A_MM, Code, Line, Mark, Picture, Shape
from paperwork.certificates.typefaces import Style, face

Progress = Callable[[int], None]


def certificates_pdf(certificates: Sequence[tuple[Design, Certificate]]) -> bytes:
    """Give one PDF with a page for each certificate, in the given order. Raises ValueError for
    none, CertificateTooLong and NoSuchLetter where one cannot be printed."""
    if not certificates:
        raise ValueError("There is no certificate to print.")
    first = clean(certificates[0][1].title).capitalize()
    title = f"{first} – {clean(certificates[0][1].awardee)}"
    if len(certificates) > 1:
        title = f"{first} – {len(certificates)} tập thể, cá nhân"
    stored = BytesIO()
    write_certificates(stored, certificates, title=title)
    return stored.getvalue()


def write_certificates(
    stored: Any,
    certificates: Iterable[tuple[Design, Certificate]],
    *,
    title: str,
    after_page: Progress | None = None,
) -> None:
    """Write a PDF into a file, a page for each certificate as they come; `after_page` is called
    with the number of each page that is done, and may raise to stop."""
    drawing = _Drawing(stored, title)
    for number, (design, certificate) in enumerate(certificates, start=1):
        drawing.page(design, certificate)
        if after_page is not None:
            after_page(number)
    drawing.canvas.save()


class _Drawing:
    """A PDF that is being written, with the forms that its pages share."""

    def __init__(self, stored: Any, title: str) -> None:
        _register_faces()
        self.canvas = Canvas(
            stored, pageCompression=1, lang="vi", initialFontName=_name(Style.REGULAR)
        )
        self.canvas.setTitle(title)
        self._forms: dict[int, str] = {}
        self._kept: list[object] = []  # so that no key of `_forms` is used again
        self._runs: dict[Line, str] = {}
        self._author = ""

    def page(self, design: Design, certificate: Certificate) -> None:
        """Draw one certificate on a page of its own."""
        frame = frame_of(design)
        face_ = face_of(design, certificate)
        frame_form = self._form(frame, frame.marks, frame)
        title_form = self._form(face_.title, face_.title.marks, frame)
        self.canvas.setPageSize((design.width * POINTS_A_MM, design.height * POINTS_A_MM))
        # Who issued the first page, and what it is, stand for the file.
        if not self._author:
            self._author = certificate.authority
            self.canvas.setAuthor(certificate.authority)
            self.canvas.setSubject(f"{certificate.title}: {certificate.awardee}")
        self._placed(frame, frame_form, (0.0, 0.0))
        self._placed(frame, title_form, _title_place(face_))
        self._draw(frame, (*face_.marks, *face_.foot))
        self.canvas.showPage()

    def _form(self, key: Frame | TitleMark, marks: Sequence[Mark], frame: Frame) -> str:
        """The name of the form that holds the marks, written when it is first wanted."""
        if id(key) not in self._forms:
            name = f"certificate{len(self._forms)}"
            wide, high = frame.width * POINTS_A_MM, frame.height * POINTS_A_MM
            # A title is drawn from its own top left, and reaches beyond the page that it is put on.
            self.canvas.beginForm(name, -wide, -2 * high, 2 * wide, high)
            self._marks(marks)
            self.canvas.endForm()
            self._forms[id(key)] = name
            self._kept.append(key)
        return self._forms[id(key)]

    def _placed(self, frame: Frame, form: str, place: tuple[float, float]) -> None:
        self.canvas.saveState()
        self._to_page(frame)
        self.canvas.translate(place[0] * POINTS_A_MM, -place[1] * POINTS_A_MM)
        self.canvas.doForm(form)
        self.canvas.restoreState()

    def _draw(self, frame: Frame, marks: Sequence[Mark]) -> None:
        self.canvas.saveState()
        self._to_page(frame)
        self._marks(marks)
        self.canvas.restoreState()

    def _to_page(self, frame: Frame) -> None:
        """Put the origin top left of the frame, in its scale; downward is below zero."""
        left, top = frame.inset
        height = self.canvas._pagesize[1]
        self.canvas.translate(left * POINTS_A_MM, height - top * POINTS_A_MM)
        if frame.scale != 1:
            self.canvas.scale(frame.scale, frame.scale)

    def _marks(self, marks: Sequence[Mark]) -> None:
        code = self.canvas._code
        for mark in marks:
            if isinstance(mark, Line):
                code.append(self._run(mark))
            elif isinstance(mark, Shape):
                code.append(_shape_operators(mark))
            elif isinstance(mark, Code):
                code.append(_code_operators(mark))
            else:
                self._picture(mark)

    def _run(self, line: Line) -> str:
        """The operators of a line. Most lines stand on many pages, and are written out once."""
        if line not in self._runs:
            self._runs[line] = self._run_operators(line)
        return self._runs[line]

    def _run_operators(self, line: Line) -> str:
        """Letters with their kerning (TJ), in the subsets in which reportlab embeds the font."""
        type_, font = face(line.style), pdfmetrics.getFont(_name(line.style))
        tracking = line.tracking * line.size
        x, y = line.x * POINTS_A_MM, -line.baseline * POINTS_A_MM
        operators = [f"BT {_rgb(line.colour)} rg {tracking:.3f} Tc 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        subset_now, parts = None, ""
        for index, letter in enumerate(line.text):
            ((subset, coded),) = font.splitString(letter, self.canvas._doc)
            if subset != subset_now:
                if parts:
                    operators.append(f"[{parts}] TJ")
                name = font.getSubsetInternalName(subset, self.canvas._doc)
                operators.append(f"{name} {line.size:.2f} Tf")
                subset_now, parts = subset, ""
            parts += f"({self.canvas._escape(coded)})"
            following = line.text[index + 1 : index + 2]
            kern = type_.kern(letter, following) if following else 0.0
            if kern:
                parts += f"{-kern * 1000:.0f}"
        operators.append(f"[{parts}] TJ 0 Tc ET")
        return " ".join(operators).replace(")(", "")

    def _picture(self, picture: Picture) -> None:
        image = ImageReader(BytesIO(picture.data))
        wide, high = image.getSize()
        scale = min(picture.width / wide, picture.height / high)
        wide, high = wide * scale, high * scale
        self.canvas.drawImage(
            image,
            (picture.x + (picture.width - wide) / 2) * POINTS_A_MM,
            -(picture.y + (picture.height + high) / 2) * POINTS_A_MM,
            wide * POINTS_A_MM,
            high * POINTS_A_MM,
            mask="auto",
        )


def _title_place(page: PageFace) -> tuple[float, float]:
    return page.shift[0], page.title_top + page.shift[1]


@lru_cache(maxsize=1)
def _register_faces() -> None:
    for style in Style:
        pdfmetrics.registerFont(TTFont(_name(style), BytesIO(face(style).data)))


def _name(style: Style) -> str:
    return f"certificate-{style.name.lower()}"


@lru_cache(maxsize=256)
def _shape_operators(shape: Shape) -> str:
    verbs = {"M": "m", "L": "l", "C": "c", "Z": "h"}
    path = " ".join(
        " ".join(
            (*(f"{x * POINTS_A_MM:.2f} {-y * POINTS_A_MM:.2f}" for x, y in points), verbs[verb])
        )
        for verb, points in shape.path
    )
    parts = ["q 1 j"]
    if shape.fill:
        parts.append(f"{_rgb(shape.fill)} rg")
    if shape.stroke:
        parts.append(f"{_rgb(shape.stroke)} RG {shape.width * POINTS_A_MM:.3f} w")
    paint = {(True, True): "B", (True, False): "f", (False, True): "S"}
    return " ".join((*parts, path, paint[bool(shape.fill), bool(shape.stroke)], "Q"))


def _code_operators(code: Code) -> str:
    """The code as one small picture: seams between squares drawn one by one would show."""
    rows = code_rows(code.address)
    count = len(rows)
    wide = (count + 7) // 8
    bits = "".join(
        f"{int(''.join('1' if dark else '0' for dark in row).ljust(wide * 8, '0'), 2):0{wide * 2}x}"
        for row in rows
    )
    size = code.size * POINTS_A_MM
    x, y = code.x * POINTS_A_MM, -(code.y + code.size) * POINTS_A_MM
    return (
        f"q {_rgb('#14110f')} rg {size:.2f} 0 0 {size:.2f} {x:.2f} {y:.2f} cm "
        f"BI /W {count} /H {count} /BPC 1 /IM true /D [1 0] /F /AHx ID {bits}> EI Q"
    )


def code_rows(address: str) -> list[list[bool]]:
    """The squares of the QR code that leads to an address. The mask is given, since trying all
    eight takes five times as long; any reader reads any of them."""
    made = segno.make_qr(address, error="m", boost_error=False, mask=3)
    return [[bool(dark) for dark in row] for row in made.matrix]


@lru_cache(maxsize=32)
def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4f}" for at in (1, 3, 5))
