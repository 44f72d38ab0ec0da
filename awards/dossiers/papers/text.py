"""Proposed wording for the papers of a dossier, which the writer edits. Pure: facts in, words
out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from awards.dossiers.papers.achievements import Achievements, Work
from paperwork.vietnamese import official_short_date

# Left for the writer: what no figure says. A paper is not used with it.
TO_BE_WRITTEN = "[Viết vào đây]"
# Left to be written by pen: of a person what the portal does not keep.
DOTTED = "…" * 20


@dataclass(frozen=True, slots=True)
class Proposed:
    """An awardee on the list: the name, and below it position and unit."""

    name: str
    detail: str
    achievement: str
    is_person: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts from which the papers of a dossier are written: awardee, plan, law, achievement."""

    body_name: str
    award: str
    authority: str
    cited_plan: str
    law: tuple[str, ...]
    proposed: tuple[Proposed, ...]
    head_title: str = "Thủ trưởng đơn vị"
    # A People's Committee: its head signs on behalf of all its members.
    signs_for_all: bool = False
    papers: tuple[str, ...] = ()


def proposal_words(facts: Facts) -> dict[str, str]:
    """The text of a tờ trình: its bases, its request."""
    return {
        "bases": "\n".join([*facts.law, f"Căn cứ {facts.cited_plan}"]),
        "text": f"Thực hiện phong trào thi đua, {facts.body_name} đã tổ chức bình xét công khai, "
        f"dân chủ và kính đề nghị {facts.authority} xem xét, tặng {facts.award} cho "
        f"{counted(facts.proposed)} đã có thành tích xuất sắc (có danh sách kèm theo).\n"
        f"{facts.body_name} chịu trách nhiệm về tính chính xác của hồ sơ và kính trình "
        f"{facts.authority} xem xét, quyết định.",
        "signer_title": _on_behalf(facts),
        "signer_name": "",
    }


def minutes_words(facts: Facts) -> dict[str, str]:
    """A biên bản họp: when, who, what was said; the votes are in its list."""
    return {
        "began": "",
        "place": f"Trụ sở {facts.body_name}",
        "chair": "",
        "secretary": "",
        "present": TO_BE_WRITTEN,
        "absent": "Không",
        "text": f"Cuộc họp xét, đề nghị tặng {facts.award} theo {facts.cited_plan}.\n"
        "Sau khi nghe báo cáo tóm tắt thành tích, đối chiếu tiêu chuẩn, điều kiện của kế hoạch, "
        "các thành viên thảo luận và biểu quyết.",
        "votes": "",
        "ended": "",
    }


def report_words(facts: Facts, found: Achievements) -> dict[str, str]:
    """A báo cáo thành tích (Mẫu số 07, Nghị định 91/2017/NĐ-CP and 152/2025/NĐ-CP): who, what was
    done, what was awarded before."""
    (one,) = facts.proposed
    outline = (
        "\n".join(
            (
                f"Họ và tên: {one.name}",
                f"Sinh ngày, tháng, năm: {DOTTED}",
                f"Quê quán: {DOTTED}",
                f"Nơi thường trú: {DOTTED}",
                f"Chức vụ, đơn vị công tác: {one.detail or DOTTED}",
                f"Trình độ chuyên môn, nghiệp vụ: {DOTTED}",
            )
        )
        if one.is_person
        else f"Tên tập thể: {one.name}\n{TO_BE_WRITTEN}"
    )
    return {
        "outline": outline,
        "results": "\n".join(_results(facts, one, found)),
        "held": "\n".join(
            f"- {held.form}: Quyết định số {held.decision} ngày "
            f"{official_short_date(held.decided_on)}"
            for held in found.held
        ),
        "signer_title": "Người báo cáo" if one.is_person else _on_behalf(facts),
        "signer_name": one.name if one.is_person else "",
        "confirmer_title": f"Xác nhận của {facts.head_title.lower()}"
        if one.is_person
        else "Xác nhận của thủ trưởng cấp trên trực tiếp",
        "confirmer_name": "",
    }


def _on_behalf(facts: Facts) -> str:
    """Quyền hạn, chức vụ of who signs (NĐ 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 7, điểm b)."""
    return f"TM. Ủy ban nhân dân/{facts.head_title}" if facts.signs_for_all else facts.head_title


def counted(proposed: Sequence[Proposed]) -> str:
    """ "02 tập thể và 05 cá nhân"."""
    people = sum(one.is_person for one in proposed)
    parts = [
        f"{count:02d} {noun}"
        for count, noun in ((len(proposed) - people, "tập thể"), (people, "cá nhân"))
        if count
    ]
    return " và ".join(parts)


def _results(facts: Facts, one: Proposed, found: Achievements) -> Iterable[str]:
    yield f"Thực hiện {facts.cited_plan}:"
    parts = [_registered(found.works), _ranked(found)]
    numbered = [part for part in parts if part]
    for number, (heading, points) in enumerate(numbered, start=1):
        yield f"{number}. {heading}"
        yield from points
    yield f"{len(numbered) + 1}. Kết quả khác: {TO_BE_WRITTEN}"


def _registered(works: Sequence[Work]) -> tuple[str, list[str]] | None:
    if not works:
        return None
    done = sum(work.status == "completed" for work in works)
    recognised = sum(bool(work.recognised_by) for work in works)
    heading = f"Đã đăng ký và thực hiện {len(works):02d} mô hình, giải pháp, sáng kiến; hoàn thành "
    heading += f"{done:02d}"
    heading += f", được công nhận {recognised:02d}:" if recognised else ":"
    return heading, [f"- {_work(work)}" for work in works]


def _work(work: Work) -> str:
    states = {
        "completed": "đã hoàn thành",
        "in_progress": f"đang thực hiện, đạt {work.percent}%",
        "dropped": "thôi không thực hiện",
    }
    said = states.get(work.status, "đã đăng ký")
    if work.recognised_by:
        said += f"; được công nhận theo Quyết định số {work.recognised_by}"
    return f"{work.kind} “{work.name}” (lĩnh vực {work.area}): {said}."


def _ranked(found: Achievements) -> tuple[str, list[str]] | None:
    if not found.ranks:
        return None
    points = []
    for one in found.ranks:
        parts = [
            f"{one.score} điểm" if one.score else "",
            f"hạng {one.rank}" if one.rank else "",
            f"nhóm {one.group}" if one.group else "",
        ]
        points.append(f"- {one.ranking}: {', '.join(part for part in parts if part)}.")
    return "Kết quả xếp hạng cải cách hành chính:", points
