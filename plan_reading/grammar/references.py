"""Documents as they are cited: kind, number, symbol, day, body, subject."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from paperwork.vietnamese import LOWER_LETTERS, UPPER_LETTERS
from plan_reading.grammar.bodies import body_alone, written_out
from plan_reading.grammar.days import FULL_DAY, as_day

KINDS = (
    "Hướng dẫn liên ngành",
    "Chương trình hành động",
    "Quyết định",
    "Kế hoạch",
    "Công văn",
    "Nghị quyết",
    "Nghị định",
    "Chỉ thị",
    "Thông tư liên tịch",
    "Thông tư",
    "Hướng dẫn",
    "Chương trình",
    "Kết luận",
    "Thông báo",
    "Công điện",
    "Thông tri",
    "Văn bản",
    "Quy định",
    "Quy chế",
    "Đề án",
    "Báo cáo",
    "Tờ trình",
    "Luật",
)
# A symbol is groups of capitals joined by dashes: "KH-UBND", "T.Tr", "GDĐT- VP", "BNV-CTTN&BĐG".
GROUP = rf"[{UPPER_LETTERS}][{UPPER_LETTERS}{LOWER_LETTERS}.&]*\d{{0,3}}"
SYMBOL = rf"{GROUP}(?:\s?[-–]\s?{GROUP}|/{GROUP})*"
NUMBER = r"\d{1,6}[a-zđ]?"
_OF = rf"(?:của|do)\s+(?P<body>[{UPPER_LETTERS}][^,;.:()“”\"\n]{{2,120}}?)"
# What begins the subject of a cited document, behind its body.
_SUBJECT = (
    "về|Về|v/v|V/v|phê duyệt|ban hành|quy định|Quy định|sửa đổi|triển khai|phát động|hướng dẫn|"
    "thực hiện|Cải cách|cải cách|tổ chức|công bố|thông qua|giao|chi tiết|đẩy mạnh|tăng cường|"
    "nâng cao|kết luận|hưởng ứng|thông báo|bổ sung|thành lập|kiện toàn|đề nghị|yêu cầu"
).replace(" ", r"\s+")
_STOP = (
    rf"(?=\s+(?:{_SUBJECT}|năm|giai\s+đoạn|ngày|từ|gắn|để|tại|và\s+(?:Quyết\s+định|Kế\s+hoạch|"
    r"Công\s+văn|Chỉ\s+thị|Nghị\s+quyết|Chương\s+trình))\b|[,;.:()“”\"\n]|$)"
)
REFERENCE = re.compile(
    rf"(?P<kind>{'|'.join(KINDS)})\s+(?:số\s*:?\s*)?"
    rf"(?P<number>{NUMBER})"
    rf"(?:\s*/\s*(?:(?P<numbered_in>(?:19|20)\d{{2}})\s*/\s*)?(?P<symbol>{SYMBOL})"
    # as the Party numbers: "16-CTr/TU"
    rf"|\s?[-–]\s?(?P<party>[{UPPER_LETTERS}][{UPPER_LETTERS}{LOWER_LETTERS}]{{0,5}}/[{UPPER_LETTERS}]{{2,6}}))"
    rf"(?:\s*,?\s*(?:ban hành\s+)?(?P<when>{FULL_DAY}))?"
    rf"(?:\s*,?\s*{_OF}{_STOP})?",
)
LAW = re.compile(
    rf"(?P<name>Luật\s+(?:sửa đổi|[{UPPER_LETTERS}])(?:[^;.\n(]|(?<=\d)\.(?=\d)){{3,120}}?)"
    rf"(?:\s+(?:số\s+(?P<number>\d+/\d{{4}}/QH\d+)|(?P<when>{FULL_DAY})|"
    r"năm\s+(?P<of_year>(?:19|20)\d{2})))+"
    rf"|(?P<bare>Luật\s+(?:sửa đổi|[{UPPER_LETTERS}])[^;.\n(]{{3,120}})(?=[;.])"
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with its place in the text."""

    kind: str
    symbol: str
    issued_on: date | None
    body: str
    title: str
    start: int
    end: int


def citations(text: str) -> Iterator[Cited]:
    """The documents that a text cites, in their order."""
    for match in REFERENCE.finditer(text):
        yield Cited(
            kind=match["kind"],
            symbol=f"{match['number']}-{match['party']}"
            if match["party"]
            else symbol_of(match["number"], match["symbol"], match["numbered_in"] or ""),
            issued_on=as_day(match) if match["when"] else None,
            body=written_out(body_alone(match["body"].strip())) if match["body"] else "",
            title=_title(text[match.end() : match.end() + 400]),
            start=match.start(),
            end=match.end(),
        )


def laws(text: str) -> Iterator[Cited]:
    """The laws that a text cites by name."""
    for match in LAW.finditer(text):
        name = match["name"] or match["bare"]
        yield Cited(
            kind="Luật",
            symbol=match["number"] or "",
            issued_on=as_day(match) if match["when"] else None,
            body="Quốc hội" if match["number"] else "",
            title=" ".join(name.split()).strip(" ,;"),
            start=match.start(),
            end=match.end(),
        )


def symbol_of(number: str, symbol: str, year: str = "") -> str:
    """Number and symbol as they are joined on paper, stray spaces gone: "2606/QĐ-UBND"."""
    clean = tidy(symbol)
    return f"{number}/{year}/{clean}" if year else f"{number}/{clean}"


def tidy(symbol: str) -> str:
    """A symbol without stray spaces: "GDĐT- VP" is "GDĐT-VP"."""
    return re.sub(r"\s*[-–]\s*", "-", symbol).strip(" .")


# What begins another citation, or the sentence of who issues the plan.
_NEXT = re.compile(
    rf",\s+(?=Ủy ban|UBND|Sở|Phòng|Thanh tra|Ban |Căn cứ|Thực hiện|(?:{'|'.join(KINDS)})\s+số)"
    rf"|\s+(?:và|của)\s+(?=(?:{'|'.join(KINDS)})\s+số)"
)


def _title(text: str) -> str:
    """The subject of a cited document, up to the end of its clause."""
    match = re.match(
        rf"[\s,]*(?P<title>(?:{_SUBJECT})\b[^;.\n]{{3,300}})",
        text,
        re.IGNORECASE,
    )
    if not match:
        return ""
    title = _NEXT.split(match["title"])[0]
    return " ".join(title.split()).strip(" ,;")
