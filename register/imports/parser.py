"""Understanding a register of earlier years as offices keep it. Pure: grids in, awards and
problems out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from organisation.body_names import BodyNames
from paperwork.spreadsheet_import.grid import Grid, Place
from paperwork.vietnamese import fold
from registrations.imports.parser import Problem

HEADINGS_WITHIN = 40
FIRST_YEAR = 1945
MOST_BONUS = 10_000_000_000
LONGEST = {
    "decision": 60,
    "name": 250,
    "title": 150,
    "body": 250,
    "achievement": 500,
    "printed_number": 40,
    "signer_name": 150,
    "signer_title": 150,
    "form": 120,
}
REQUIRED = ("decision", "day", "form", "name")
CALLED = {
    "decision": "Số quyết định",
    "day": "Ngày quyết định",
    "form": "Hình thức",
    "kind": "Đối tượng",
    "name": "Họ tên cá nhân, tên tập thể",
    "title": "Chức vụ",
    "body": "Đơn vị",
    "achievement": "Thành tích",
    "printed_number": "Số ghi trên giấy",
    "bonus": "Tiền thưởng",
    "signer_name": "Người ký",
    "signer_title": "Chức vụ người ký",
}
# What a column's heading says, without diacritics; the first that fits takes the column.
_HEADINGS = {
    "order": re.compile(r"^(stt|tt|so tt|so thu tu)$"),
    "signer_title": re.compile(r"chuc vu.*ky|chuc danh.*ky"),
    "signer_name": re.compile(r"nguoi ky"),
    "day": re.compile(r"\bngay\b"),
    "printed_number": re.compile(r"so ghi tren|so giay|so vao so|so so vang|so bang|so so\b"),
    "decision": re.compile(r"quyet dinh|so qd|\bqd\b"),
    "form": re.compile(r"hinh thuc"),
    "kind": re.compile(r"doi tuong|tap the ?/ ?ca nhan|^loai\b"),
    "name": re.compile(r"ho (va )?ten|^ten\b|tap the, ca nhan|nguoi duoc|don vi duoc"),
    "title": re.compile(r"chuc vu|chuc danh"),
    "achievement": re.compile(r"thanh tich|noi dung|phong trao"),
    "bonus": re.compile(r"tien|muc thuong"),
    "body": re.compile(r"don vi|co quan|noi cong tac"),
}
_FORMS = (
    ("giay_khen", "Giấy khen", re.compile(r"^(giay khen|gk)\b")),
    ("bang_khen", "Bằng khen", re.compile(r"^(bang khen|bk)\b")),
)
_INDIVIDUAL, _COLLECTIVE = re.compile(r"ca nhan|^cn$"), re.compile(r"tap the|^tt$|don vi")
_FOOT = re.compile(r"ngay[ .…0-9]*thang|ky ten|nguoi lap|thu truong|noi nhan|t/?m\b|kt\. ")
_SUM = re.compile(r"^(tong( cong)?|cong)\b")
_COLUMN_NUMBER = re.compile(r"^\(?[1-9a-e]\)?$|^1\d$")
_DAY = re.compile(r"^(?:ngay )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_WRITTEN_DAY = re.compile(r"^(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})$")


@dataclass(frozen=True, slots=True)
class ReadAward:
    """A row as it was understood; `body_id` where the unit is one of the portal's."""

    place: Place
    decision: str
    day: date
    form_kind: str
    form_name: str
    is_person: bool
    name: str
    title: str
    body_name: str
    body_id: int | None
    achievement: str
    printed_number: str
    bonus: int | None
    signer_name: str
    signer_title: str


@dataclass(slots=True)
class Understood:
    """Everything that a workbook said."""

    awards: list[ReadAward] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Head:
    """Where the headings stand, and which column is which."""

    row: int
    columns: Mapping[str, int]


def understand(grids: Iterable[Grid], names: BodyNames, *, today: date) -> Understood:
    """Read every sheet that has the columns of a register. An award decided after `today` is a
    problem."""
    found = Understood()
    grids = list(grids)
    headed = [(grid, head) for grid in grids if (head := find_head(grid))]
    for grid, head in headed:
        _read_sheet(grid, head, names, today, found)
    if not headed:
        wanted = ", ".join(f"“{CALLED[key]}”" for key in REQUIRED)
        found.problems.append(
            Problem(
                Place(grids[0].sheet if grids else "", 1, 1),
                f"Không tìm thấy dòng tiêu đề có các cột {wanted}. Hãy tải mẫu của cổng để điền.",
            )
        )
    elif not found.awards and not found.problems:
        grid, head = headed[0]
        found.problems.append(
            Problem(grid.place(head.row + 1, head.columns["name"]), "Bảng chưa có dòng nào.")
        )
    _refuse_twins(found)
    return found


def find_head(grid: Grid) -> Head | None:
    """The row of headings with all required columns; None where the sheet has none."""
    for row in range(1, min(grid.last_row, HEADINGS_WITHIN) + 1):
        columns: dict[str, int] = {}
        for column in range(1, grid.width_within(HEADINGS_WITHIN) + 1):
            heading = fold(grid.seen(row, column))
            key = next((key for key, words in _HEADINGS.items() if words.search(heading)), None)
            if key is not None and len(heading) < 80:
                columns.setdefault(key, column)
        if all(key in columns for key in REQUIRED):
            return Head(row, columns)
    return None


