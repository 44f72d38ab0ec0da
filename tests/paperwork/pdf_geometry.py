"""Where things stand on a printed page, read back from the PDF: sizes, faces and rules with pypdf,
the ends of lines with poppler. All in points, y from the top of the page."""

import io
import re
import subprocess
from dataclasses import dataclass
from html import unescape

from pypdf import PageObject, PdfReader

MM = 72 / 25.4


@dataclass(frozen=True)
class Line:
    """A line of text: where it begins and ends, its foot, its size and face."""

    text: str
    x: float
    end: float
    y: float
    size: float
    font: str

    @property
    def bold(self) -> bool:
        return "Bold" in self.font

    @property
    def italic(self) -> bool:
        return "Italic" in self.font

    @property
    def length(self) -> float:
        return self.end - self.x

    @property
    def middle(self) -> float:
        return (self.x + self.end) / 2


@dataclass(frozen=True)
class Rule:
    """A horizontal stroke."""

    x: float
    end: float
    y: float

    @property
    def length(self) -> float:
        return self.end - self.x

    @property
    def middle(self) -> float:
        return (self.x + self.end) / 2


@dataclass(frozen=True)
class PrintedPage:
    """A page: its size in millimetres, its lines and its rules, from the top down."""

    width: int
    height: int
    lines: list[Line]
    rules: list[Rule]

    def line(self, beginning: str) -> Line:
        """The first line that begins so."""
        found = [line for line in self.lines if line.text.startswith(beginning)]
        assert found, f"no line begins with {beginning!r}: {[line.text for line in self.lines]}"
        return found[0]

    def has(self, beginning: str) -> bool:
        return any(line.text.startswith(beginning) for line in self.lines)

    def rule_under(self, line: Line) -> Rule:
        """The rule nearest under a line."""
        found = [
            rule
            for rule in self.rules
            if 0 < rule.y - line.y < 15 and line.x < rule.middle < line.end
        ]
        assert found, f"no rule under {line.text!r}"
        return min(found, key=lambda rule: rule.y)


def printed(pdf: bytes) -> list[PrintedPage]:
    """The pages of a PDF."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [_page(page, words) for page, words in zip(pages, _words(pdf), strict=True)]


def _page(page: PageObject, words: list[tuple[float, float, float, float]]) -> PrintedPage:
    height = float(page.mediabox.height)
    lines: list[Line] = []
    strokes: set[Rule] = set()

    def on_text(text, cm, tm, font, size):
        count = len(text.split())
        if not count:
            return
        x, y = tm[4] * cm[0] + cm[4], height - (tm[5] * cm[3] + cm[5])
        on_line = [word for word in words if word[2] < y < word[3] and word[0] > x - 1]
        end = sorted(word[1] for word in on_line)[count - 1]
        name = font["/BaseFont"].split("+")[1]
        lines.append(Line(" ".join(text.split()), x, end, y, size * cm[0], name))

    corners: list[tuple[float, float]] = []

    def on_operand(operator, operands, cm, _):
        """A border is drawn as a thin polygon: four corners, as wide as the rule is long."""
        if operator == b"m":
            corners.clear()
        if operator in (b"m", b"l"):
            corners.append(
                (float(operands[0]) * cm[0] + cm[4], height - float(operands[1]) * cm[3] - cm[5])
            )
        if len(corners) == 4:
            across, down = zip(*corners, strict=True)
            if max(down) - min(down) < 2 < max(across) - min(across):
                strokes.add(Rule(min(across), max(across), min(down)))

    page.extract_text(visitor_text=on_text, visitor_operand_before=on_operand)
    return PrintedPage(
        width=round(float(page.mediabox.width) / MM),
        height=round(height / MM),
        lines=sorted(lines, key=lambda line: (round(line.y), line.x)),
        rules=sorted(strokes, key=lambda rule: rule.y),
    )


def _words(pdf: bytes) -> list[list[tuple[float, float, float, float]]]:
    """Every word of every page: left, right, top, foot."""
    told = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    pages = []
    for page in unescape(told).split("<page ")[1:]:
        found = re.findall(
            r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">', page
        )
        pages.append(
            [(float(x), float(end), float(top), float(foot)) for x, top, end, foot in found]
        )
    return pages
