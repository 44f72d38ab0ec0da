"""Reader of participants: collectives, individuals, citizens, enterprises."""

import re
from collections.abc import Iterator, Sequence

from plan_reading.values import Read, SectionRead

_MARK = re.compile(r"^(?:[-–+•*]|[a-zđ]\)|\d+(?:\.\d+)*[.)])\s*")
# Said outright: "Tập thể: …", "Đối với cá nhân: …".
_SAID = (
    ("collective", re.compile(r"(?:đối với\s+)?tập\s+thể\b", re.IGNORECASE)),
    ("individual", re.compile(r"(?:đối với\s+)?cá\s+nhân\b", re.IGNORECASE)),
)
# Told by who is named first.
_NAMED = (
    (
        "collective",
        re.compile(
            r"(?:các\s+)?(?:sở|ban|phòng|cơ quan|đơn vị|địa phương|ủy ban|ubnd|trường|văn phòng|"
            r"thanh tra|xã|phường)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "individual",
        re.compile(r"(?:các\s+)?(?:cán bộ|công chức|viên chức|người lao động)\b", re.IGNORECASE),
    ),
    ("citizen", re.compile(r"(?:người dân|nhân dân|công dân)\b", re.IGNORECASE)),
    ("enterprise", re.compile(r"(?:các\s+)?(?:doanh nghiệp|doanh nhân)\b", re.IGNORECASE)),
)


def read_participants(sections: Sequence[SectionRead]) -> Iterator[tuple[str, Read[str]]]:
    """The points under "Đối tượng", each with its kind: with full confidence where the text says
    so, less where it follows from who is named."""
    for section in sections:
        if section.kind != "participants" and "tượng" not in section.heading:
            continue
        for line in [section.heading, *section.text.split("\n")]:
            words = _MARK.sub("", line.strip()).strip(" ;.")
            for kinds, confidence in ((_SAID, 1.0), (_NAMED, 0.7)):
                kind = next((kind for kind, begins in kinds if begins.match(words)), "")
                if kind:
                    yield kind, Read(words, section.span, confidence)
                    break
