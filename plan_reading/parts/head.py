"""Reader of a document's head: number, symbol, place, day, body, kind, title, addressees."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from paperwork.vietnamese import LOWER_LETTERS, UPPER_LETTERS
from plan_reading.grammar.bodies import from_capitals, with_place, written_out
from plan_reading.grammar.days import FULL_DAY, NAM, NGAY, THANG, as_day
from plan_reading.grammar.references import tidy
from plan_reading.text.documents import MOTTO, NUMBER_LINE, STATE, is_number_line
from plan_reading.text.lines import Line
from plan_reading.text.ocr_cleanup import Mended
from plan_reading.values import Read

KINDS = {
    "KẾ HOẠCH": "plan",
    "QUYẾT ĐỊNH": "decision",
    "HƯỚNG DẪN": "guidance",
    "CHƯƠNG TRÌNH": "plan",
    "THÔNG BÁO": "letter",
    "CHỈ THỊ": "decision",
    "CÔNG VĂN": "letter",
}
_PLACE_AND_DAY = re.compile(
    rf"(?P<place>[{UPPER_LETTERS}][^\n,;:\t]{{1,40}}?)\s{{0,3}},\s{{0,3}}(?P<when>{NGAY}\s*(?:{FULL_DAY}|"
    rf"[.…_\s\d]{{0,30}}{THANG}[.…_\s\d]{{0,30}}{NAM}[.…_\s\d]{{0,9}}))",
    re.IGNORECASE,
)
_NAME_IN_A_SENTENCE = re.compile(rf"(?<=[{LOWER_LETTERS}] )[{UPPER_LETTERS}][{LOWER_LETTERS}]+")
_ABOUT = re.compile(r"(?:^|\s)V/v\s*:?\s*(?P<title>.*)", re.IGNORECASE)
# Where the text begins that the title is over.
_TEXT_BEGINS = re.compile(
    r"^(?:Căn cứ|Thực hiện|Theo|Kính gửi|Để |Nhằm|Trên cơ sở|Tiếp tục|Xét|[IVX]+[.)]|Phần|PHẦN|"
    r"Điều 1|1\.|ỦY BAN|UBND|Ủy ban nhân dân|\(Ban hành|\(Kèm)",
)
# "… ban hành Kế hoạch …", "… đề nghị Thủ trưởng …": who speaks.
_SPEAKS = re.compile(
    r"(?:^|[.;,]\s+|\bNay,?\s+)(?P<body>(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Sở|Phòng|"
    r"Thanh tra|Ban|Văn phòng|Chi cục|Cục|Trung tâm|Trường|Bảo hiểm|Công an|Đài|Hội đồng)"
    r"\b[^,;.:()\n]{0,80}?)\s+"
    r"(?:ban\s+hành|xây\s+dựng|đề\s+nghị|yêu\s+cầu|phát\s+động|tổ\s+chức|triển\s+khai|lập)\b"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over the text, and where the text begins."""

    kind: str
    number: Read[str] | None
    symbol: Read[str] | None
    place: Read[str] | None
    issued_on: Read[date] | None
    issuing_body: Read[str] | None
    superior_body: Read[str] | None
    title: Read[str] | None
    addressees: tuple[str, ...]
    text_from: int  # index of the first line of the text


def read_head(mended: Mended, lines: Sequence[Line], number_line: Line | None) -> Head:
    """Read the head of one document from its lines."""
    text = mended.text[lines[0].start : lines[-1].end] if lines else ""
    kind, title, text_from = _kind_and_title(mended, lines)
    number, symbol = _number(mended, number_line)
    place, day = _place_and_day(mended, lines[: max(text_from, 1)])
    superior, issuing = _bodies_over(mended, lines[:text_from], text)
    spoken = _issuer_in_text(mended, lines, text_from)
    issuing_body = _issuing_body(issuing, spoken, place)
    return Head(
        kind=kind,
        number=number,
        symbol=symbol,
        place=place,
        issued_on=day,
        issuing_body=issuing_body,
        superior_body=superior,
        title=title,
        addressees=_addressees(lines),
        text_from=text_from,
    )


def _number(mended: Mended, line: Line | None) -> tuple[Read[str] | None, Read[str] | None]:
    match = NUMBER_LINE.search(line.text) if line else None
    if line is None or match is None:
        return None, None
    number = match["number"].replace(" ", "").strip("._…")
    start = line.start
    symbol = Read(
        tidy(match["symbol"]),
        mended.span(start + match.start("symbol"), start + match.end("symbol")),
    )
    if not number:
        return None, symbol
    begins = start + match.start("number")
    return Read(number, mended.span(begins, begins + len(match["number"].rstrip()))), symbol


