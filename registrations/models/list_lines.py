"""The abstract line of Biểu 2, and the columns of that form.

A column is a field of `ListLine` and a row of `LIST_COLUMNS`. The form on the screen, its pages and
papers, its workbooks out and in, what is frozen in a consolidation, passes to a new version and is
compared between two follow from that.
"""

from dataclasses import dataclass

from django.db import models


class InitiativeKind(models.TextChoices):
    """Kinds of what a line registers."""

    MODEL = "model", "Mô hình"
    SOLUTION = "solution", "Giải pháp"
    INITIATIVE = "initiative", "Sáng kiến"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of Biểu 2: the field that fills it, its heading as printed and on the screen, its
    width in a workbook. `words` are those by which it is known in a workbook of a unit's own, with
    the marks folded away. Only a `brief` one is shown where there is little room."""

    name: str
    heading: str
    label: str
    width: int
    words: str
    example: str = ""
    brief: bool = False


NAME = ListColumn(
    "name",
    "Tên mô hình, giải pháp, sáng kiến",
    "Tên",
    52,
    r"\bten\b|mo hinh|sang kien|giai phap|cach lam hay|noi dung dang ky|so luong dang ky",
)
BESIDE_NAME = (
    ListColumn(
        "expected_completion",
        "Dự kiến về tiến độ hoàn thành",
        "Dự kiến hoàn thành",
        20,
        r"tien do|hoan thanh|thoi gian|thoi han|du kien",
        example="quý III/2020",
        brief=True,
    ),
    ListColumn("note", "Ghi chú", "Ghi chú", 26, "ghi chu"),
)
LIST_COLUMNS = (NAME, *BESIDE_NAME)
# What a line says: its kind, which the printed form has no column for, and its columns.
SAID = ("kind", *(column.name for column in LIST_COLUMNS))


class ListLine(models.Model):
    """The abstract line of Biểu 2."""

    kind = models.CharField(
        "loại", max_length=20, choices=InitiativeKind, default=InitiativeKind.INITIATIVE
    )
    name = models.CharField("tên mô hình, giải pháp, sáng kiến", max_length=500)
    expected_completion = models.CharField(
        "dự kiến về tiến độ hoàn thành",
        max_length=120,
        blank=True,
        help_text="Ngày, tháng hoặc quý, ví dụ: 30/9/2020, tháng 9/2020, quý III/2020",
    )
    note = models.CharField("ghi chú", max_length=500, blank=True)

    class Meta:
        abstract = True

    @property
    def says(self) -> dict[str, str]:
        """What it says, by `SAID`."""
        return {name: getattr(self, name) for name in SAID}

    @property
    def cells(self) -> list[tuple[ListColumn, str]]:
        """The columns beside its name, each with what stands there."""
        return [(column, getattr(self, column.name)) for column in BESIDE_NAME]


def longest(column: str) -> int:
    """The maximum length of a column's text."""
    return ListLine._meta.get_field(column).max_length or 0  # type: ignore[union-attr]
