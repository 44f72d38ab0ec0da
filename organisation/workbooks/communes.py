"""A province's communes from an Excel sheet: which are new, which changed, which are gone."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from accounts.models import User
from organisation.body_names import BodyNames
from organisation.models import BodySuccession, IssuingBody, ReorganisationKind
from organisation.models.bodies import BodyKind, IssuingBodyQuerySet, Level, under_any
from organisation.reorganisation.acts import abolish, rename, reorganise
from organisation.reorganisation.decree import Decree, Link, NewBody, Outcome
from paperwork.spreadsheet_import.columns import ImportColumn
from paperwork.spreadsheet_import.problems import Place, Problem
from paperwork.spreadsheet_import.tables import TextRow
from paperwork.vietnamese import spelling_key
from paperwork.workbooks import FormSheet

COLUMNS = (
    ImportColumn("order", "STT", 6, "order"),
    ImportColumn(
        "code", "Mã", 10, words=r"^ma( so)?$|^ma (px|p/x|xa|phuong|cap xa|don vi)", required=True
    ),
    ImportColumn(
        "name",
        "Tên",
        26,
        words=r"^ten( don vi.*)?$|^(ten )?(phuong|xa)\b|^ten cap xa",
        required=True,
    ),
    ImportColumn("kind", "Loại", 12, words=r"^loai\b|^cap$", required=True),
    ImportColumn("sources", "Thành lập từ", 60, words="thanh lap tu"),
)
# The national list, as the statistics office gives it out, has every province's.
_PROVINCE = (
    ImportColumn("province_code", "Mã TP", 8, words=r"^ma (tp|t/tp|tinh|ttp)", priority=1),
    ImportColumn("province", "Tỉnh Thành Phố", 24, words=r"^(ten )?(tinh|thanh pho)\b"),
)
READ_COLUMNS = (*COLUMNS, *_PROVINCE)
HEADING = {column.key: column.heading for column in COLUMNS}
KINDS = ("xã", "phường", "đặc khu")
OLD_KINDS = (*KINDS, "thị trấn")
IN_PART = re.compile(r"\(\s*(một )?phần\s*\)|^một phần\s+", re.IGNORECASE)
Extent = BodySuccession.Extent
EXAMPLES = (
    {
        "code": "27496",
        "name": "Tân An Hội",
        "kind": "xã",
        "sources": "thị trấn Củ Chi; xã Phước Hiệp; xã Tân An Hội",
    },
    {"code": "25516", "name": "Tân Châu", "kind": "xã", "sources": "xã Suối Dây (một phần)"},
)


@dataclass
class Comparison:
    """The outcome of a sheet: new, changed, missing and unchanged communes, and problems."""

    new: list[tuple[IssuingBody, list[BodySuccession]]] = field(default_factory=list)
    changed: list[tuple[IssuingBody, IssuingBody]] = field(default_factory=list)
    gone: list[IssuingBody] = field(default_factory=list)
    unchanged: list[IssuingBody] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    # How many rows are another province's.
    left_out: int = 0


def template() -> FormSheet:
    """The empty sheet, with two rows that show how it is filled in."""
    return FormSheet(
        sheet_name="Cấp xã",
        title_lines=("DANH SÁCH ĐƠN VỊ HÀNH CHÍNH CẤP XÃ",),
        columns=COLUMNS,
        rows=EXAMPLES,
        signer_lines=(),
        landscape=True,
    )


def take_in(
    rows: Iterable[TextRow],
    province: IssuingBody,
    *,
    decree: Decree,
    end_the_gone: bool,
    actor: User,
) -> Comparison:
    """Make the province's communes those of the sheet, from the decree's day, in one transaction.

    A commune formed from others takes their place; one with another name or code is renamed; one
    that is not on the sheet ends where `end_the_gone`, else it stays. Where anything is wrong
    nothing is written, and all problems are given.
    """
    with transaction.atomic():
        intake = _Intake(province, decree, actor)
        intake.compare(rows)
        for act in intake.acts():
            with intake.problems_collected_for(act.row), transaction.atomic():
                act.do()
        intake.find_removed(end_the_gone)
        if intake.found.problems:
            transaction.set_rollback(True)
    return intake.found


@dataclass(frozen=True, slots=True)
class _Act:
    """The act that follows from a row."""

    row: TextRow
    do: Callable[[], None]


class _Intake:
    def __init__(self, province: IssuingBody, decree: Decree, actor: User) -> None:
        self.found = Comparison()
        self.province = province
        self.decree = decree
        self.actor = actor
        self.there = list(_communes().below(province).valid_on(decree.effective_on))
        self.seen: set[int] = set()
        self.names: set[str] = set()
        self._names = BodyNames.of([province])
        self._renamings: list[_Act] = []
        self._formings: list[_Act] = []

    def compare(self, rows: Iterable[TextRow]) -> None:
        """Compare every row with the database."""
        rows = list(rows)
        own = [row for row in rows if self._is_own(row)]
        self.found.left_out = len(rows) - len(own)
        if rows and not own:
            sentence = f"Danh sách không có dòng nào của {self.province}. Hãy kiểm tra lại tệp."
            self.found.problems.append(Problem(Place(rows[0].place.sheet), sentence))
        for row in own:
            with self.problems_collected_for(row):
                self._compare(row)

    def _is_own(self, row: TextRow) -> bool:
        """Whether a row is the province's: by its code, else by its name; where the list names no
        province it is one province's list."""
        code, name = row["province_code"], row["province"]
        if code and self.province.code:
            return code.lstrip("0") == self.province.code.lstrip("0")
        return not name or self._names.meant_by(name).key is not None

    def acts(self) -> list[_Act]:
        """What is to be done; first what goes on under another name, so that others are not formed
        from what ends."""
        return [*self._renamings, *self._formings]

    @contextmanager
    def problems_collected_for(self, row: TextRow) -> Iterator[None]:
        """Collect a ValidationError raised inside as problems of this row."""
        try:
            yield
        except ValidationError as objection:
            self.found.problems += [row.problem(said) for said in objection.messages]

    def _compare(self, row: TextRow) -> None:
        unit, code = self._unit(row), row["code"]
        match = self._match(code, unit)
        sources = self._sources(row)
        others = [link for link in sources if link.old != match]
        just_made = match is not None and match.valid_from == self.decree.effective_on
        if match is None or (others and not just_made):
            self._formings.append(_Act(row, lambda: self._form(unit, code, sources)))
            return
        self.seen.add(match.pk)
        has_name = match.spelling_key == spelling_key(_committee(unit))
        if has_name and match.code == code:
            self.found.unchanged.append(match)
        elif has_name and not match.code:
            self._renamings.append(_Act(row, lambda: self._give_code(match, code)))
        else:
            self._renamings.append(_Act(row, lambda: self._rename(match, unit, code)))

    def find_removed(self, end_them: bool) -> None:
        """Find the communes that are not on the sheet and did not become part of another."""
        for body in self.there:
            body = IssuingBody.objects.get(pk=body.pk)
            if body.pk in self.seen or body.valid_to is not None:
                continue
            self.found.gone.append(body)
            if end_them:
                try:
                    done = abolish(body, decree=self.decree, actor=self.actor)
                    self.found.outcomes.append(done)
                except ValidationError as objection:
                    self.found.problems += [
                        Problem(Place("Cấp xã"), said) for said in objection.messages
                    ]

    def _unit(self, row: TextRow) -> str:
        """The name with its kind, as in xã Thái Mỹ. Raises ValidationError."""
        kind, name = row["kind"].lower(), row["name"]
        problems = []
        if not row["code"].isdecimal():
            problems.append(f"Cột “{HEADING['code']}”: hãy ghi mã bằng số.")
        written = next((word for word in KINDS if name.lower().startswith(f"{word} ")), "")
        kind, name = kind or written, name[len(written) :].strip() if written else name
        if kind not in KINDS:
            problems.append(f"Cột “{HEADING['kind']}”: hãy ghi xã, phường hoặc đặc khu.")
        if not name:
            problems.append(f"Cột “{HEADING['name']}”: hãy ghi tên đơn vị.")
        if row["code"] in self.names or f"{kind} {name}" in self.names:
            problems.append("Mã hoặc tên này đã có ở dòng trên.")
        if problems:
            raise ValidationError(problems)
        self.names |= {row["code"], f"{kind} {name}"}
        return f"{kind} {name}"

    def _match(self, code: str, unit: str) -> IssuingBody | None:
        by_code = [body for body in self.there if body.code == code]
        name = spelling_key(_committee(unit))
        by_name = [body for body in self.there if body.spelling_key == name]
        return next(iter(by_code or by_name), None)

    def _sources(self, row: TextRow) -> list[Link]:
        """The communes from which one was formed, as far as the database has them."""
        links = []
        for part in filter(None, (piece.strip() for piece in row["sources"].split(";"))):
            unit = " ".join(IN_PART.sub("", part).split())
            body = self._old_commune(unit)
            if body is None:
                self.found.notes.append(
                    row.problem(f"Hôm trước ngày hiệu lực không có “{unit}” nên không ghi kế thừa.")
                )
            else:
                links.append(Link(body, 0, Extent.PART if unit != part else Extent.WHOLE))
        return links

    def _old_commune(self, unit: str) -> IssuingBody | None:
        """A commune of this province, or of one that became it, that existed the day before."""
        tops = [self.province.path]
        tops += self.province.origins.values_list("predecessor__path", flat=True)
        candidates = _communes().filter(under_any(tops)).valid_on(self.decree.last_day_before)
        found = list(candidates.named(_committee(unit))[:2])
        if len(found) > 1:
            raise ValidationError(f"Có nhiều hơn một “{unit}” vào ngày trước ngày hiệu lực.")
        return found[0] if found else None

    def _give_code(self, body: IssuingBody, code: str) -> None:
        """Fill in the code of a commune that was entered without it."""
        body.code = code
        body.validate_constraints()
        body.save(update_fields=("code",))
        self.found.changed.append((body, body))

    def _rename(self, body: IssuingBody, unit: str, code: str) -> None:
        done = rename(body, into=self._new(unit, code), decree=self.decree, actor=self.actor)
        self.found.outcomes.append(done)
        self.found.changed.append((body, done.successors[0]))

    def _form(self, unit: str, code: str, sources: list[Link]) -> None:
        fresh = {
            body.pk: body
            for body in IssuingBody.objects.filter(pk__in=[link.old.pk for link in sources])
        }
        stays = {pk for pk in fresh if pk in self.seen}
        links = [
            Link(fresh[x.old.pk], 0, Extent.PART if x.old.pk in stays else x.extent)
            for x in sources
        ]
        ending = [body for body in fresh.values() if body.valid_to is None and body.pk not in stays]
        if not links:
            self.found.new.append((self._establish(unit, code), []))
            return
        done = reorganise(
            ReorganisationKind.MERGE if len(links) > 1 else ReorganisationKind.SPLIT,
            ending=ending,
            links=links,
            successors=[self._new(unit, code)],
            decree=self.decree,
            actor=self.actor,
        )
        self.found.outcomes.append(done)
        self.found.new.append((done.successors[0], done.successions))

    def _establish(self, unit: str, code: str) -> IssuingBody:
        """Create a commune without known predecessors."""
        new = self._new(unit, code)
        given = {one.name: getattr(new, one.name) for one in fields(new) if one.name != "superior"}
        body = IssuingBody(**given, valid_from=self.decree.effective_on)
        body.full_clean(exclude=("path", "depth", "numchild", "folded_name", "spelling_key"))
        IssuingBody.objects.add_child(IssuingBody.objects.get(pk=self.province.pk), instance=body)
        return body

    def _new(self, unit: str, code: str) -> NewBody:
        kind = next(word for word in KINDS if unit.startswith(word))
        return NewBody(
            name=_committee(unit),
            short_name=f"UBND {unit}",
            code=code,
            symbol="UBND",
            place_name=unit.removeprefix(kind).strip(),
            head_title="Chủ tịch",
            level=Level.COMMUNE,
            kind=BodyKind.PEOPLES_COMMITTEE,
            superior=self.province,
        )


def _communes() -> IssuingBodyQuerySet:
    return IssuingBody.objects.filter(Q(kind=BodyKind.PEOPLES_COMMITTEE), level=Level.COMMUNE)


def _committee(unit: str) -> str:
    return f"Ủy ban nhân dân {unit}"