def _place_and_day(
    mended: Mended, lines: Sequence[Line]
) -> tuple[Read[str] | None, Read[date] | None]:
    for line in lines:
        match = _PLACE_AND_DAY.search(line.text)
        if not match:
            continue
        said = re.split(r"\t|\s{2,}", match["place"])[-1]
        said = re.sub(rf"^.*?/\s*(?:[{UPPER_LETTERS}][\w.&]*-?)+\s+", "", said).strip()
        start = line.start + match.start() + match["place"].rfind(said)
        place = Read(said, mended.span(start, start + len(said)))
        day = as_day(match) if match["year"] else None
        when = mended.span(line.start + match.start("when"), line.start + match.end("when"))
        return place, Read(day, when) if day else None
    return None, None


def _kind_and_title(mended: Mended, lines: Sequence[Line]) -> tuple[str, Read[str] | None, int]:
    for index, line in enumerate(lines[:40]):
        kind = KINDS.get(line.text.strip(" .:").upper()) if line.is_caps else None
        if kind:
            title, after = _title_lines(mended, lines, index + 1)
            return kind, title, after
        about = _ABOUT.search(line.text)
        if about:
            first = line.start + about.start("title")
            return ("letter", *_letter_title(mended, lines, index, first))
    after = next(
        (index for index, line in enumerate(lines[:40]) if _TEXT_BEGINS.match(line.text)), 0
    )
    return "letter" if _addressees(lines) else "plan", None, after


def _title_lines(mended: Mended, lines: Sequence[Line], index: int) -> tuple[Read[str] | None, int]:
    """The lines under the kind, until the text begins."""
    taken: list[Line] = []
    while index < len(lines) and len(taken) < 8:
        line = lines[index]
        is_rule = not any(sign.isalnum() for sign in line.text)
        if is_rule and taken:
            return _joined(mended, taken), index + 1
        if _is_text(line, is_first=not taken) or (taken and line.gap > 1):
            break
        if taken and line.gap and not _carries_on(taken[-1], line):
            break
        if not is_rule:
            taken.append(line)
        index += 1
    return _joined(mended, taken), index


def _is_text(line: Line, *, is_first: bool) -> bool:
    """Whether a line belongs to the text. A title itself may begin with "Thực hiện", and then cites
    no number, or stands in capitals."""
    if not _TEXT_BEGINS.match(line.text):
        return False
    may_begin_a_title = re.match(r"(?:Thực hiện|Tiếp tục|THỰC HIỆN) ", line.text)
    return not (is_first and may_begin_a_title and not re.search(r"\bsố\s*:?\s*\d", line.text))


def _carries_on(before: Line, line: Line) -> bool:
    """A title broken in two with a blank line between goes on in small letters, or in capitals."""
    return line.text[0].islower() or (before.is_caps and line.is_caps)


def _letter_title(
    mended: Mended, lines: Sequence[Line], index: int, start: int
) -> tuple[Read[str] | None, int]:
    taken = [Line(lines[index].text[start - lines[index].start :], start, lines[index].end)]
    at = index + 1
    while at < len(lines) and len(taken) < 6:
        line = lines[at]
        if line.gap or _TEXT_BEGINS.match(line.text) or _PLACE_AND_DAY.search(line.text):
            break
        taken.append(line)
        at += 1
    title = _joined(mended, [line for line in taken if line.text])
    if title:
        title = Read(title.value[0].upper() + title.value[1:], title.span)
    return title, at


def _joined(mended: Mended, lines: Sequence[Line]) -> Read[str] | None:
    if not lines:
        return None
    said = " ".join(" ".join(line.text for line in lines).split())
    if said == said.upper():
        said = _in_small_letters(mended, said)
    return Read(said.strip(" ./"), mended.span(lines[0].start, lines[-1].end))


def _in_small_letters(mended: Mended, title: str) -> str:
    """A title in capitals as a sentence: names of places as the rest of the text writes them."""
    words = title.lower().split()
    named = set(_NAME_IN_A_SENTENCE.findall(mended.text))
    small = {name.lower(): name for name in named}
    said = [
        small[word] if word in small and _is_name(words, at) else word
        for at, word in enumerate(words)
    ]
    whole = " ".join(said)
    return whole[:1].upper() + whole[1:]


def _is_name(words: list[str], at: int) -> bool:
    """A word after its level is a place's name: "tỉnh Nghệ An"."""
    levels = ("tỉnh", "huyện", "xã", "phường", "quận", "phố", "trấn")
    return any(words[max(0, at - back)] in levels for back in (1, 2, 3) if at - back >= 0)


