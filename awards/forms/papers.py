"""Forms in which the papers of a dossier are written; their initial values are proposed."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Field, Layout, Row
from django import forms

from awards.models import RequiredDocument
from screens.edit_conflicts import ComparedForm


def _line(label: str, *, required: bool = False, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=300, required=required, help_text=hint)


def _text(label: str, rows: int, *, required: bool = True, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=20000,
        required=required,
        help_text=hint,
        widget=forms.Textarea({"rows": rows}),
    )


class WordsForm(ComparedForm, forms.Form):
    """A paper's words; `rows` are its lines of fields as they stand on the page."""

    rows: tuple[tuple[str, ...], ...] = ()
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, revision: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = revision
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            *(
                Row(*(Column(name) for name in row)) if len(row) > 1 else Field(row[0])
                for row in self.rows
            ),
            "seen",
        )

    def words(self) -> dict[str, str]:
        """What was typed, field by field."""
        return {name: text for name, text in self.cleaned_data.items() if name != "seen"}


class ProposalForm(WordsForm):
    """Tờ trình; the list of those proposed is set from the dossiers."""

    rows = (("bases",), ("text",), ("signer_title", "signer_name"))

    bases = _text("Căn cứ", 3, hint="Mỗi căn cứ một dòng")
    text = _text("Nội dung", 8)
    signer_title = _line(
        "Chức vụ người ký", required=True, hint="Nhiều dòng cách nhau bằng dấu gạch chéo"
    )
    signer_name = _line("Người ký")


class MinutesForm(WordsForm):
    """Biên bản họp."""

    rows = (
        ("began", "ended"),
        ("place",),
        ("chair", "secretary"),
        ("present",),
        ("absent",),
        ("text",),
        ("votes",),
    )

    began = _line("Bắt đầu", hint="Ví dụ: 14 giờ 00 ngày 28/10/2020")
    ended = _line("Kết thúc", hint="Ví dụ: 15 giờ 30 cùng ngày")
    place = _line("Địa điểm", required=True)
    chair = _line("Chủ trì", hint="Họ và tên, chức vụ")
    secretary = _line("Thư ký", hint="Họ và tên, chức vụ")
    present = _text("Thành phần tham dự", 5, hint="Mỗi người một dòng, họ tên, chức vụ")
    absent = _line("Vắng")
    text = _text("Nội dung, diễn biến", 8)
    votes = _text(
        "Kết quả biểu quyết",
        4,
        required=False,
        hint="Mỗi tập thể, cá nhân một dòng, theo thứ tự danh sách. Ví dụ: 7/7 phiếu đồng ý",
    )


class ReportForm(WordsForm):
    """Báo cáo thành tích (Mẫu số 07)."""

    rows = (
        ("outline",),
        ("results",),
        ("held",),
        ("signer_title", "signer_name"),
        ("confirmer_title", "confirmer_name"),
    )

    outline = _text("I. Sơ lược", 4)
    results = _text("II. Thành tích đạt được", 14)
    held = _text("III. Các hình thức đã được khen thưởng", 4, required=False)
    signer_title = _line("Chức vụ người ký", required=True)
    signer_name = _line("Người ký")
    confirmer_title = _line("Phần xác nhận")
    confirmer_name = _line("Người xác nhận")


FORMS: dict[str, type[WordsForm]] = {
    RequiredDocument.MadeAs.PROPOSAL: ProposalForm,
    RequiredDocument.MadeAs.MINUTES: MinutesForm,
    RequiredDocument.MadeAs.REPORT: ReportForm,
}
