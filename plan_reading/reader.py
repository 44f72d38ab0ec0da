"""The whole reader: a text in, the documents read from it out."""

from dataclasses import replace

from plan_reading.parts.awards import read_awards, read_dossiers, read_quotas
from plan_reading.parts.bases import parent_among, read_bases
from plan_reading.parts.deadlines import read_deadlines
from plan_reading.parts.foot import read_foot
from plan_reading.parts.forms import read_form
from plan_reading.parts.head import read_head
from plan_reading.parts.participants import read_participants
from plan_reading.parts.phases import read_phases
from plan_reading.parts.sections import sections_of
from plan_reading.text.documents import Piece, pieces_of
from plan_reading.text.lines import Line, lines_of, paragraphs_of
from plan_reading.text.ocr_cleanup import Mended, clean_up
from plan_reading.values import Basis, DocumentRead, Read, Reading, SectionRead


def read_text(text: str) -> Reading:
    """Read the text of one or several documents. Deterministic; spans are places in `text`."""
    mended = clean_up(text)
    documents: list[DocumentRead] = []
    for piece in pieces_of(mended.text):
        lines = lines_of(mended.text, piece.start, piece.end)
        if not lines:
            continue
        if piece.is_form and documents:
            form = read_form(mended, lines)
            if form:
                last = documents[-1]
                documents[-1] = replace(last, forms=(*last.forms, form))
            continue
        documents.append(_read_document(mended, piece, lines))
    return Reading(text, tuple(_days_shared(documents)))


def _read_document(mended: Mended, piece: Piece, lines: list[Line]) -> DocumentRead:
    head = read_head(mended, lines, piece.number_line)
    text = lines[head.text_from :] or lines
    foot = read_foot(mended, lines)
    body = _above_the_foot(text, foot.recipients, mended)
    paragraphs = paragraphs_of(mended.text, body)
    day = head.issued_on.value if head.issued_on else None
    bases, references = read_bases(mended, text[0].start, body[-1].end if body else piece.end)
    sections = sections_of(mended, body)
    body_name = head.issuing_body.value if head.issuing_body else ""
    return DocumentRead(
        span=mended.span(lines[0].start, lines[-1].end),
        kind=head.kind,
        number=head.number,
        symbol=head.symbol,
        issued_on=head.issued_on,
        place=head.place,
        issuing_body=head.issuing_body,
        superior_body=head.superior_body,
        title=head.title,
        theme=_theme(sections),
        bases=bases,
        references=references,
        parent=parent_among(bases, body_name),
        participants=tuple(read_participants(sections)),
        phases=tuple(read_phases(mended, paragraphs, day)),
        deadlines=tuple(read_deadlines(mended, paragraphs, day)),
        awards=tuple(read_awards(mended, paragraphs)),
        quotas=tuple(read_quotas(mended, paragraphs)),
        dossiers=tuple(read_dossiers(mended, paragraphs)),
        sections=tuple(sections),
        addressees=head.addressees,
        recipients=foot.recipients,
        signer=foot.signer,
        capacity=foot.capacity,
        signer_title=foot.title,
    )


def _above_the_foot(
    lines: list[Line], recipients: tuple[Read[str], ...], mended: Mended
) -> list[Line]:
    """The text without nơi nhận and what follows: names of bodies there are no duties."""
    if not recipients:
        return lines
    first = recipients[0].span.start
    kept = [line for line in lines if mended.span(line.start, line.end).end <= first]
    while kept and kept[-1].text.strip(" :.").casefold() in ("nơi nhận", "noi nhận", "nơi nhan"):
        kept.pop()
    return kept or lines


def _theme(sections: list[SectionRead]) -> Read[str] | None:
    for section in sections:
        if section.kind != "theme" or not (section.text or ":" in section.heading):
            continue
        said = section.text or section.heading.split(":", 1)[1]
        first = said.replace("\n", " ").strip()
        if first:
            return Read(first.strip(' “”".'), section.span, 0.9)
    return None


def _days_shared(documents: list[DocumentRead]) -> list[DocumentRead]:
    """A file cites a document with its day once; the others take it from there. What is itself in
    the file gives its own."""
    days = {
        basis.symbol: basis.issued_on
        for document in documents
        for basis in (*document.bases, *document.references)
        if basis.symbol and basis.issued_on
    }

    def dated(basis: Basis) -> Basis:
        if basis.issued_on is None and basis.symbol in days:
            return replace(basis, issued_on=days[basis.symbol])
        return basis

    return [
        replace(
            document,
            bases=tuple(dated(one) for one in document.bases),
            references=tuple(dated(one) for one in document.references),
            parent=dated(document.parent) if document.parent else None,
        )
        for document in documents
    ]
