"""The table of changes (Bảng thay đổi): many reorganisations from one Excel sheet, all or none."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from organisation.models import BodySuccession, IssuingBody, ReorganisationKind
from organisation.reorganisation import acts
from organisation.reorganisation.decree import FIRST_DAY, Decree, NewBody, Outcome, Successor
from paperwork.spreadsheet_import.columns import ImportColumn
from paperwork.spreadsheet_import.problems import Problem
from paperwork.spreadsheet_import.tables import TextRow
from paperwork.vietnamese import day_in, fold, spelling_key
from paperwork.workbooks import FormSheet

COLUMNS = (
    ImportColumn("kind", "Việc sắp xếp", 14, required=True),
    ImportColumn("old_code", "Mã đơn vị cũ", 12, required=True),
    ImportColumn("old", "Tên đơn vị cũ", 36, required=True),
    ImportColumn("new_code", "Mã đơn vị mới", 12, required=True),
    ImportColumn("new", "Tên đơn vị mới", 36, required=True),
    ImportColumn("superior", "Đơn vị cấp trên mới", 30, required=True),
    ImportColumn("extent", "Phạm vi", 12, required=True),
    ImportColumn("stays", "Đơn vị cũ vẫn tồn tại", 12, required=True),
    ImportColumn("day", "Từ ngày", 13, required=True),
    ImportColumn("basis", "Căn cứ pháp lý", 34, required=True),
)
COLUMN = {column.key: column for column in COLUMNS}
EXAMPLES = (
    {
        "kind": "Sáp nhập",
        "old": "Ủy ban nhân dân xã A",
        "new_code": "27496",
        "new": "Ủy ban nhân dân xã C",
        "extent": "Toàn bộ",
        "day": "01/07/2025",
        "basis": "Nghị quyết số …",
    },
    {
        "kind": "Sáp nhập",
        "old": "Ủy ban nhân dân xã B",
        "new_code": "27496",
        "new": "Ủy ban nhân dân xã C",
        "extent": "Toàn bộ",
        "day": "01/07/2025",
        "basis": "Nghị quyết số …",
    },
)
# A split may go into a body that a merger of the same sheet makes, so mergers come first.
ORDER = (
    ReorganisationKind.RENAME,
    ReorganisationKind.MERGE,
    ReorganisationKind.SPLIT,
    ReorganisationKind.ABOLISH,
)


@dataclass
class ChangesDone:
    """The outcome of a sheet: one for each act, and the problems."""

    outcomes: list[Outcome] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Change:
    """A row that was read."""

    row: TextRow
    kind: ReorganisationKind
    day: date
    basis: str
    extent: BodySuccession.Extent
    stays: bool


class Misread(Exception):
    """A row that cannot be read."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__()
        self.problems = problems


def template() -> FormSheet:
    """The empty sheet, with two rows that show how it is filled in."""
    return FormSheet(
        sheet_name="Bảng thay đổi",
        title_lines=("BẢNG THAY ĐỔI CƠ QUAN, ĐƠN VỊ",),
        columns=COLUMNS,
        rows=EXAMPLES,
        signer_lines=(),
        landscape=True,
    )


def perform(rows: Iterable[TextRow], *, actor: User) -> ChangesDone:
    """Carry out the rows, in one transaction. Rows about one new body (a merger) or one old body (a
    split) are one act. With any problem nothing is written, and all problems are returned."""
    done = ChangesDone()
    with transaction.atomic():
        changes = []
        for row in rows:
            try:
                changes.append(_understood(row))
            except Misread as misread:
                done.problems += misread.problems
        for group in _grouped(changes):
            try:
                with transaction.atomic():
                    done.outcomes.append(_act(group, actor))
            except Misread as misread:
                done.problems += misread.problems
            except ValidationError as objection:
                done.problems += [group[0].row.problem(said) for said in objection.messages]
        if done.problems:
            transaction.set_rollback(True)
    return done