def _bodies_over(
    mended: Mended, lines: Sequence[Line], text: str
) -> tuple[Read[str] | None, Read[str] | None]:
    """The names in capitals over the number: that of the body above, then the body's own."""
    names: list[tuple[str, int, int]] = []
    for line in lines[:14]:
        if line.text.strip(" .:").upper() in KINDS or _ABOUT.search(line.text):
            break
        left = re.split(r"\t|\s{3,}", STATE.split(line.text)[0])[0]
        left = re.split(r"\s+CỘNG\b", left)[0].strip(" -–_*")
        is_name = len(left) > 3 and left == left.upper() and any(map(str.isalpha, left))
        if not is_name or MOTTO.search(left) or is_number_line(line) or re.search(r"\d{3,}", left):
            continue
        start = line.start + line.text.find(left)
        for part in _parted(left):
            at = start + left.find(part)
            names.append((part, at, at + len(part)))
    groups = _as_names(names)
    read = [
        Read(
            from_capitals(written_out(" ".join(part[0] for part in group)), text),
            mended.span(group[0][1], group[-1][2]),
        )
        for group in groups
    ]
    if not read:
        return None, None
    own = read[-1]
    above = read[-2] if len(read) > 1 else None
    if above and own.value == "Văn phòng":  # of a committee: its name goes on with the other
        own = Read(f"{own.value} {above.value}", own.span, 0.9)
    return above, own


_BEGINS_A_NAME = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|SỞ|PHÒNG|THANH TRA|BAN|VĂN PHÒNG|CHI CỤC|CỤC|TRUNG TÂM|TRƯỜNG|BỘ|"
    r"HỘI ĐỒNG|"
    r"BẢO HIỂM|CÔNG AN|ĐÀI|KHO BẠC|TỔNG CỤC|ĐẢNG ỦY|HUYỆN ỦY|TỈNH ỦY|BỆNH VIỆN|CÔNG TY)\b"
)


# A body's name on the same line as that of the body above it. "PHÒNG" alone may be a place's.
_SECOND_NAME = re.compile(
    r"\s+(?=(?:BẢO HIỂM|ỦY BAN NHÂN DÂN|UBND|SỞ|THANH TRA|TRUNG TÂM|VĂN PHÒNG|CHI CỤC|ĐÀI|"
    r"BỆNH VIỆN|"
    r"BAN (?:QUẢN LÝ|DÂN TỘC|THI ĐUA)|TRƯỜNG (?:MẦM|TIỂU|TRUNG|TH)|"
    r"PHÒNG (?:NỘI VỤ|GIÁO DỤC|TƯ PHÁP|TÀI|VĂN HÓA|KINH TẾ|Y TẾ|LAO|NÔNG|QUẢN LÝ|DÂN TỘC))\b)"
)


def _parted(line: str) -> list[str]:
    return _SECOND_NAME.split(line)


def _as_names(
    parts: list[tuple[str, int, int]],
) -> list[list[tuple[str, int, int]]]:
    """Lines that are one name: a new one begins where a kind of body is named."""
    groups: list[list[tuple[str, int, int]]] = []
    for part in parts:
        if not groups or _BEGINS_A_NAME.match(part[0]):
            groups.append([])
        groups[-1].append(part)
    return [group for group in groups if _BEGINS_A_NAME.match(group[0][0])]


def _issuer_in_text(mended: Mended, lines: Sequence[Line], text_from: int) -> Read[str] | None:
    """The body that says of itself that it issues the plan, in the first sentences."""
    opening = lines[text_from : text_from + 30]
    if not opening:
        return None
    start = opening[0].start
    flat = mended.text[start : opening[-1].end]
    for match in _SPEAKS.finditer(flat.replace("\n", " ")):
        name = match["body"]
        if re.search(r"\b(?:của|theo|tại|về)\b", name):
            continue
        span = mended.span(start + match.start("body"), start + match.end("body"))
        return Read(written_out(name), span, 0.9)
    return None


def _issuing_body(
    over: Read[str] | None, spoken: Read[str] | None, place: Read[str] | None
) -> Read[str] | None:
    """The name over the number; where it is short or missing, the longer name of the body that the
    text mentions as acting."""
    where = place.value if place else ""
    if spoken:
        said = Read(with_place(spoken.value, where), spoken.span, spoken.confidence)
        if over is None or said.value.casefold().startswith(over.value.casefold()):
            return said
    if over is None:
        return None
    return Read(with_place(over.value, where), over.span, over.confidence)


def _addressees(lines: Sequence[Line]) -> tuple[str, ...]:
    """Kính gửi: one after the colon, or several with dashes."""
    for index, line in enumerate(lines[:40]):
        match = re.match(r"K[íi]nh\s+g[ửu]i\s*:?\s*(?P<first>.*)", line.text, re.IGNORECASE)
        if not match:
            continue
        said = [match["first"]]
        for other in lines[index + 1 : index + 15]:
            if other.gap and not other.text.startswith(("-", "–")):
                break
            if other.text.startswith(("-", "–")):
                said.append(other.text)
            elif said[-1].rstrip().endswith((";", ".")):
                break
            else:
                said[-1] += f" {other.text}"
        return tuple(one.strip(" -–;.") for one in said if one.strip(" -–;."))
    return ()
