"""What a thousand certificates cost beside WeasyPrint, and beside the plainest PDF.

All pages are those of one decision: border, masthead and title alike, name, unit and number
different, a QR code of its own on each. WeasyPrint sets the same lines from HTML, without border,
emblem and code, which makes it easier for it; fifty pages at a time, which is quickest. The limit
is reportlab's canvas writing six lines of an embedded font on each page, without measuring,
without border and code.
"""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from io import BytesIO
from pathlib import Path
from time import perf_counter

from figures import Figure
from names import Names
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from paperwork.certificates.description import Certificate, Design
from paperwork.certificates.pdf import certificates_pdf
from paperwork.certificates.typefaces import Style, face

NEEDS_NATION = False
PAGES, AT_ONCE, TURNS = 1_000, 50, 3
_FIRST = Certificate(
    authority="Chủ tịch Ủy ban nhân dân tỉnh Thử",
    title="Giấy khen",
    awardee="",
    awardee_detail="",
    achievement="Đã có thành tích xuất sắc trong phong trào thi đua cải cách hành chính năm 2026",
    notes=("Quyết định số 8125/QĐ-UBND", "ngày 05 tháng 11 năm 2026"),
    place_and_day="Thử, ngày 05 tháng 11 năm 2026",
    signer_lines=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    signer_name="Nguyễn Văn Ký",
)
_FAMILIES = ("Nguyễn Văn", "Trần Thị", "Lê Hoàng", "Phạm Ngọc", "Huỳnh Thị Bích")
_GIVEN = ("An", "Bình", "Cường", "Đào", "Giang", "Hạnh", "Oanh", "Yến")


def measure() -> list[Figure]:
    """Time against WeasyPrint, pages a second, and the limit; the best of some turns each."""
    certificates = _certificates()
    certificates_pdf([(Design(), certificates[0])])  # opens the type
    ours = _best(lambda: _set(certificates), TURNS)
    limit = _best(lambda: _plainly(certificates), TURNS)
    theirs = _best(lambda: _with_weasyprint(certificates), 1)
    what = f"{PAGES:,} certificates that differ in name, unit, number and code"
    return [
        Figure(
            "certificates_vs_weasyprint",
            round(ours / theirs, 3),
            "times",
            f"{what}, against WeasyPrint for the same lines ({theirs:.1f} s)",
        ),
        Figure("certificates_per_s", round(PAGES / ours), "1/s", what),
        Figure(
            "pdf_limit_per_s", round(PAGES / limit), "1/s", "pages of six lines by reportlab alone"
        ),
    ]


def _best(act: Callable[[], None], turns: int) -> float:
    seconds = []
    for _ in range(turns):
        start = perf_counter()
        act()
        seconds.append(perf_counter() - start)
    return min(seconds)


def _certificates() -> list[Certificate]:
    names = Names(seed=13)
    return [
        replace(
            _FIRST,
            awardee=f"{_FAMILIES[number % 5]} {_GIVEN[number % 8]} {number}",
            awardee_detail=f"Công chức phụ trách {names.description()}"[:90],
            notes=(*_FIRST.notes, f"Số sổ vàng: {number}"),
            check_address=f"https://thi-dua.example.vn/xac-nhan/{number:026d}/",
        )
        for number in range(PAGES)
    ]


def _set(certificates: list[Certificate]) -> None:
    design = Design()
    printed = certificates_pdf([(design, certificate) for certificate in certificates])
    if printed.count(b"/Type /Page\n") < PAGES:
        raise RuntimeError("Pages are missing.")


def _with_weasyprint(certificates: list[Certificate]) -> None:
    fonts = FontConfiguration()
    sheet = Path(__file__).with_name("certificate.css")
    css = CSS(filename=str(sheet), font_config=fonts)
    for start in range(0, len(certificates), AT_ONCE):
        faces = "".join(_html(one) for one in certificates[start : start + AT_ONCE])
        page = f'<!DOCTYPE html><html lang="vi"><body>{faces}</body></html>'
        document = HTML(string=page).render(stylesheets=[css], font_config=fonts)
        if len(document.pages) != len(certificates[start : start + AT_ONCE]):
            raise RuntimeError(f"Not a page each: {len(document.pages)}")
        document.write_pdf()


def _html(one: Certificate) -> str:
    notes = "".join(f"<p>{escape(line)}</p>" for line in one.notes)
    signers = "".join(f"<p>{escape(line)}</p>" for line in one.signer_lines)
    return (
        '<section class="face"><p class="quoc-hieu">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>'
        '<p class="tieu-ngu"><span>Độc lập - Tự do - Hạnh phúc</span></p>'
        f'<p class="authority">{escape(one.authority)}</p><p class="gives">TẶNG</p>'
        f'<h1>{escape(one.title)}</h1><p class="awardee">{escape(one.awardee)}</p>'
        f"<p>{escape(one.awardee_detail)}</p>"
        f'<p class="achievement">{escape(one.achievement)}</p><table class="foot"><tr>'
        f'<td class="decision">{notes}</td><td class="signature"><p>{escape(one.place_and_day)}</p>'
        f'{signers}<p class="signer">{escape(one.signer_name)}</p></td></tr></table></section>'
    )


def _plainly(certificates: list[Certificate]) -> None:
    pdfmetrics.registerFont(TTFont("limit", BytesIO(face(Style.BOLD).data)))
    stored = BytesIO()
    canvas = Canvas(stored, pagesize=landscape(A4), pageCompression=1)
    middle = landscape(A4)[0] / 2
    for one in certificates:
        canvas.setFont("limit", 18)
        lines = (one.awardee, one.awardee_detail, one.achievement, *one.notes)
        for number, line in enumerate(lines):
            canvas.drawCentredString(middle, 400 - number * 30, line)
        canvas.showPage()
    canvas.save()
