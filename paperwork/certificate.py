"""Certificates (giấy khen, bằng khen) as PDF: one A4 landscape page each."""

import unicodedata
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date

from weasyprint import Document

from paperwork.certificate_border import draw_border
from paperwork.certificate_ornament import divider_svg, laurel_svg
from paperwork.official_page import laid_out

CERTIFICATE_CSS = "paperwork/certificate.css"

# Type of the varying lines as a part of its full size: classes step-0 … step-6 of the stylesheet.
_SCALES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.62)


@dataclass(frozen=True)
class _Sizes:
    """The sizes one line of the certificate may take, largest first.

    `letters` are how many stand on one line in each size (classes size-0, size-1 … of the
    stylesheet); a text goes down a size where it would need more than `lines` lines.
    """

    letters: tuple[int, ...]
    lines: int


_SIZES = {
    "authority": _Sizes((48, 58), lines=1),
    "awardee": _Sizes((44, 56, 68), lines=1),
    "awardee_detail": _Sizes((86,), lines=2),
    "achievement": _Sizes((80,), lines=3),
}


class CertificateTooLong(ValueError):
    """The texts of one certificate do not fit its page even in the smallest type.

    The message is in Vietnamese and names the awardee.
    """


@dataclass(frozen=True)
class Certificate:
    """What stands on one certificate, in the order of Nghị định 98/2023/NĐ-CP Điều 104.

    `authority` is who awards ("Chủ tịch Ủy ban nhân dân huyện Củ Chi"); `awardee_detail` the
    address, or position and unit, and may be empty; `decision_number` with its symbol
    ("125/QĐ-UBND"); `register_number` the ordinal in the decision (Số sổ vàng); `signer_lines`
    the capacity and position, a line each; `emblem` a PNG, JPEG or SVG, None for our ornament.
    Dates not known yet are None and leave dotted room.
    """

    authority: str
    form_name: str
    awardee: str
    awardee_detail: str
    achievement: str
    decision_number: str
    decided_on: date | None
    register_number: str
    place: str
    signed_on: date | None
    signer_lines: tuple[str, ...]
    signer_name: str
    emblem: bytes | None = None


def certificate_pdf(certificates: Sequence[Certificate]) -> bytes:
    """Give one PDF with a page for each certificate, in the given order.

    Long names and achievements are set in smaller type until they fit. Raises `ValueError` for
    an empty list and `CertificateTooLong` where even the smallest type does not fit.
    """
    if not certificates:
        raise ValueError("There is no certificate to print.")
    steps = _fitting_steps(certificates)
    with _laid_out(certificates, steps) as document:
        return document.write_pdf(finisher=lambda _, pdf: draw_border(pdf))


def _fitting_steps(certificates: Sequence[Certificate]) -> list[int]:
    """Measure by laying out, each time only those that did not fit, and give their steps."""
    steps = [0] * len(certificates)
    pending = list(range(len(certificates)))
    while pending:
        with _laid_out(
            [certificates[index] for index in pending], [steps[index] for index in pending]
        ) as document:
            pending = [pending[number] for number in _overflowing(document, len(pending))]
        for index in pending:
            steps[index] += 1
            if steps[index] == len(_SCALES):
                raise CertificateTooLong(
                    f"Nội dung giấy của “{certificates[index].awardee}” quá dài, không in vừa "
                    "một trang. Hãy rút gọn tên, chức danh hoặc thành tích."
                )
    return steps


def _laid_out(
    certificates: Sequence[Certificate], steps: Sequence[int]
) -> AbstractContextManager[Document]:
    return laid_out(
        "paperwork/certificate.html",
        {"certificates": _faces(certificates, steps), "title": _title(certificates)},
        stylesheets=(CERTIFICATE_CSS,),
        images=_images(certificates),
    )


def _overflowing(document: Document, count: int) -> list[int]:
    """Give the certificates that run on to a second page, by their number."""
    starts: dict[str, int] = {}
    for page_number, page in enumerate(document.pages):
        for name in page.anchors:
            # A face that runs on is named again on its next page: the first one counts.
            starts.setdefault(name, page_number)
    first_pages = [starts[f"face-{index}"] for index in range(count)] + [len(document.pages)]
    return [index for index in range(count) if first_pages[index + 1] - first_pages[index] > 1]


def _faces(certificates: Sequence[Certificate], steps: Sequence[int]) -> list[dict[str, object]]:
    faces: list[dict[str, object]] = []
    for index, (given, step) in enumerate(zip(certificates, steps, strict=True)):
        texts = {
            name: _set_text(_clean(getattr(given, name)), sizes, _SCALES[step])
            for name, sizes in _SIZES.items()
        }
        faces.append(
            {
                **texts,
                "anchor": f"face-{index}",
                "step": step,
                "emblem": f"image:emblem-{index}" if given.emblem else "image:laurel",
                "form_name": _clean(given.form_name),
                "decision_number": _clean(given.decision_number),
                "decided_on": given.decided_on,
                "register_number": _clean(given.register_number),
                "place": _clean(given.place),
                "signed_on": given.signed_on,
                "signer_lines": [_clean(line) for line in given.signer_lines],
                "signer_name": _clean(given.signer_name),
            }
        )
    return faces


def _set_text(text: str, sizes: _Sizes, scale: float) -> dict[str, object]:
    """Choose the size of a text and break it into lines."""
    for size, letters in enumerate(sizes.letters):
        lines = balanced_lines(text, round(letters / scale))
        if len(lines) <= sizes.lines + size:
            break
    return {"size": size, "lines": lines}


def _images(certificates: Sequence[Certificate]) -> dict[str, bytes]:
    drawn = {"laurel": laurel_svg(), "divider": divider_svg()}
    handed_over = {
        f"emblem-{index}": given.emblem for index, given in enumerate(certificates) if given.emblem
    }
    return {**drawn, **handed_over}


def _title(certificates: Sequence[Certificate]) -> str:
    first = certificates[0]
    name = _clean(first.form_name).capitalize()
    if len(certificates) == 1:
        return f"{name} – {_clean(first.awardee)}"
    return f"{name} – {len(certificates)} tập thể, cá nhân"


def _clean(text: str) -> str:
    """Give composed letters and single spaces, whatever was typed or pasted."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def balanced_lines(text: str, letters_a_line: int) -> list[str]:
    """Break a centred text at spaces into lines of about equal length, none over the measure.

    A last line of one lonely word is ugly on a wall. A word longer than the measure stands alone.
    """
    words = text.split()
    measure = letters_a_line
    lines = _filled(words, measure)
    # The narrowest measure with the same number of lines makes them equal.
    while measure > 1:
        narrower = _filled(words, measure - 1)
        if len(narrower) > len(lines):
            break
        measure -= 1
    return _filled(words, measure)


def _filled(words: Sequence[str], measure: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= measure:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
