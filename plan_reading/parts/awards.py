"""Reader of forms of award, their quotas, and the dossier."""

import re
from collections.abc import Iterator, Sequence

from plan_reading.grammar.bodies import written_out
from plan_reading.text.lines import Paragraph
from plan_reading.text.ocr_cleanup import Mended
from plan_reading.values import AwardRead, DossierRead, QuotaRead

_FORM = re.compile(
    r"(?P<name>Giấy khen|Bằng khen|Cờ thi đua)\s+(?:của|cấp)\s+(?P<authority>[^.;:,()\n]{3,90}?)"
    r"(?=\s+(?:cho|xét|tặng|đối với|gồm|do|và|mới|nếu|theo|để|thì|trong|hoặc)\b|[.;:,()]|$)",
    re.IGNORECASE,
)
_NAMES = {"giấy khen": "giay_khen", "bằng khen": "bang_khen", "cờ thi đua": "co_thi_dua"}
_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_COUNT = r"(?P<limit>\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?:\s*\([^)]{1,20}\))?"
_COLLECTIVE = (
    r"tập\s+thể|đơn\s+vị(?:\s+hành\s+chính)?(?:\s+cấp\s+\w+)?|cơ\s+quan|"
    r"xã(?:,\s*phường(?:,\s*thị\s+trấn)?)?|"
    r"phòng(?:,\s*ban)?|trường|sở"
)
_QUOTA = re.compile(
    rf"(?<![\d/.,])(?<!năm\s)(?<!quý\s){_COUNT}\s+(?P<awardee>cá\s+nhân|"
    rf"{_COLLECTIVE})(?!\s+(?:có\s+(?!thành|nhiều)|do\b))\b",
    re.IGNORECASE,
)
# "tập thể: 08; cá nhân: 16"
_LISTED = re.compile(
    r"\b(?P<awardee>tập\s+thể|cá\s+nhân)\s{0,3}:\s{0,3}(?P<limit>\d{1,3})(?![\d/.,]*\d|\s*%)"
    r"(?=\s*(?:[.;,)]|$|tập|cá|người|đơn))",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"mỗi\s+(?P<who>[^.;]{2,60}?)\s+(?:được\s+)?(?:chọn|đề nghị|xét|bình xét|lựa chọn|"
    r"không quá|tối đa|đề xuất|giới thiệu)",
    re.IGNORECASE,
)
_OF_CHOSEN = re.compile(
    r"(?:các|mỗi|mỗi một)\s+tập\s+thể\s+(?:được|đã)\s+(?:chọn|khen|đề nghị|tặng|xét)|"
    r"mỗi\s+tập\s+thể",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"(?:riêng|trừ|ngoại lệ)\s*(?:là\s+)?(?P<who>[^.;()]{2,90}?)\s*(?:được\s+)?(?:chọn|đề nghị|"
    r"xét|là|:|không quá|tối đa)?\s*"
    r"(?P<limit>\d{1,3})\s*(?P<awardee>đơn vị|tập thể|cá nhân|xã|trường hợp)?",
    re.IGNORECASE,
)
_LEVEL_EXCEPT = re.compile(
    r"\(\s*(?:riêng\s+)?(?P<who>(?:đối với\s+)?(?:cấp\s+\w+|xã|huyện|tỉnh|"
    r"xã, phường(?:, thị trấn)?))\s*(?:chọn|là|:|được)?\s*(?P<limit>\d{1,3})\s*(?:cá nhân|"
    r"tập thể|đơn vị)?\s*\)",
    re.IGNORECASE,
)
# What follows is the number of an exception, which its quota has.
_EXEMPTS = re.compile(r"\b(?:riêng|trừ|ngoại lệ)\b[^.;]{0,90}$", re.IGNORECASE)
_SETS = re.compile(
    r"(?P<sets>\d{1,2})\s*(?:\([^)]*\)\s*)?bộ(?:\s*\(?\s*(?:bản\s+chính|hồ\s+sơ|gốc)\)?)?",
    re.IGNORECASE,
)
_DOSSIER = re.compile(r"hồ\s+sơ\b[^.]{0,140}?(?:gồm|bao gồm|:)", re.IGNORECASE)
_PAPER = re.compile(
    r"^[-–+•*\s]*(?:[a-zđ]\)\s*|\d+(?:\.\d+)*[.)]?\s*|\(\d+\)\s*)?(?P<name>(?:Tờ trình|Văn bản|"
    r"Biên bản|Báo cáo|Xác nhận|Danh sách|"
    r"Công văn|Bản |Quyết định|Giấy|Bằng chứng|Hồ sơ minh chứng|Tài liệu|Chứng nhận).{0,320})$",
    re.IGNORECASE,
)


_COUNTED = re.compile(r"(?:\s\d+)+$")


