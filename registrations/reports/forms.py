"""The form in which a report is written."""

from django import forms

from registrations.models import ProgressReport
from registrations.reports.report_steps import Words
from screens.edit_conflicts import ComparedForm
from screens.fields import DayField, Initial


class ReportForm(ComparedForm, forms.Form):
    """The text of a report, what its document prints, and its file."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label="Nội dung báo cáo",
        max_length=50_000,
        required=False,
        widget=forms.Textarea({"rows": 18}),
        help_text="Dòng bắt đầu bằng I., II. là mục lớn; 1., a), - là ý trong mục.",
    )
    number = forms.CharField(label="Số", max_length=20, required=False)
    issued_on = DayField(label="Ngày ký", required=False)
    signer_title = forms.CharField(
        label="Quyền hạn, chức vụ người ký",
        max_length=200,
        required=False,
        help_text="Ví dụ: KT. CHỦ TỊCH / PHÓ CHỦ TỊCH. Để trống thì in chức vụ người đứng đầu.",
    )
    signer_name = forms.CharField(label="Họ tên người ký", max_length=150, required=False)
    file = forms.FileField(
        label="Tệp kèm theo (bản ký)",
        required=False,
        help_text="PDF, Word (.docx), Excel (.xlsx) hoặc ảnh. Tệp mới thay tệp đã gửi trước.",
    )

    def words(self) -> Words:
        """The input as the verb takes it. Call after validation."""
        values = self.cleaned_data
        return Words(**{name: values[name] for name in values if name not in ("file", "seen")})

    def put(self, text: str) -> None:
        """Append text to the input."""
        data = self.data.copy()
        typed = str(data.get("text", "")).rstrip()
        data["text"] = f"{typed}\n{text}" if typed else text
        self.data = data


def initial_of(report: ProgressReport, proposed: str) -> Initial:
    """Initial values for a report; a new report starts with the proposed text."""
    return {
        "seen": report.revision,
        "text": report.text if report.pk else proposed,
        "number": report.number,
        "issued_on": report.issued_on,
        "signer_title": report.signer_title,
        "signer_name": report.signer_name,
    }
