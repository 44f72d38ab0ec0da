"""The papers of a dossier as official documents, from which PDF and Word are made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from audit import clock
from awards.dossiers.papers.achievements import achievements_of
from awards.dossiers.papers.text import Facts, Proposed, minutes_words, proposal_words, report_words
from awards.models import Dossier, DossierDocument, RequiredDocument
from decisions.legal_texts import Topic, cited, texts_on
from decisions.papers import superior_of
from decisions.signature import printed, signature_lines
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind
from paperwork.official_documents.description import (
    Appendix,
    Block,
    Column,
    Heading,
    OfficialDocument,
    Paragraph,
    Signature,
    Table,
    paragraphs_of,
)
from registrations.reports.papers import cited_plan

MadeAs = RequiredDocument.MadeAs
LIST_COLUMNS = (
    Column("STT", 12, centred=True),
    Column("Tập thể, cá nhân", 48),
    Column("Chức vụ, đơn vị", 40),
    Column("Thành tích", 60),
)
VOTE_COLUMNS = (
    Column("STT", 12, centred=True),
    Column("Tập thể, cá nhân", 60),
    Column("Chức vụ, đơn vị", 48),
    Column("Kết quả biểu quyết", 40, centred=True),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The material of a paper: its author, its subject, the facts, and the typed text."""

    body: IssuingBody
    superior: str
    facts: Facts
    words: Mapping[str, str]


def proposed_words(document: DossierDocument, listed: list[Dossier]) -> dict[str, str]:
    """The proposed wording of a paper. `listed` are the dossiers that it is for."""
    facts = _facts(document, listed)
    if document.required_document.made_as == MadeAs.PROPOSAL:
        return proposal_words(facts)
    if document.required_document.made_as == MadeAs.MINUTES:
        return minutes_words(facts)
    return report_words(facts, achievements_of(document.dossier))


def paper_of(document: DossierDocument, listed: list[Dossier]) -> OfficialDocument:
    """A paper as its words stand, in the layout of Nghị định 30/2020/NĐ-CP, with room for number
    and day, which are written when it is signed."""
    body = document.dossier.proposed_by
    sheet = Sheet(
        body,
        superior_of(body),
        _facts(document, listed),
        document.wording or proposed_words(document, listed),
    )
    return MAKERS[document.required_document.made_as](sheet)


def _facts(document: DossierDocument, listed: list[Dossier]) -> Facts:
    dossier = document.dossier
    form, body = dossier.award_form, dossier.proposed_by
    day = dossier.received_on or clock.today()
    return Facts(
        body_name=body.name,
        award=str(form),
        authority=form.authority_title,
        cited_plan=cited_plan(form.plan),
        law=tuple(cited(texts_on(day, (Topic.EMULATION_LAW, Topic.EMULATION_DECREE)))),
        proposed=tuple(_proposed(one) for one in listed),
        head_title=body.head_title or "Thủ trưởng đơn vị",
        signs_for_all=body.kind == BodyKind.PEOPLES_COMMITTEE,
        papers=_enclosed_with(document, listed),
    )


def _enclosed_with(document: DossierDocument, listed: list[Dossier]) -> tuple[str, ...]:
    """The papers that the dossiers on a list hold, besides this one: tax confirmation only where
    one of them is for an enterprise."""
    others = document.dossier.award_form.required_documents.exclude(
        pk=document.required_document_id
    )
    held = DossierDocument.objects.filter(dossier__in=listed).values("required_document")
    return tuple(others.filter(pk__in=held).values_list("name", flat=True))


def _proposed(dossier: Dossier) -> Proposed:
    is_person = dossier.awardee_kind == Dossier.AwardeeKind.INDIVIDUAL
    unit = str(dossier.awardee_body)
    parts = (dossier.awardee_title, unit) if is_person else ()
    detail = ", ".join(part for part in parts if part)
    if not is_person and dossier.awardee_name != dossier.awardee_body.name:
        detail = unit
    return Proposed(dossier.awardee_name, detail, dossier.achievement, is_person)


def _symbol(kind: str, body: IssuingBody) -> str:
    own = body.symbol or ("UBND" if body.kind == BodyKind.PEOPLES_COMMITTEE else "")
    return f"{kind}-{own}" if own else kind


