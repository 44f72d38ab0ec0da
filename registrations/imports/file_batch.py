"""Import of many files at once at a desk: sorted by unit, shown in one table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from accounts.models import User
from campaigns.models import Plan
from organisation.body_names import BodyNames
from organisation.models import IssuingBody
from paperwork.spreadsheet_import.grid import Grid
from paperwork.spreadsheet_import.tables import Reading
from paperwork.spreadsheet_import.template_workbook import mark_in
from paperwork.spreadsheet_import.workbook_reader import read_workbook
from paperwork.uploads import UploadRefused, check_archive
from registrations.desks import Desk
from registrations.imports.line_import import InitiativeImport, as_submitted, fields_of
from registrations.imports.parser import InitiativeReader, ReadLine
from registrations.models import Registration
from registrations.submission import enter_for_unit, new_registration

MOST_FILES = 200
UNPACKED_LIMIT_BYTES = 200 * 1024 * 1024
HEAD_ROWS = 15  # rows from the top in which a unit names itself


@dataclass(slots=True)
class BatchFile:
    """One file of the batch: its unit, its lines, and its problems."""

    name: str
    body: IssuingBody | None = None
    reading: Reading[ReadLine] = field(default_factory=Reading)
    objection: str = ""

    @property
    def is_good(self) -> bool:
        """Whether it can be imported as it is."""
        return not (self.objection or self.reading.problems or self.body is None)

    @property
    def needs_unit(self) -> bool:
        """Whether it was read without a problem, and only its unit is unknown."""
        return self.body is None and not (self.objection or self.reading.problems)


def read_batch(files: Iterable[File], desk: Desk, units: list[IssuingBody]) -> list[BatchFile]:
    """Read the files of a batch, those in .zip archives too, and find the unit of each among those
    that register at the desk. Nothing is written; a file that cannot be read has the reason in its
    row.
    """
    by_key = {unit.pk: unit for unit in units}
    known = _Known(desk.plan, by_key, fields_of(desk.plan), BodyNames.of(units))
    batch = [
        opened if isinstance(opened, BatchFile) else _read(*opened, known)
        for opened in _opened(files)
    ]
    _refuse_twins(batch)
    _refuse_registered(batch, desk.plan)
    return batch


@transaction.atomic
def submit_batch(
    plan: Plan, chosen: Iterable[tuple[IssuingBody, list[ReadLine]]], actor: User
) -> int:
    """Submit the chosen files for their units, all or none; returns their number.

    Raises ValidationError naming the unit that stands in the way, and Refused.
    """
    count = 0
    for body, lines in chosen:
        registration = new_registration(plan, body)
        live = Registration.objects.latest_of(plan, body)
        try:
            enter_for_unit(live or registration, lines=as_submitted(plan, lines), actor=actor)
        except ValidationError as objection:
            raise ValidationError([f"{body}: {said}" for said in objection.messages]) from objection
        count += 1
    return count


def _opened(files: Iterable[File]) -> Iterator[tuple[str, File] | BatchFile]:
    """The workbooks of a batch with their names, those inside archives taken out one by one."""
    count = 0
    for file in files:
        name = file.name or ""
        if not name.lower().endswith(".zip"):
            members: Iterable[tuple[str, File] | BatchFile] = [(name, file)]
        else:
            members = _members(name, file)
        for member in members:
            count += 1
            if count > MOST_FILES:
                yield BatchFile(name, objection=f"Mỗi lần nhận nhiều nhất {MOST_FILES} tệp.")
                return
            yield member


def _members(name: str, file: File) -> Iterator[tuple[str, File] | BatchFile]:
    try:
        archive = check_archive(file, unpacked_limit=UNPACKED_LIMIT_BYTES)
    except UploadRefused as refusal:
        yield BatchFile(name, objection=" ".join(refusal.messages))
        return
    with archive:
        for member in archive.infolist():
            inner = member.filename
            if member.is_dir() or inner.rsplit("/", 1)[-1].startswith((".", "~$")):
                continue
            if "__MACOSX" in inner:
                continue
            content = archive.read(member)
            yield inner, File(BytesIO(content), name=inner.rsplit("/", 1)[-1])


@dataclass(frozen=True, slots=True)
class _Known:
    """The data that all files of a batch are compared with."""

    plan: Plan
    units: dict[int, IssuingBody]
    fields: dict[int, str]
    names: BodyNames


def _read(name: str, file: File, known: _Known) -> BatchFile:
    try:
        workbook = read_workbook(file)
    except ValidationError as refusal:
        return BatchFile(name, objection=" ".join(refusal.messages))
    mark = mark_in(workbook.signed_mark, salt=InitiativeImport.name)
    if mark is None:
        key = unit_named(name, workbook.grids, known.names)
    elif mark.get("plan") != known.plan.pk:
        return BatchFile(name, objection="Tệp này được cổng lập cho một kế hoạch khác.")
    elif mark.get("body") not in known.units:
        return BatchFile(name, objection="Tệp này của đơn vị không đăng ký tại đây.")
    else:
        key = mark["body"]
    body = known.units[key] if key is not None else None
    return BatchFile(name, body, InitiativeReader(known.fields).read(workbook.grids))


def unit_named(name: str, grids: Iterable[Grid], names: BodyNames) -> int | None:
    """The key of the unit that the head of a form names, or else the file's name; None where none
    is named, or several."""
    head = " | ".join(text for grid in grids for row in grid.rows[:HEAD_ROWS] for text in row)
    file_name = name.rsplit(".", 1)[0].replace("_", " ").replace("-", " ")
    found = names.named_within(head)
    return (found if found.keys else names.named_within(file_name)).key


def _refuse_twins(batch: list[BatchFile]) -> None:
    first: dict[int, BatchFile] = {}
    for one in batch:
        if one.body is None or one.objection:
            continue
        other = first.setdefault(one.body.pk, one)
        if other is not one:
            one.objection = f"Tệp “{other.name}” cũng của {one.body}. Hãy giữ lại một tệp."


def _refuse_registered(batch: list[BatchFile], plan: Plan) -> None:
    keys = [one.body.pk for one in batch if one.body is not None]
    live = {
        row.body_id: row for row in Registration.objects.live().filter(plan=plan, body__in=keys)
    }
    for one in batch:
        row = live.get(one.body.pk) if one.body is not None else None
        if row is not None and not one.objection:
            one.objection = (
                f"{one.body} đã có bản đăng ký trên cổng ({row.get_status_display().lower()})."
            )
