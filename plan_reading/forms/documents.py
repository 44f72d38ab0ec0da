"""All forms of one document in a text, and of the whole text."""

from functools import cached_property

from django import forms
from django.http import QueryDict

from accounts.models import User
from awards.confirmed_awards import ConfirmedAward, ConfirmedQuota
from campaigns.models import Plan, ReformAreaSet
from campaigns.models.timetable import DeadlineKind
from organisation.models import IssuingBody
from plan_reading.drafts import ConfirmedPlan, bodies_to_draft_for
from plan_reading.forms import parts
from plan_reading.forms.header import HeaderForm
from plan_reading.forms.header_initial import header_of
from plan_reading.forms.passages import Evidence, Marks, Piece
from plan_reading.forms.recipients import RecipientsForm, offered_bodies
from plan_reading.forms.rows import AwardRow, QuotaRow, ReadRow
from plan_reading.name_matcher import Holdings
from plan_reading.reader import read_text
from plan_reading.values import DocumentRead, Span

# More than any file of a campaign holds; beyond it no browser shows the page, and Django refuses
# the form that comes back (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS).
DOCUMENTS_AT_MOST = 12
FIELDS_AT_MOST = 2_800


class ReadingForms:
    """Every document of a text as forms; what it holds that the portal knows is asked once.

    The text travels with the page and is read again when it comes back: reading is the same each
    time, so that a row sent is the row that was shown, and nothing need be kept meanwhile.
    """

    def __init__(self, text: str, *, user: User, typed: QueryDict | None = None) -> None:
        self.text = text
        self.typed = typed
        self.reading = read_text(text)
        self.holdings = Holdings(self.reading, user)
        self.bodies = bodies_to_draft_for(user)
        self.area_sets = list(ReformAreaSet.objects.all())
        self.marks = Marks(text)
        found = [
            (place, one) for place, one in enumerate(self.reading.documents) if is_a_document(one)
        ]
        self.documents = [
            DocumentForms(self, place, one) for place, one in found[:DOCUMENTS_AT_MOST]
        ]
        # Made at once: with each value its passage is marked.
        fields = sum(len(form.fields) for one in self.documents for form in one.forms())
        self.is_too_much = len(found) > DOCUMENTS_AT_MOST or fields > FIELDS_AT_MOST

    @property
    def pieces(self) -> list[Piece]:
        """The text with all passages marked."""
        return self.marks.pieces()

    def is_valid(self) -> bool:
        """Whether what is taken may be written: every form of it, and one above each."""
        taken = [one for one in self.documents if one.is_taken]
        return all([one.is_valid() for one in taken]) and self._all_parents_taken(taken)

    def fields_with_errors(self) -> list[tuple[str, str]]:
        """Each field with an error: its place on the page, and what it is called there."""
        return [
            (field.auto_id, f"{document.name}: {field.label}")
            for document in self.documents
            if document.is_taken
            for form in document.forms()
            for field in form
            if field.errors
        ]

    def confirmed(self) -> list[ConfirmedPlan]:
        """What is to be written, in the order of the text. Call after `is_valid`."""
        taken = [one for one in self.documents if one.is_taken]
        places = {one.place: order for order, one in enumerate(taken)}
        return [one.confirmed(places) for one in taken]

    def _all_parents_taken(self, taken: list["DocumentForms"]) -> bool:
        places = {one.place for one in taken}
        fine = True
        for one in taken:
            parent = one.header.cleaned_data["parent"]
            if isinstance(parent, int) and parent not in places:
                one.header.add_error(
                    "parent",
                    "Văn bản được chọn làm cấp trên không được lập thành kế hoạch. Hãy đánh dấu "
                    "văn bản đó hoặc chọn kế hoạch khác.",
                )
                fine = False
        return fine


def is_a_document(one: DocumentRead) -> bool:
    """Whether there is anything by which to know a document at all."""
    return bool(one.symbol or one.issuing_body or one.bases or (one.title and one.issued_on))