def _proposal(sheet: Sheet) -> OfficialDocument:
    facts, words = sheet.facts, sheet.words
    enclosed = (
        Paragraph("Hồ sơ kèm theo:"),
        *(Paragraph(f"{name};", "-") for name in facts.papers),
    )
    return OfficialDocument(
        superior_body=sheet.superior,
        issuing_body=sheet.body.name,
        symbol=_symbol("TTr", sheet.body),
        place=sheet.body.place_name,
        kind="Tờ trình",
        subject=f"Về việc đề nghị tặng {facts.award}",
        addressees=(facts.authority,),
        legal_bases=tuple(words["bases"].splitlines()),
        body=(*paragraphs_of(words["text"]), *(enclosed if facts.papers else ())),
        recipients=("Như trên", "Lưu: VT"),
        signature=_signature(sheet),
        appendices=(Appendix("Danh sách đề nghị khen thưởng", _proposed_list(facts.proposed)),),
    )


def _proposed_list(proposed: Sequence[Proposed]) -> tuple[Block, ...]:
    """Who is proposed: collectives, then people, each kind under its heading and counted."""
    blocks: list[Block] = []
    kinds = [("Tập thể", False), ("Cá nhân", True)]
    there = [
        (name, group)
        for name, is_person in kinds
        if (group := [one for one in proposed if one.is_person is is_person])
    ]
    for number, (name, group) in zip(("I", "II"), there, strict=False):
        rows = tuple(
            (str(place), one.name, one.detail, one.achievement)
            for place, one in enumerate(group, start=1)
        )
        heading = Heading(f"{name} ({len(group):02d})", number)
        blocks += [heading, Table(LIST_COLUMNS, rows)]
    return tuple(blocks)


def _minutes(sheet: Sheet) -> OfficialDocument:
    facts, words = sheet.facts, sheet.words
    votes = words.get("votes", "").splitlines()
    rows = tuple(
        (str(number + 1), one.name, one.detail, votes[number] if number < len(votes) else "")
        for number, one in enumerate(facts.proposed)
    )
    body: list[Block] = [
        Paragraph(f"Thời gian bắt đầu: {words['began'] or '……'}."),
        Paragraph(f"Địa điểm: {words['place']}."),
        Paragraph(f"Chủ tọa: {words['chair'] or '……'}."),
        Paragraph(f"Thư ký: {words['secretary'] or '……'}."),
        Heading("Thành phần tham dự", "1", 2),
        *paragraphs_of(words["present"]),
        Paragraph(f"Vắng: {words['absent'] or 'Không'}."),
        Heading("Nội dung, diễn biến cuộc họp", "2", 2),
        *paragraphs_of(words["text"]),
        Heading("Kết quả biểu quyết", "3", 2),
        Table(VOTE_COLUMNS, rows),
        Paragraph(
            f"Cuộc họp kết thúc vào {words['ended'] or '……'}; biên bản được đọc lại, các thành "
            "viên dự họp nhất trí thông qua."
        ),
    ]
    return OfficialDocument(
        superior_body=sheet.superior,
        issuing_body=sheet.body.name,
        symbol=_symbol("BB", sheet.body),
        place=sheet.body.place_name,
        kind="Biên bản",
        subject=f"Họp xét đề nghị tặng {facts.award}",
        body=tuple(body),
        recipients=("Cơ quan nhận hồ sơ", "Lưu: VT"),
        signature=Signature(("CHỦ TỌA",), words["chair"].split(",")[0].strip()),
        countersignature=Signature(("THƯ KÝ",), words["secretary"].split(",")[0].strip()),
    )


def _report(sheet: Sheet) -> OfficialDocument:
    facts, words = sheet.facts, sheet.words
    (one,) = facts.proposed
    first = "Sơ lược lý lịch" if one.is_person else "Sơ lược đặc điểm, tình hình"
    body: list[Block] = [
        Heading(first, "I"),
        *paragraphs_of(words["outline"]),
        Heading("Thành tích đạt được", "II"),
        *paragraphs_of(words["results"]),
    ]
    if words["held"].strip():
        body += [Heading("Các hình thức đã được khen thưởng", "III"), *paragraphs_of(words["held"])]
    return OfficialDocument(
        superior_body=sheet.superior,
        issuing_body=sheet.body.name,
        # A person reports of themselves: no number of the office's register.
        symbol="" if one.is_person else _symbol("BC", sheet.body),
        place=sheet.body.place_name,
        kind="Báo cáo thành tích",
        subject=f"Đề nghị tặng {facts.award} cho {one.name}",
        body=tuple(body),
        signature=_signature(sheet),
        countersignature=Signature(
            tuple(line for line in (words["confirmer_title"].upper(),) if line),
            words["confirmer_name"],
        ),
    )


def _signature(sheet: Sheet) -> Signature:
    lines = signature_lines(head_title="", title=sheet.words["signer_title"])
    return printed(lines, sheet.words["signer_name"])


MAKERS: dict[str, Callable[[Sheet], OfficialDocument]] = {
    MadeAs.PROPOSAL: _proposal,
    MadeAs.MINUTES: _minutes,
    MadeAs.REPORT: _report,
}
