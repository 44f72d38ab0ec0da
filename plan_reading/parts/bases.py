"""Reader of legal bases, the parent plan among them, and other documents named."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from plan_reading.grammar.bodies import level_of
from plan_reading.grammar.references import Cited, citations, laws
from plan_reading.text.ocr_cleanup import Mended
from plan_reading.values import Basis

# The text before the first section ends at one of these.
_FIRST_SECTION = re.compile(
    r"\n\s*(?:I\s*[.)]|PHẦN\b|Phần (?:I|thứ nhất)\b|MỤC ĐÍCH|Điều 1\b|1\s*[.)]\s*\S|A\s*[.)])"
)
# A campaign is meant, not the rules or the routine of emulation and commendation.
_CAMPAIGN = re.compile(
    r"phát\s+động|phong\s+trào|hưởng\s+ứng|đợt\s+thi\s+đua|thi\s+đua\s+(?:cao\s+điểm|chuyên\s+đề|"
    r"theo\s+chuyên\s+đề|thực\s+hiện|đẩy\s+mạnh|về|cải\s+cách|đặc\s+biệt|lập|“|\")",
    re.IGNORECASE,
)
_EMULATION = re.compile(r"thi\s+đua", re.IGNORECASE)
_LAW_OF_EMULATION = re.compile(r"Luật|Nghị định|Thông tư|Hiến pháp")
_ORDER = {"central": 0, "province": 1, "district": 2, "commune": 3}


def read_bases(mended: Mended, start: int, end: int) -> tuple[tuple[Basis, ...], tuple[Basis, ...]]:
    """What the text before the first section cites (its bases), and what the rest names; each
    once. A later citation without a day takes it from the first."""
    text = mended.text[start:end]
    opening = _FIRST_SECTION.search(text)
    limit = opening.start() if opening else len(text)
    flat = text.replace("\n", " ")
    days: dict[str, date] = {}
    bases: dict[str, Basis] = {}
    others: dict[str, Basis] = {}
    for cited in sorted([*citations(flat), *_laws_in(flat[:limit])], key=lambda one: one.start):
        if cited.issued_on and cited.symbol:
            days.setdefault(cited.symbol, cited.issued_on)
        key = cited.symbol or cited.title.casefold()
        into = bases if cited.start < limit else others
        if key in bases or key in into:
            continue
        into[key] = _basis(mended, start, cited, is_basis=into is bases)
    known = days
    return (
        tuple(_with_day(one, known) for one in bases.values()),
        tuple(_with_day(one, known) for one in others.values()),
    )


# Where a law is cited by its name: after "Căn cứ", or as the next of several.
_LAW_BEGINS = re.compile(r"(?:Căn cứ\s+|[;.]\s+|,?\s+và\s+)(?:các\s+)?(?=Luật\s)")
_DECREE = re.compile(r"\b(?:Nghị định|Thông tư|Nghị quyết|Quyết định|Kế hoạch)\s+số")
_LAW_ENDS = re.compile(r";|\.(?!\d)|,?\s+và\s+(?=Luật)|\s(?=Căn cứ\s)")


def _laws_in(flat: str) -> Iterable[Cited]:
    """Laws cited by their names, one after the other."""
    for match in _LAW_BEGINS.finditer(flat):
        if "và" in match.group() and _DECREE.search(re.split(r";", flat[: match.start()])[-1]):
            continue  # "Nghị định … quy định … và Luật …": of what the decree is about
        clause = flat[match.end() : match.end() + 300]
        end = _LAW_ENDS.search(clause)
        whole = f"{clause[: end.start() if end else None]};"
        for law in laws(whole):
            yield replace(law, start=match.end() + law.start, end=match.end() + law.end)
            break


def _basis(mended: Mended, start: int, cited: Cited, *, is_basis: bool) -> Basis:
    return Basis(
        kind=cited.kind,
        symbol=cited.symbol,
        issued_on=cited.issued_on,
        issuing_body=cited.body,
        title=cited.title,
        span=mended.span(start + cited.start, start + cited.end),
        is_basis=is_basis,
    )


def _with_day(basis: Basis, days: dict[str, date]) -> Basis:
    if basis.issued_on is None and basis.symbol in days:
        return replace(basis, issued_on=days[basis.symbol])
    return basis


def parent_among(bases: Iterable[Basis], issuing_body: str) -> Basis | None:
    """The plan that is carried out: a plan (else a directive, a decision, a letter) on emulation
    of a body above; a body's own plans are no parents."""
    candidates = [
        basis
        for basis in bases
        if basis.symbol
        and not _LAW_OF_EMULATION.match(basis.kind)
        and _EMULATION.search(basis.title)
        and _CAMPAIGN.search(basis.title)
        and _is_above(basis.issuing_body, issuing_body)
    ]
    rank = {"Kế hoạch": 0, "Chỉ thị": 1, "Quyết định": 1, "Hướng dẫn": 2, "Công văn": 3}
    candidates = [basis for basis in candidates if basis.kind in rank]
    nearest = sorted(
        candidates,
        key=lambda basis: (rank[basis.kind], -_ORDER.get(level_of(basis.issuing_body), -1)),
    )
    return nearest[0] if nearest else None


def _is_above(body: str, own: str) -> bool:
    """Whether a body can be above the issuing body, judged by their names."""
    if not body:
        return True
    if own and (
        body.casefold() == own.casefold() or own.casefold().startswith(f"{body.casefold()} ")
    ):
        return False
    theirs, mine = level_of(body), level_of(own)
    if theirs and mine:
        if _ORDER[theirs] == _ORDER[mine]:
            # An office stands under the committee of its own level.
            return not own.startswith("Ủy ban") and "Ủy ban nhân dân" in body
        return _ORDER[theirs] < _ORDER[mine]
    return True