class DocumentForms:
    """One document: its own fields, and a row for each thing that was read in it."""

    def __init__(self, whole: ReadingForms, place: int, read: DocumentRead) -> None:
        self.whole = whole
        self.place = place
        self.read = read
        self.prefix = f"v{place}"
        self.held = whole.holdings.stored_plan(read)
        name = read.issuing_body.value if read.issuing_body else ""
        self.named = whole.holdings.named(name, read)
        self.matched = self.named.bodies if self.named.chosen else []

    @property
    def name(self) -> str:
        """What the document is called on the page."""
        kind = dict(Plan._meta.get_field("kind").flatchoices).get(self.read.kind, "Văn bản")
        number = self.read.number.value if self.read.number else "…"
        return f"{kind} {number}/{self.read.symbol.value}" if self.read.symbol else str(kind)

    @property
    def own_body(self) -> IssuingBody | None:
        """The body of the document, where the person may draft for it."""
        own = {body.pk for body in self.whole.bodies}
        return next((body for body in self.matched if body.pk in own), None)

    @property
    def is_from_above(self) -> bool:
        """Whether it is a superior's document; then the person's own plan is made, which carries it
        out."""
        return (
            bool(self.matched)
            and self.own_body is None
            and any(body.path.startswith(self.matched[0].path) for body in self.whole.bodies)
        )

    @property
    def issuer(self) -> IssuingBody | None:
        """Whose plan it becomes, as far as that can be said."""
        if self.own_body or len(self.whole.bodies) != 1:
            return self.own_body
        is_anothers = bool(self.matched) and not self.is_from_above
        return None if is_anothers else self.whole.bodies[0]

    @cached_property
    def header(self) -> HeaderForm:
        """The plan's own fields."""
        return header_of(self)

    @cached_property
    def parts(self) -> list[parts.Part]:
        """The parts of the plan with their rows; what was not found has none."""
        return parts.parts_of(self)

    @cached_property
    def recipients(self) -> RecipientsForm:
        """To whom it goes."""
        bodies, ticked = offered_bodies(self.read, self.whole.holdings, self.issuer)
        spans = [read.span for read in self.read.recipients]
        where = parts.hull(spans)
        return RecipientsForm(
            self.whole.typed,
            prefix=f"{self.prefix}-nhan",
            initial={
                "lines": "\n".join(read.value for read in self.read.recipients),
                "receives": ticked,
            },
            bodies=bodies,
            consolidators=self._consolidators(),
            evidence={"lines": self.mark("nhan", where, 1.0 if where else 0.0)},
        )

    def forms(self) -> list[forms.BaseForm]:
        """Every form of the document."""
        rows = [row for part in self.parts for row in part.rows]
        return [self.header, *rows, self.recipients]

    def mark(self, name: str, span: Span | None, confidence: float) -> Evidence:
        """Mark a passage under a name of this document."""
        return self.whole.marks.evidence(f"{self.prefix}-{name}", span, confidence)

    @property
    def is_taken(self) -> bool:
        """Whether it is to become a plan."""
        return self.header.is_taken

    def is_valid(self) -> bool:
        """Whether all that is kept of it may be written; every error is found at once."""
        return all([form.is_valid() for form in self.forms()])

    @property
    def has_errors(self) -> bool:
        """Whether something in it is to be mended."""
        typed = self.whole.typed is not None and self.is_taken
        return typed and any(form.errors for form in self.forms())

    def confirmed(self, places: dict[int, int]) -> ConfirmedPlan:
        """The plan to be written; `places` says where the other documents stand in the list."""
        header = self.header.cleaned_data
        parent = header["parent"]
        kept = {part.key: [row for row in part.rows if row.is_kept] for part in self.parts}
        return ConfirmedPlan(
            issuing_body=header["issuing_body"],
            values=self.header.values(),
            parent=parent if isinstance(parent, Plan) else None,
            under=places[parent] if isinstance(parent, int) else None,
            bases=[row.row() for row in kept["can-cu"]],
            phases=[row.row() for row in kept["dot"]],
            deadlines=[row.row() for row in kept["thoi-han"]],
            groups=[row.row() for row in kept["doi-tuong"]],
            sections=[row.row() for row in kept["noi-dung"]],
            recipients=self.recipients.chosen_recipients(header["registration_form"]),
            lines=self.recipients.printed(),
            awards=_awards(kept["khen-thuong"], kept["so-luong"]),
            corrected=self._corrected(),
        )

    def _corrected(self) -> int:
        """How many values the person changed; a row that was left out counts as one."""
        rows: list[ReadRow] = [row for part in self.parts for row in part.rows]
        changed = sum(len(form.corrected_fields()) for form in (self.header, self.recipients))
        changed += sum(len(row.corrected_fields()) for row in rows if row.is_kept)
        return changed + sum(not row.is_kept for row in rows)

    def _consolidators(self) -> set[int]:
        """The bodies of which the text asks a summary of those below them."""
        return {
            found[0].pk
            for deadline in self.read.deadlines
            if deadline.kind == DeadlineKind.CONSOLIDATION and deadline.for_whom
            if (found := self.whole.holdings.bodies_named(deadline.for_whom, self.read))
        }


def _awards(rows: list[ReadRow], quotas: list[ReadRow]) -> list[ConfirmedAward]:
    """The forms of award, each with its own quotas."""
    return [
        ConfirmedAward(
            name=row.cleaned_data["name"],
            authority_title=row.cleaned_data["authority_title"],
            printed_as=row.initial.get("printed_as", ""),
            authority_body=row.cleaned_data["authority_body"],
            awardee=row.cleaned_data["awardee"],
            original_sets=row.cleaned_data["original_sets"],
            papers=row.paper_lines(),
            quotas=tuple(
                ConfirmedQuota(
                    awardee=quota.cleaned_data["awardee"],
                    limit=quota.cleaned_data["limit"],
                    per=quota.cleaned_data["per"],
                    level=quota.cleaned_data["level"],
                    exceptions=quota.exceptions(),
                )
                for quota in quotas
                if isinstance(quota, QuotaRow)
                and quota.cleaned_data["award"] == str(row.prefix).rsplit("-", 1)[-1]
            ),
        )
        for row in rows
        if isinstance(row, AwardRow)
    ]
