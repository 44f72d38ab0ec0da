"""Reader of a document's foot: nơi nhận, and who signs in what capacity."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from paperwork.vietnamese import LOWER_LETTERS, UPPER_LETTERS
from plan_reading.grammar.bodies import from_capitals
from plan_reading.text.lines import Line
from plan_reading.text.ocr_cleanup import Mended
from plan_reading.values import Read

_RECIPIENTS = re.compile(r"(?:^|\s)N[ơo]i\s+nh[ậa]n\s*:?\s*", re.IGNORECASE)
_CAPACITY = re.compile(r"(?:^|\s)(?P<capacity>TM|KT|TL|TUQ|Q)\s?\.\s*(?=[" + UPPER_LETTERS + r"])")
_TITLE = re.compile(
    r"^(?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|CHÁNH|TRƯỞNG|HIỆU TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|"
    r"BÍ THƯ|TỔNG GIÁM ĐỐC|VIỆN TRƯỞNG|"
    r"BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TRƯỞNG|PHÓ GIÁM ĐỐC|PHÓ CHÁNH|PHÓ TRƯỞNG)\b"
)
# Two to five words that begin with capitals: a person's name.
_WORD = rf"[{UPPER_LETTERS}](?:['’]\s?)?[{UPPER_LETTERS}]?[{LOWER_LETTERS}]*\.?"
_NAME = re.compile(
    rf"^(?:(?:Ông|Bà|ThS|TS|PGS|BS|CN)\.?\s+)?(?P<name>{_WORD}(?:\s+{_WORD}){{1,5}})$"
)
_CAPS_NAME = re.compile(rf"^[{UPPER_LETTERS}]+(?:\s+[{UPPER_LETTERS}]+){{1,4}}$")
_NO_NAME = re.compile(
    r"^(?:Nơi nhận|Noi nhận|Độc lập|Ký tên|Họ và tên|Như trên|Lưu|Người|Thủ trưởng|Đã ký|Ban|"
    r"Phòng|Sở|Ủy ban|Chủ tịch|Giám đốc|"
    r"Phó|Trưởng|Cộng hòa|Tập thể|Cá nhân|Văn phòng|Hội đồng|Trung tâm|Thường trực)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands under the text."""

    recipients: tuple[Read[str], ...]
    signer: Read[str] | None
    capacity: Read[str] | None
    title: Read[str] | None


def read_foot(mended: Mended, lines: Sequence[Line]) -> Foot:
    """Read the foot from a document's lines."""
    at = next((i for i, line in enumerate(lines) if _RECIPIENTS.search(line.text)), None)
    tail_from = max(0, len(lines) - 25) if at is None else max(0, at - 8)
    tail = _parted(lines[tail_from:])
    recipients = _recipients(mended, lines[at:]) if at is not None else ()
    capacity = _capacity(mended, tail)
    title = _title(mended, tail)
    return Foot(recipients, _signer(mended, tail), capacity, title)


def _parted(lines: Sequence[Line]) -> list[Line]:
    """Lines with two columns (nơi nhận beside the signature) as two."""
    parted = []
    for line in lines:
        place = 0
        for part in re.split(r"(\t+|\s{3,})", line.text):
            if part.strip():
                start = line.start + place
                parted.append(Line(part.strip(), start, start + len(part.strip()), line.gap))
            place += len(part)
    return parted


def _recipients(mended: Mended, lines: Sequence[Line]) -> tuple[Read[str], ...]:
    found: list[list[Line]] = []
    for index, whole in enumerate(lines):
        for line in _parted([whole]):
            text = line.text
            if index == 0:
                after = _RECIPIENTS.split(text)[-1].strip() if _RECIPIENTS.search(text) else ""
                if not after.startswith(("-", "–")):
                    continue
                text = after
            if text.startswith(("-", "–", "—", "•", "+")):
                found.append([Line(text, line.end - len(text), line.end)])
            elif found and _goes_on(found[-1], line):
                found[-1].append(line)
            elif found and not _is_signature(line) and _is_over(found[-1], whole, lines[index:]):
                return _read(mended, found)
    return _read(mended, found)


def _is_over(entry: list[Line], line: Line, rest: Sequence[Line]) -> bool:
    return bool(line.gap or _closed(entry)) and not _more_follow(rest)


def _goes_on(entry: list[Line], line: Line) -> bool:
    return not _closed(entry) and not _is_signature(line) and not _NAME.match(line.text)


def _closed(entry: list[Line]) -> bool:
    return entry[-1].text.rstrip().endswith((";", "."))


def _more_follow(lines: Sequence[Line]) -> bool:
    return any(line.text.startswith(("-", "–")) for line in lines[1:4])


def _is_signature(line: Line) -> bool:
    return bool(_CAPACITY.search(line.text) or _TITLE.match(line.text)) or line.is_caps


def _read(mended: Mended, entries: list[list[Line]]) -> tuple[Read[str], ...]:
    read = []
    for entry in entries:
        said = " ".join(line.text for line in entry)
        said = re.sub(r"/[a-z]/", "", said).strip(" -–—•+;.,")
        if said:
            read.append(Read(" ".join(said.split()), mended.span(entry[0].start, entry[-1].end)))
    return tuple(read)


def _capacity(mended: Mended, tail: Sequence[Line]) -> Read[str] | None:
    """The capacity nearest to the signature: of "TM. …" over "KT. …" it is the latter."""
    found = None
    for line in tail:
        if not line.is_caps or line.text.startswith(("-", "–")):
            continue
        match = _CAPACITY.search(line.text)
        if match:
            start = line.start + match.start("capacity")
            found = Read(
                f"{match['capacity']}.", mended.span(start, start + len(match["capacity"]) + 1)
            )
    return found


def _title(mended: Mended, tail: Sequence[Line]) -> Read[str] | None:
    """The position of who signs: the last such line."""
    found = None
    for line in tail:
        text = _CAPACITY.sub("", line.text).strip()
        if line.is_caps and _TITLE.match(text):
            found = Read(from_capitals(text), mended.span(line.end - len(text), line.end))
    return found


def _signer(mended: Mended, tail: Sequence[Line]) -> Read[str] | None:
    """The name below capacity and position; the last name of the foot where these are missing."""
    capital = [
        i
        for i, line in enumerate(tail)
        if line.is_caps and (_CAPACITY.search(line.text) or _TITLE.match(line.text))
    ]
    begin = capital[-1] + 1 if capital else 0
    for line in tail[begin:]:
        text = line.text.strip(" ./")
        if line.text.startswith(("-", "–", "+")) or _NO_NAME.match(text):
            continue
        match = _NAME.match(text)
        if match:
            start = line.start + line.text.find(match["name"])
            return Read(match["name"], mended.span(start, start + len(match["name"])))
        if capital and _CAPS_NAME.match(text) and not _TITLE.match(text):
            return Read(from_capitals(text).title(), mended.span(line.start, line.end), 0.8)
    return None
