"""The minutes of a meeting as an official document, from which PDF and Word are made."""

from datetime import time
from itertools import count, groupby

from awards.councils.tally import percent_text, terms_text
from awards.models import Attendance, Meeting, MeetingItem, Presence, Result
from paperwork.official_documents.description import (
    Block,
    Column,
    Heading,
    OfficialDocument,
    Paragraph,
    Signature,
    Table,
    paragraphs_of,
)
from paperwork.vietnamese import official_date

PEOPLE_COLUMNS = (
    Column("STT", 12, centred=True),
    Column("Họ và tên", 60),
    Column("Chức danh", 48),
    Column("Dự họp", 40),
)
RESULT_COLUMNS = (
    Column("STT", 12, centred=True),
    Column("Tập thể, cá nhân", 60),
    Column("Tán thành / không tán thành / ý kiến khác", 44, centred=True),
    Column("Kết quả", 44),
)


def minutes_document(meeting: Meeting) -> OfficialDocument:
    """Describe the minutes (biên bản, Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9) from what the
    meeting recorded; before it is closed, from what there is."""
    council = meeting.council
    body = council.body
    attendances = list(meeting.attendances.select_related("user"))
    items = list(meeting.items.with_dossiers().prefetch_related("recusals__user"))
    return OfficialDocument(
        superior_body=body.name,
        issuing_body=council.name,
        number=meeting.minutes_number,
        symbol="BB-HĐTĐKT",
        place=body.place_name,
        day=meeting.minutes_signed_on or meeting.held_on,
        kind="Biên bản",
        subject=f"Họp {council.name}: {meeting.title}",
        body=(
            *_opening_paragraphs(meeting),
            *_people(attendances),
            *_officers(meeting),
            *_voting(meeting, items),
            *_conclusion(meeting, items),
        ),
        recipients=(f"Lãnh đạo {body.name}", "Các thành viên Hội đồng", "Lưu: VT"),
        signature=Signature(("CHỦ TỌA",), meeting.chaired_by),
        countersignature=Signature(("THƯ KÝ",), meeting.minutes_by),
    )


def minutes_title(meeting: Meeting) -> str:
    """The name under which the file is saved."""
    return f"Biên bản họp Hội đồng ngày {meeting.held_on:%d-%m-%Y}"


def _opening_paragraphs(meeting: Meeting) -> list[Block]:
    began = _hour(meeting.began_at or meeting.held_at)
    return [
        Paragraph(
            f"Hôm nay, {official_date(meeting.held_on)}, hồi {began}, tại {meeting.place}, "
            f"{meeting.council.name} (thành lập theo {meeting.council.basis}) họp: {meeting.title}."
        )
    ]


def _people(attendances: list[Attendance]) -> list[Block]:
    came = [one.presence for one in attendances]
    present, written = came.count(Presence.PRESENT), came.count(Presence.WRITTEN)
    sentence = f"Tổng số {len(came):02d} thành viên, có mặt {present:02d}"
    if written:
        sentence += f", vắng mặt có ý kiến bằng văn bản {written:02d}"
    sentence += f", vắng mặt {len(came) - present - written:02d}."
    rows = tuple(
        (
            str(number),
            one.user.full_name,
            ", ".join(part for part in (one.get_role_display(), one.user.job_title) if part),
            f"{one.get_presence_display()}{f' ({one.reason})' if one.reason else ''}",
        )
        for number, one in enumerate(attendances, start=1)
    )
    return [
        Heading("Thành phần dự họp", "I"),
        Paragraph(sentence),
        Table(PEOPLE_COLUMNS, rows),
    ]


def _officers(meeting: Meeting) -> list[Block]:
    """Who presided, as what and why, and who kept the minutes."""
    if not meeting.chaired_by:
        return []
    chaired = ", ".join(part for part in (meeting.chaired_by, meeting.chaired_as) if part)
    why = f" ({meeting.chaired_why})" if meeting.chaired_why else ""
    said = [Paragraph(f"Chủ tọa: {chaired}{why}.")]
    if meeting.minutes_by:
        said.append(Paragraph(f"Thư ký: {meeting.minutes_by}."))
    return list(said)


def _voting(meeting: Meeting, items: list[MeetingItem]) -> list[Block]:
    way = (
        "bằng phiếu giấy, do Thư ký nhập kết quả kiểm phiếu"
        if meeting.on_paper
        else "trên phần mềm"
    )
    blocks: list[Block] = [
        Heading("Nội dung và kết quả biểu quyết", "II"),
        Paragraph(f"Hội đồng xem xét {len(items):02d} hồ sơ và biểu quyết {way}."),
    ]
    grouped = groupby(items, key=lambda item: (str(item.dossier.award_form), terms_text(item)))
    for number, ((form, terms), listed) in enumerate(grouped, start=1):
        group = list(listed)
        blocks.append(Heading(form, f"{number}", level=2))
        blocks.append(Paragraph(f"Điều kiện được đề nghị: {terms}{_whose_choice(group[0])}"))
        blocks.append(Table(RESULT_COLUMNS, tuple(map(_row, count(1), group))))
    recused = _recused(items)
    if recused:
        blocks.append(
            Paragraph("Thành viên có xung đột lợi ích, không biểu quyết và không tính vào tỷ lệ:")
        )
        blocks += [Paragraph(said, "-") for said in recused]
    return blocks


def _whose_choice(item: MeetingItem) -> str:
    if item.is_local_choice:
        return " Tỷ lệ này là lựa chọn của địa phương, pháp luật không quy định tỷ lệ riêng."
    return f" Căn cứ: {item.source}."


def _row(number: int, item: MeetingItem) -> tuple[str, ...]:
    name = f"{item.dossier.awardee_name}"
    if item.dossier.awardee_body.name != name:
        name += f" – {item.dossier.awardee_body.name}"
    if item.percent is None or item.result == Result.SET_ASIDE:
        return (str(number), name, "–", item.get_result_display())
    others = (item.abstained or 0) + (item.invalid or 0)
    return (
        str(number),
        name,
        f"{item.in_favour}/{item.against}/{others} trên {item.counted_on} "
        f"({percent_text(item.percent)})",
        item.get_result_display(),
    )


def _recused(items: list[MeetingItem]) -> list[str]:
    return [
        f"{recusal.user.full_name}, với hồ sơ của {item.dossier.awardee_name}: {recusal.reason}"
        for item in items
        for recusal in item.recusals.all()
    ]


def _conclusion(meeting: Meeting, items: list[MeetingItem]) -> list[Block]:
    passed = [item for item in items if item.result == Result.PASSED]
    blocks: list[Block] = [Heading("Kết luận", "III")]
    if items and any(item.result for item in items):
        blocks.append(
            Paragraph(
                f"Hội đồng đề nghị khen thưởng {len(passed):02d} trên {len(items):02d} hồ sơ đưa "
                "ra phiên họp."
            )
        )
    blocks += paragraphs_of(meeting.conclusion)
    if meeting.closed_at:
        ended = _hour(meeting.ended_at) if meeting.ended_at else "…… giờ ……"
        blocks.append(
            Paragraph(
                f"Phiên họp kết thúc hồi {ended} cùng ngày. Biên bản được lập "
                "để các thành viên thông qua và ký tên dưới đây."
            )
        )
    return blocks


def _hour(moment: time) -> str:
    return f"{moment:%H} giờ {moment:%M}"
