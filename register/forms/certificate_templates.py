"""The form of a template of certificates, its fields grouped by parts of the page."""

from io import BytesIO
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.core.exceptions import ValidationError
from reportlab.lib.utils import ImageReader

from paperwork.uploads import IMAGE_KINDS, CheckedUpload, check_upload
from register.models import CertificateTemplate
from register.models.certificate_templates import FARTHEST_MM
from screens.edit_conflicts import EditedForm
from screens.fields import AskingModelForm, CleanedData, DayField, PointsField

EMBLEM_BYTES = 3 * 1024 * 1024
EMBLEM_PIXELS = 25_000_000


class Shift(PointsField):
    """Millimetres to the right or down; below nought to the left or up."""

    def __init__(self, label: str) -> None:
        super().__init__(most=FARTHEST_MM, least=-FARTHEST_MM, decimals=1, label=label)
        self.error_messages["min_value"] = f"Hãy ghi số từ -{FARTHEST_MM} đến {FARTHEST_MM}."


class TemplateForm(EditedForm, AskingModelForm):
    """What a template says; `image` is a new emblem, checked by content."""

    valid_from = DayField(label="Dùng từ ngày", required=False)
    valid_to = DayField(label="Đến hết ngày", required=False)
    image = forms.FileField(
        label="Ảnh Quốc huy, biểu trưng",
        required=False,
        help_text="Ảnh PNG (nền trong suốt) hoặc JPG, rõ nét, cao từ 500 điểm ảnh",
    )
    shift_x = Shift("Dời sang phải (mm)")
    shift_y = Shift("Dời xuống (mm)")
    foot_shift_x = Shift("Phần ký: sang phải (mm)")
    foot_shift_y = Shift("Phần ký: xuống (mm)")

    class Meta:
        model = CertificateTemplate
        exclude = ("issuing_body", "emblem")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checked: CheckedUpload | None = None
        self.new_emblem: bytes | None = None
        for field in self.fields.values():
            if isinstance(field, forms.IntegerField):
                field.error_messages["min_value"] = "Hãy ghi số từ %(limit_value)s trở lên."
                field.error_messages["max_value"] = "Hãy ghi số không quá %(limit_value)s."
        self.fields["form_kind"].choices = [
            ("", "Mọi hình thức"),
            *self.fields["form_kind"].choices[1:],
        ]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = _LAYOUT

    def clean_image(self) -> Any:
        """A picture that can be drawn, and is no larger than a page needs."""
        image = self.cleaned_data["image"]
        if not image:
            return None
        self.checked = check_upload(image, kinds=IMAGE_KINDS, limit_bytes=EMBLEM_BYTES)
        data = image.read()
        image.seek(0)
        _refuse_what_cannot_be_drawn(data)
        self.new_emblem = data
        return image

    def clean(self) -> CleanedData:
        """An image is there where one is to be printed."""
        cleaned = super().clean() or {}
        wants = cleaned.get("ornament") == CertificateTemplate.Ornament.IMAGE
        if wants and not self.errors.get("image") and not (self.new_emblem or self.instance.emblem):
            self.add_error("image", "Hãy chọn ảnh Quốc huy hoặc biểu trưng để in.")
        return cleaned


def _refuse_what_cannot_be_drawn(data: bytes) -> None:
    try:
        picture = ImageReader(BytesIO(data))
        wide, high = picture.getSize()
        if wide * high <= EMBLEM_PIXELS:
            picture.getRGBData()
            return
    except Exception as fault:  # whatever a broken picture makes its reader raise
        raise ValidationError(
            "Ảnh này bị hỏng nên không in được. Hãy mở ảnh trên máy, lưu lại rồi tải lên."
        ) from fault
    raise ValidationError(
        f"Ảnh {wide} × {high} điểm ảnh lớn quá mức cần thiết. Hãy thu nhỏ, ví dụ còn 2000 × 2000."
    )


_LAYOUT = Layout(
    Fieldset(
        "Mẫu này dùng cho",
        "name",
        "form_kind",
        Row(Column("valid_from"), Column("valid_to")),
        "source",
        "is_uncertain",
    ),
    Fieldset(
        "Khổ giấy, khung",
        Row(Column("width"), Column("height"), Column("inset")),
        Row(Column("border"), Column("ornament")),
        "image",
    ),
    Fieldset(
        "Lời in trên giấy",
        Row(Column("masthead_first"), Column("masthead_second")),
        Row(Column("gives"), Column("title")),
        "decision_caption",
        Row(Column("number_shown"), Column("number_caption")),
        "shows_code",
    ),
    Fieldset(
        "Phần ký",
        Row(Column("place"), Column("signature_room")),
        "signer_lines",
    ),
    Fieldset(
        "Phôi in sẵn",
        "pre_printed",
        Row(Column("shift_x"), Column("shift_y")),
        Row(Column("foot_shift_x"), Column("foot_shift_y")),
    ),
    "seen",
)