def _read_sheet(grid: Grid, head: Head, names: BodyNames, today: date, found: Understood) -> None:
    for row in range(head.row + 1, grid.last_row + 1):
        texts = [text for text in grid.row(row) if text]
        if not texts or all(_COLUMN_NUMBER.match(fold(text)) for text in texts):
            continue
        if len(texts) <= 2 and any(_FOOT.search(fold(text)) for text in texts):
            return
        if any(_SUM.match(fold(text)) for text in texts[:2]):
            continue
        _Row(grid, row, head.columns, found).read(names, today)


@dataclass(slots=True)
class _Row:
    """One row that is being read, with what is wrong in it."""

    grid: Grid
    row: int
    columns: Mapping[str, int]
    found: Understood
    problems: list[Problem] = field(default_factory=list)

    def read(self, names: BodyNames, today: date) -> None:
        """Add the row's award to what was understood, or what is wrong with it."""
        decision, name = self._text("decision"), self._text("name")
        body_name = self._text("body")
        day, form = self._day(today), self._form()
        is_person, bonus = self._is_person(), self._bonus()
        body_id = self._body(names, name if not is_person and not body_name else body_name)
        texts = {
            key: self._text(key)
            for key in ("title", "achievement", "printed_number", "signer_name", "signer_title")
        }
        if self.problems or day is None or form is None:
            self.found.problems += self.problems
            return
        self.found.awards.append(
            ReadAward(
                place=self.grid.place(self.row, self.columns["name"]),
                decision=decision,
                day=day,
                form_kind=form[0],
                form_name=form[1],
                is_person=is_person,
                name=name,
                body_name=body_name or ("" if is_person else name),
                body_id=body_id,
                bonus=bonus,
                **texts,
            )
        )

    def _said(self, key: str) -> str:
        column = self.columns.get(key)
        return " ".join(self.grid.seen(self.row, column).split()) if column else ""

    def _wrong(self, key: str, sentence: str) -> None:
        place = self.grid.place(self.row, self.columns.get(key, self.columns["name"]))
        self.problems.append(Problem(place, sentence))

    def _text(self, key: str) -> str:
        text = self._said(key)
        if not text and key in REQUIRED:
            self._wrong(key, f"Thiếu “{CALLED[key]}”. Hãy ghi vào ô này.")
        if len(text) > LONGEST[key]:
            self._wrong(
                key,
                f"“{CALLED[key]}” dài {len(text)} ký tự, nhiều nhất {LONGEST[key]}. Hãy rút gọn.",
            )
        return text

    def _day(self, today: date) -> date | None:
        said = self._said("day")
        if not said:
            self._wrong("day", f"Thiếu “{CALLED['day']}”. Hãy ghi ngày/tháng/năm.")
            return None
        match = _DAY.match(fold(said)) or _WRITTEN_DAY.match(fold(said))
        try:
            day = date(int(match[3]), int(match[2]), int(match[1])) if match else None
        except ValueError:
            day = None
        if day is None:
            self._wrong("day", f"“{said}” không phải là ngày. Hãy ghi như 05/11/2019.")
        elif not day.year >= FIRST_YEAR or day > today:
            self._wrong("day", f"Ngày {said} không hợp lý. Hãy kiểm tra lại năm.")
        return day

    def _form(self) -> tuple[str, str] | None:
        said = self._text("form")
        if not said:
            return None
        for kind, called, words in _FORMS:
            if words.search(fold(said)):
                return kind, called if len(said) < len(called) else said
        return "other", said

    def _is_person(self) -> bool:
        """As the column says; without one, who has a position is a person."""
        said = fold(self._said("kind"))
        if not said:
            return bool(self._said("title"))
        if _INDIVIDUAL.search(said):
            return True
        if not _COLLECTIVE.search(said):
            self._wrong("kind", "Hãy ghi “Tập thể” hoặc “Cá nhân”.")
        return False

    def _bonus(self) -> int | None:
        said = self._said("bonus")
        digits = re.sub(r"[.,\s]|đ(ồng)?$", "", said.lower())
        if not said or digits in ("-", "0"):
            return None
        if not (digits.isascii() and digits.isdecimal()) or int(digits) > MOST_BONUS:
            self._wrong("bonus", f"“{said}” không phải là số tiền. Hãy ghi như 450.000.")
            return None
        return int(digits)

    def _body(self, names: BodyNames, said: str) -> int | None:
        """The portal's body of the name; None for one that the portal does not know, which keeps
        its name. What fits several is asked about."""
        meant = names.meant_by(said) if said else None
        if meant is not None and len(meant.keys) > 1:
            self._wrong("body", f"“{said}” có thể là nhiều đơn vị. Hãy ghi đầy đủ tên đơn vị.")
        return meant.key if meant is not None else None


def _refuse_twins(found: Understood) -> None:
    first: dict[tuple[object, ...], Place] = {}
    for award in found.awards:
        key = sameness(award)
        if key in first:
            found.problems.append(
                Problem(
                    award.place,
                    f"Trùng với dòng {first[key].row}: cùng người, cùng quyết định, cùng hình "
                    "thức. Hãy bỏ một dòng.",
                )
            )
        first.setdefault(key, award.place)


def sameness(award: ReadAward) -> tuple[str, ...]:
    """What makes two rows one award: decision, day, form, and who it was given to."""
    return (
        fold(award.decision),
        award.day.isoformat(),
        fold(award.form_name),
        fold(award.name),
        fold(award.body_name),
        fold(award.title),
    )