def read_awards(mended: Mended, paragraphs: Sequence[Paragraph]) -> list[AwardRead]:
    """The forms of award with their authorities, each once, as printed first."""
    found: dict[tuple[str, str], AwardRead] = {}
    for paragraph in paragraphs:
        for match in _FORM.finditer(paragraph.text):
            authority = written_out(match["authority"].strip())
            if _COUNTED.search(authority):
                continue  # a row of a table of how many were given
            name = _NAMES[" ".join(match["name"].lower().split())]
            span = mended.span(paragraph.start + match.start(), paragraph.start + match.end())
            found.setdefault((name, authority.casefold()), AwardRead(name, authority, span))
    return list(found.values())


def read_quotas(mended: Mended, paragraphs: Sequence[Paragraph]) -> list[QuotaRead]:
    """How many, each number once; only where awards are spoken of."""
    found: dict[tuple[str, int, str], QuotaRead] = {}
    for paragraph in paragraphs:
        if not re.search(r"khen|chọn|bình xét|đề nghị|tặng", paragraph.text, re.IGNORECASE):
            continue
        for quota in _quotas_in(mended, paragraph):
            key = (quota.awardee, quota.limit, quota.per)
            if key not in found or (quota.exceptions and not found[key].exceptions):
                found[key] = quota
    return list(found.values())


def _quotas_in(mended: Mended, paragraph: Paragraph) -> Iterator[QuotaRead]:
    text = paragraph.text
    aside = [(m.start(), m.end()) for m in re.finditer(r"\([^)]*\)", text)]
    since = 0
    for match in sorted(
        (*_QUOTA.finditer(text), *_LISTED.finditer(text)), key=lambda one: one.start()
    ):
        between, since = text[since : match.start()], match.end()
        if any(start < match.start() < end for start, end in aside) or _EXEMPTS.search(between):
            continue
        awardee = "individual" if match["awardee"].lower().startswith("cá") else "collective"
        yield QuotaRead(
            awardee=awardee,
            limit=_number(match["limit"]),
            per=_per(text, match.start(), awardee),
            exceptions=tuple(_exceptions(text, match.end(), awardee)),
            span=mended.span(paragraph.start + match.start(), paragraph.start + match.end()),
        )


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else _WORDS[said.lower()]


def _per(text: str, at: int, awardee: str) -> str:
    sentence = re.split(r"[.;]\s", text[:at])[-1]
    if awardee == "individual" and _OF_CHOSEN.search(sentence):
        return "awarded_collective"
    if _EACH.search(sentence) or re.search(
        r"mỗi\s+(?:đơn vị|cơ quan|huyện|xã|sở|phòng|địa phương|khối)", sentence, re.IGNORECASE
    ):
        return "submitting_body"
    return "plan"


def _exceptions(text: str, at: int, awardee: str) -> Iterator[tuple[str, int]]:
    """What is said in brackets, or after "riêng", right behind the number; one of people is none of
    collectives'."""
    rest = text[at : at + 260]
    level = _LEVEL_EXCEPT.match(rest.lstrip())
    if level:
        yield " ".join(level["who"].split()), int(level["limit"])
        return
    end = re.search(r"\)|\.\s|;", rest)
    match = _EXCEPT.search(rest[: end.start() + 1 if end else None])
    if not match or _is_of_others(match["awardee"] or "", awardee):
        return
    for name in re.split(r"\s*,\s*|\s+và\s+", match["who"]):
        name = re.sub(
            r"^(?:các\s+)?(?:huyện|thành phố|thị xã|xã|phường)\s+(?=[A-ZĐ])", "", name.strip()
        )
        name = re.sub(r"\s+(?:chọn|được|là)$", "", name)
        if name:
            yield name, int(match["limit"])


def _is_of_others(noun: str, awardee: str) -> bool:
    said = noun.casefold()
    if awardee == "collective":
        return said == "cá nhân"
    return said in ("tập thể", "đơn vị", "xã")


def read_dossiers(mended: Mended, paragraphs: Sequence[Paragraph]) -> list[DossierRead]:
    """The papers listed under each "Hồ sơ … gồm", with the number of sets."""
    found = []
    for index, paragraph in enumerate(paragraphs):
        if not _DOSSIER.search(paragraph.text):
            continue
        sets = _SETS.search(paragraph.text)
        papers = list(_papers_after(paragraphs[index:]))
        if not (sets or papers):
            continue
        end = paragraph.end
        found.append(
            DossierRead(
                int(sets["sets"]) if sets else None,
                tuple(papers),
                mended.span(paragraph.start, end),
            )
        )
    return found


def _papers_after(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    first = re.split(r"(?:gồm|bao gồm)\s*(?:có)?\s*:?\s*", paragraphs[0].text, maxsplit=1)
    if len(first) > 1 and len(first[1]) > 12:
        # The list ends with its sentence.
        for part in re.split(r";\s*", re.split(r"\.\s+(?=[A-ZĐ])", first[1])[0]):
            if _PAPER.match(part):
                yield _paper(part)
    for paragraph in paragraphs[1:]:
        match = _PAPER.match(paragraph.text)
        if not match:
            return
        yield _paper(match["name"])


def _paper(said: str) -> str:
    return " ".join(re.sub(r"^[-–+•*\s]+", "", said).split()).strip(" ;.,")
