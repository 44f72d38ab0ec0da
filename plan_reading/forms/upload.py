"""The form that takes a file or pasted text."""

from django import forms

from plan_reading.files.upload import NotReadable, text_of_upload
from screens.fields import CleanedData

# A plan of forty pages has some 120,000 signs; the text travels in the page until it is confirmed.
SIGNS_ON_THE_PAGE = 300_000
TOO_LONG = "Văn bản dài hơn 300.000 chữ. Hãy chỉ lấy phần của kế hoạch cần đọc."


def plain_lines(text: str) -> str:
    """The text as it is read: lines ended one way, as a browser may send them another. The same
    text is read again when it comes back, so it must be the same to the sign."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip("\n")


class DropForm(forms.Form):
    """A file or a pasted text. What was pasted stays where a file is refused."""

    file = forms.FileField(
        label="Tệp của văn bản",
        required=False,
        allow_empty_file=True,
        help_text="Word (.docx), PDF, .txt, .md hoặc ảnh chụp, ảnh quét. Cổng không lưu tệp này.",
        widget=forms.FileInput({"accept": ".docx,.pdf,.txt,.md,.png,.jpg,.jpeg"}),
    )
    text = forms.CharField(
        label="Hoặc dán nội dung văn bản vào đây",
        required=False,
        strip=False,
        max_length=SIGNS_ON_THE_PAGE,
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea({"rows": 12}),
    )

    def clean(self) -> CleanedData:
        """The text of the file where there is one; else the pasted one."""
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if file is not None:
            try:
                cleaned["text"] = text_of_upload(file)
            except NotReadable as refusal:
                self.add_error("file", str(refusal))
                return cleaned
        text = cleaned["text"] = plain_lines(cleaned.get("text") or "")
        if len(text) > SIGNS_ON_THE_PAGE:
            self.add_error("file", TOO_LONG)
        elif not text.strip() and not self.errors:
            self.add_error("text", "Hãy chọn tệp hoặc dán nội dung văn bản.")
        return cleaned
