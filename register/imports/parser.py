"""Parser of a register of earlier years as offices keep it. Pure: grids in, awards and problems
out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from organisation.body_names import BodyNames
from paperwork.spreadsheet_import.columns import ImportColumn
from paperwork.spreadsheet_import.problems import Place, Problem
from paperwork.spreadsheet_import.tables import Row, TableReader
from paperwork.text_signs import validate_bodys_name, validate_persons_name
from paperwork.vietnamese import day_in, fold, spelling_key

FIRST_YEAR = 1945
MOST_BONUS = 10_000_000_000
# Where a heading fits two columns: whose it is, what day, and which number are asked first, the
# unit last.
COLUMNS = (
    ImportColumn("order", "STT", 6, "order"),
    ImportColumn(
        "decision",
        "Số quyết định",
        18,
        words=r"quyet dinh|so qd|\bqd\b",
        required=True,
        longest=60,
    ),
    ImportColumn(
        "day", "Ngày quyết định", 16, words=r"^(?!.*\bsinh\b).*\bngay\b", required=True, priority=2
    ),
    ImportColumn("form", "Hình thức", 14, words="hinh thuc", required=True, longest=120),
    ImportColumn("kind", "Đối tượng", 12, words=r"doi tuong|tap the ?/ ?ca nhan|^loai\b"),
    ImportColumn(
        "name",
        "Họ tên cá nhân, tên tập thể",
        36,
        words=r"ho (va )?ten|^ten\b|tap the, ca nhan|nguoi duoc|don vi duoc",
        required=True,
        longest=250,
        validator=validate_bodys_name,
    ),
    ImportColumn("title", "Chức vụ", 26, words="chuc vu|chuc danh", longest=150),
    ImportColumn(
        "body",
        "Đơn vị",
        34,
        words="don vi|co quan|noi cong tac",
        priority=-1,
        longest=250,
        validator=validate_bodys_name,
    ),
    ImportColumn(
        "achievement", "Thành tích", 44, words="thanh tich|noi dung|phong trao", longest=500
    ),
    ImportColumn(
        "printed_number",
        "Số ghi trên giấy",
        16,
        words=r"so ghi tren|so giay|so vao so|so so vang|so bang|so so\b",
        priority=1,
        longest=40,
    ),
    ImportColumn("bonus", "Tiền thưởng", 14, words="tien|muc thuong"),
    ImportColumn(
        "signer_name",
        "Người ký",
        24,
        words="nguoi ky",
        priority=3,
        longest=150,
        validator=validate_persons_name,
    ),
    ImportColumn(
        "signer_title",
        "Chức vụ người ký",
        24,
        words=r"chuc vu.*ky|chuc danh.*ky",
        priority=4,
        longest=150,
    ),
)
CALLED = {column.key: column.heading for column in COLUMNS}
_FORMS = (
    ("giay_khen", "Giấy khen", re.compile(r"^(giay khen|gk)\b")),
    ("bang_khen", "Bằng khen", re.compile(r"^(bang khen|bk)\b")),
)
_INDIVIDUAL, _COLLECTIVE = re.compile(r"ca nhan|^cn$"), re.compile(r"tap the|^tt$|don vi")


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


class AwardReader(TableReader[ReadAward]):
    """Reads a register's awards. One decided after `today` is a problem."""

    columns = COLUMNS
    no_rows = "Bảng chưa có dòng nào."
    no_table = (
        "Không tìm thấy dòng tiêu đề có các cột "
        + ", ".join(f"“{column.heading}”" for column in COLUMNS if column.required)
        + ". Hãy tải mẫu của cổng để điền."
    )
    most_lines = 5_000

    def __init__(self, names: BodyNames, *, today: date) -> None:
        self.names = names
        self.today = today

    def parse_row(self, row: Row) -> Iterator[ReadAward | Problem]:
        """The row's award, or what is wrong with it."""
        day, form, bonus = day_in(row["day"]), _form(row["form"]), _bonus(row["bonus"])
        is_person = _is_person(row["kind"], row["title"])
        body_name = row["body"] or ("" if is_person else row["name"])
        body = self.names.meant_by(body_name)
        for key in ("decision", "form", "name"):
            if not row[key]:
                yield row.problem(f"Thiếu “{CALLED[key]}”. Hãy ghi vào ô này.", key)
        yield from self._object_to_day(row, day)
        if is_person is None:
            yield row.problem("Hãy ghi “Tập thể” hoặc “Cá nhân”.", "kind")
        if len(body.keys) > 1:
            sentence = f"“{body_name}” có thể là nhiều đơn vị. Hãy ghi đầy đủ tên đơn vị."
            yield row.problem(sentence, "body")
        if bonus is None and row["bonus"]:
            yield row.problem(
                f"“{row['bonus']}” không phải là số tiền. Hãy ghi như 450.000.", "bonus"
            )
        if day is not None:
            yield ReadAward(
                place=row.place("name"),
                decision=row["decision"],
                day=day,
                form_kind=form[0],
                form_name=form[1],
                is_person=bool(is_person),
                name=row["name"],
                title=row["title"],
                body_name=body_name,
                # One that the portal does not know keeps its name.
                body_id=body.key,
                achievement=row["achievement"],
                printed_number=row["printed_number"],
                bonus=bonus or None,
                signer_name=row["signer_name"],
                signer_title=row["signer_title"],
            )

    def review(self, lines: Sequence[ReadAward]) -> Iterator[Problem]:
        """An award stands there once. Two of one name with two numbers on their papers may be two
        persons: the preview asks."""
        first: dict[tuple[str, ...], list[ReadAward]] = {}
        for award in lines:
            alike = first.setdefault(sameness(award), [])
            same = next((one for one in alike if not have_two_papers(one, award)), None)
            alike.append(award)
            if same is not None:
                yield Problem(
                    award.place,
                    f"Trùng với {same.place.row_in(award.place.sheet)}: cùng người, cùng quyết "
                    "định, cùng hình thức. Hãy bỏ một dòng.",
                )

    def _object_to_day(self, row: Row, day: date | None) -> Iterator[Problem]:
        said = row["day"]
        if not said:
            yield row.problem(f"Thiếu “{CALLED['day']}”. Hãy ghi ngày/tháng/năm.", "day")
        elif day is None:
            yield row.problem(f"“{said}” không phải là ngày. Hãy ghi như 05/11/2019.", "day")
        elif not day.year >= FIRST_YEAR or day > self.today:
            yield row.problem(f"Ngày {said} không hợp lý. Hãy kiểm tra lại năm.", "day")


