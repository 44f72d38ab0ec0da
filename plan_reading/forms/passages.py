"""The text with its passages marked, and the confidence of each value. Pure."""

from dataclasses import dataclass, field
from itertools import pairwise

from plan_reading.values import Span

# From here the form of the text leaves no doubt.
CLEAR_FROM = 0.9
EXCERPT = 140


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value was read and how sure that is, in words. `mark` is the passage's name on the
    page, "" where there is none."""

    mark: str
    excerpt: str
    words: str
    tone: str


MISSING = Evidence("", "", "không tìm thấy", "neutral")
CORRECTED_WORDS = "đã sửa"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: the marks that begin here, and those that cover it."""

    text: str
    begins: tuple[str, ...]
    covered_by: str


@dataclass(slots=True)
class Marks:
    """The passages of a text, by name."""

    text: str
    spans: dict[str, Span] = field(default_factory=dict)

    def evidence(self, mark: str, span: Span | None, confidence: float) -> Evidence:
        """Mark a passage and return the confidence of its value; without a passage the value was
        derived from its context."""
        words, tone = ("đọc được rõ", "good")
        if confidence < CLEAR_FROM or span is None:
            words, tone = "suy ra từ ngữ cảnh", "waiting"
        if span is None or span.end <= span.start:
            return Evidence("", "", words, tone)
        self.spans[mark] = span
        said = " ".join(self.text[span.start : span.end].split())
        return Evidence(mark, said if len(said) <= EXCERPT else f"{said[:EXCERPT]}…", words, tone)

    def pieces(self) -> list[Piece]:
        """The whole text, cut wherever a passage begins or ends."""
        spans = sorted(self.spans.items(), key=lambda one: (one[1].start, -one[1].end))
        cuts = sorted({0, len(self.text), *(at for _, one in spans for at in (one.start, one.end))})
        pieces, open_now, waiting = [], list[tuple[str, Span]](), iter(spans)
        upcoming = next(waiting, None)
        for start, end in pairwise(cuts):
            open_now = [one for one in open_now if one[1].end > start]
            begins = []
            while upcoming and upcoming[1].start <= start:
                begins.append(upcoming[0])
                open_now.append(upcoming)
                upcoming = next(waiting, None)
            covered = " ".join(name for name, _ in open_now)
            pieces.append(Piece(self.text[start:end], tuple(begins), covered))
        return pieces