def _understood(row: TextRow) -> Change:
    problems = []
    kind = _label(ReorganisationKind.choices, row["kind"])
    if kind is None:
        labels = ", ".join(ReorganisationKind.labels)
        problems.append(row.problem(f"Hãy ghi một trong: {labels}.", COLUMN["kind"]))
    day = day_in(row["day"])
    if day is None or day < FIRST_DAY:
        problems.append(row.problem("Hãy ghi ngày dạng 01/07/2025.", COLUMN["day"]))
    extent = _label(BodySuccession.Extent.choices, row["extent"] or "Toàn bộ")
    if extent is None:
        problems.append(row.problem("Hãy ghi Toàn bộ hoặc Một phần.", COLUMN["extent"]))
    stays = fold(row["stays"])
    if stays not in ("", "co", "khong", "x"):
        problems.append(row.problem("Hãy ghi Có hoặc để trống.", COLUMN["stays"]))
    if not row["basis"]:
        problems.append(row.problem("Hãy ghi căn cứ pháp lý.", COLUMN["basis"]))
    if problems or kind is None or day is None or extent is None:
        raise Misread(*problems)
    return Change(
        row,
        ReorganisationKind(kind),
        day,
        row["basis"],
        BodySuccession.Extent(extent),
        stays in ("co", "x"),
    )


def _label(choices: Iterable[tuple[str, object]], written: str) -> str | None:
    return next((value for value, label in choices if fold(str(label)) == fold(written)), None)


def _grouped(changes: list[Change]) -> list[list[Change]]:
    """The rows grouped by act, in the order in which acts are carried out."""
    found: dict[tuple, list[Change]] = {}
    for change in changes:
        row = change.row
        of_one = {
            ReorganisationKind.MERGE: (row["new_code"], spelling_key(row["new"])),
            ReorganisationKind.SPLIT: (row["old_code"], spelling_key(row["old"])),
        }.get(change.kind, (row.place.sheet, row.place.row))
        found.setdefault((ORDER.index(change.kind), change.day, *of_one), []).append(change)
    return [found[key] for key in sorted(found, key=lambda key: (key[1], key[0]))]


def _act(group: list[Change], actor: User) -> Outcome:
    first = group[0]
    decree = Decree(first.day, first.basis)
    old = [_old_body(change) for change in group]
    if first.kind == ReorganisationKind.RENAME:
        return acts.rename(old[0], into=_new_body(first), decree=decree, actor=actor)
    if first.kind == ReorganisationKind.MERGE:
        return acts.merge(old, into=_successor(first, old), decree=decree, actor=actor)
    if first.kind == ReorganisationKind.SPLIT:
        return acts.split(
            old[0],
            into=[(_successor(change, old), change.extent) for change in group],
            goes_on=first.stays,
            decree=decree,
            actor=actor,
        )
    return acts.abolish(old[0], decree=decree, actor=actor)


def _old_body(change: Change) -> IssuingBody:
    """The old body that a row names, among those that exist on the day before."""
    row, eve = change.row, change.day - timedelta(days=1)
    found = _named(row["old_code"], row["old"], eve)
    if len(found) == 1:
        return found[0]
    column = COLUMN["old_code" if row["old_code"] else "old"]
    named = row["old"] or row["old_code"]
    if not named:
        raise Misread(row.problem("Hãy ghi tên hoặc mã đơn vị cũ.", column))
    what = "có nhiều hơn một, hãy ghi thêm mã" if found else "không có"
    raise Misread(row.problem(f"Đơn vị “{named}” {what} vào ngày {eve:%d/%m/%Y}.", column))


def _successor(change: Change, old: list[IssuingBody]) -> Successor:
    """The successor that a row names: a body that exists on the day, by code and name, or a new
    one."""
    row = change.row
    found = [body for body in _named(row["new_code"], row["new"], change.day) if body not in old]
    return found[0] if len(found) == 1 else _new_body(change)


def _new_body(change: Change) -> NewBody:
    row = change.row
    if not row["new"]:
        raise Misread(row.problem("Hãy ghi tên đơn vị mới.", COLUMN["new"]))
    superior = None
    if row["superior"]:
        found = _named("", row["superior"], change.day)
        if len(found) != 1:
            what = "có nhiều hơn một" if found else "không có"
            sentence = f"Đơn vị “{row['superior']}” {what} vào ngày {change.day:%d/%m/%Y}."
            raise Misread(row.problem(sentence, COLUMN["superior"]))
        superior = found[0]
    return NewBody(name=row["new"], code=row["new_code"], superior=superior)


def _named(code: str, name: str, day: date) -> list[IssuingBody]:
    found = IssuingBody.objects.valid_on(day)
    if code:
        found = found.filter(code=code)
    if name:
        found = found.named(name)
    return list(found[:2]) if code or name else []