def _form(said: str) -> tuple[str, str]:
    """The kind of a form of award, and what it is called."""
    for kind, called, words in _FORMS:
        if words.search(fold(said)):
            return kind, called if len(said) < len(called) else said
    return "other", said


def _is_person(said: str, title: str) -> bool | None:
    """As the column has it, None where it has neither; without one, who has a position is a
    person."""
    if not said:
        return bool(title)
    if _INDIVIDUAL.search(fold(said)):
        return True
    return False if _COLLECTIVE.search(fold(said)) else None


def _bonus(said: str) -> int | None:
    """A sum of money, 0 where a dash stands for none; None where it is no sum."""
    digits = re.sub(r"[.,\s]|đ(ồng)?$", "", said.lower())
    if digits == "-":
        return 0
    if not (digits.isascii() and digits.isdecimal()) or int(digits) > MOST_BONUS:
        return None
    return int(digits)


def sameness(award: ReadAward) -> tuple[str, ...]:
    """What makes two rows one award: decision, day, form, and who it was given to."""
    return (
        fold(award.decision),
        award.day.isoformat(),
        fold(award.form_name),
        spelling_key(award.name),
        spelling_key(award.body_name),
        spelling_key(award.title),
    )


def have_two_papers(one: ReadAward, other: ReadAward) -> bool:
    """Whether two rows name two numbers of papers."""
    numbers = {one.printed_number, other.printed_number}
    return "" not in numbers and len(numbers) == 2
