"""Forty files by e-mail: dropped all at once, sorted by unit, looked at in one table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from campaigns.models import Plan
from organisation.models import IssuingBody
from paperwork.spreadsheet_import.grid import Grid, grid_of
from paperwork.uploads import WORKBOOK_KINDS, UploadRefused, check_archive, check_upload
from paperwork.vietnamese import fold
from paperwork.workbooks import open_workbook
from registrations.desks import Desk
from registrations.imports.line_import import as_filed, fields_of
from registrations.imports.parser import ReadLine, Understood, understand
from registrations.imports.template_workbook import MARK_SHEET, mark_of
from registrations.models import Registration
from registrations.submission import enter_for_unit, new_registration

MOST_FILES = 200
UNPACKED_LIMIT_BYTES = 200 * 1024 * 1024
HEAD_ROWS = 15  # rows from the top in which a unit names itself


@dataclass(slots=True)
class Piled:
    """One file of the pile: whose it is, what was read, and what stands in the way."""

    name: str
    body: IssuingBody | None = None
    understood: Understood = field(default_factory=Understood)
    objection: str = ""

    @property
    def is_good(self) -> bool:
        """Whether it can be taken in as it is."""
        return not (self.objection or self.understood.problems or self.body is None)

    @property
    def needs_unit(self) -> bool:
        """Whether it was read without a fault, and only its unit is not known."""
        return self.body is None and not (self.objection or self.understood.problems)


def sort_pile(files: Iterable[File], desk: Desk, units: list[IssuingBody]) -> list[Piled]:
    """Read the files of a pile, those in .zip archives too, and find the unit of each among those
    that register at the desk. Nothing is written; a file that cannot be read says why in its row.
    """
    fields = fields_of(desk.plan)
    by_key = {unit.pk: unit for unit in units}
    pile = [
        opened if isinstance(opened, Piled) else _read(*opened, desk.plan, by_key, fields)
        for opened in _opened(files)
    ]
    _refuse_twins(pile)
    _refuse_registered(pile, desk.plan)
    return pile


@transaction.atomic
def take_in_pile(
    plan: Plan, chosen: Iterable[tuple[IssuingBody, list[ReadLine]]], actor: Any
) -> int:
    """Enter the chosen files for their units, all or none; gives how many.

    Raises ValidationError naming the unit that stands in the way, and Refused.
    """
    count = 0
    for body, lines in chosen:
        registration = new_registration(plan, body)
        live = Registration.objects.latest_of(plan, body)
        try:
            enter_for_unit(live or registration, lines=as_filed(plan, lines), actor=actor)
        except ValidationError as objection:
            raise ValidationError([f"{body}: {said}" for said in objection.messages]) from objection
        count += 1
    return count


def _opened(files: Iterable[File]) -> Iterator[tuple[str, File] | Piled]:
    """The workbooks of a pile with their names, those inside archives taken out one by one."""
    count = 0
    for file in files:
        name = file.name or ""
        if not name.lower().endswith(".zip"):
            members: Iterable[tuple[str, File] | Piled] = [(name, file)]
        else:
            members = _members(name, file)
        for member in members:
            count += 1
            if count > MOST_FILES:
                yield Piled(name, objection=f"Mỗi lần nhận nhiều nhất {MOST_FILES} tệp.")
                return
            yield member


def _members(name: str, file: File) -> Iterator[tuple[str, File] | Piled]:
    try:
        archive = check_archive(file, unpacked_limit=UNPACKED_LIMIT_BYTES)
    except UploadRefused as refusal:
        yield Piled(name, objection=" ".join(refusal.messages))
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


def _read(
    name: str, file: File, plan: Plan, units: dict[int, IssuingBody], fields: dict[int, str]
) -> Piled:
    try:
        check_upload(file, kinds=WORKBOOK_KINDS)
        workbook = open_workbook(file, to_read_only=True)
        mark = mark_of(workbook)
        grids = [grid_of(sheet) for sheet in workbook.worksheets if sheet.title != MARK_SHEET]
    except ValidationError as refusal:
        return Piled(name, objection=" ".join(refusal.messages))
    if mark is not None and mark.plan_id != plan.pk:
        return Piled(name, objection="Tệp này được cổng lập cho một kế hoạch khác.")
    body = units.get(mark.body_id) if mark else unit_named(name, grids, units.values())
    if mark is not None and body is None:
        return Piled(name, objection="Tệp này của đơn vị không đăng ký tại đây.")
    return Piled(name, body, understand(grids, fields))


def unit_named(
    name: str, grids: Iterable[Grid], units: Iterable[IssuingBody]
) -> IssuingBody | None:
    """The unit that the head of a form names, or else the file's name; None where none is named,
    or several. A longer name holds before a shorter one that it contains."""
    heads = " | ".join(
        fold(text) for grid in grids for row in grid.rows[:HEAD_ROWS] for text in row if text
    )
    file_name = fold(name.rsplit(".", 1)[0].replace("_", " ").replace("-", " "))
    for text in (heads, file_name):
        found = [
            (len(words), unit)
            for unit in units
            for words in {fold(unit.name), fold(unit.short_name)}
            if words and words in text
        ]
        longest = max((length for length, _ in found), default=0)
        best = {unit.pk: unit for length, unit in found if length == longest}
        if len(best) == 1:
            return next(iter(best.values()))
        if best:
            return None
    return None


def _refuse_twins(pile: list[Piled]) -> None:
    first: dict[int, Piled] = {}
    for piled in pile:
        if piled.body is None or piled.objection:
            continue
        other = first.setdefault(piled.body.pk, piled)
        if other is not piled:
            piled.objection = f"Tệp “{other.name}” cũng của {piled.body}. Hãy giữ lại một tệp."


def _refuse_registered(pile: list[Piled], plan: Plan) -> None:
    keys = [piled.body.pk for piled in pile if piled.body is not None]
    live = {
        row.body_id: row for row in Registration.objects.live().filter(plan=plan, body__in=keys)
    }
    for piled in pile:
        row = live.get(piled.body.pk) if piled.body is not None else None
        if row is not None and not piled.objection:
            piled.objection = (
                f"{piled.body} đã có bản đăng ký trên cổng ({row.get_status_display().lower()})."
            )
