"""Forms for the steps of a plan."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from audit import clock
from campaigns.models import Plan, PlanAttachment, PlanSection
from campaigns.models.plans import DocumentKind
from decisions.signature import SIGNER, Capacity
from decisions.workflow import day_objection, number_objection
from organisation.models import IssuingBody
from screens.fields import CleanedData, DayField

# Taken over by habit; who does what above does not concern those below.
CARRIED_SECTIONS = (
    "purpose",
    "requirement",
    "theme",
    "objective",
    "participants",
    "content",
    "criteria",
    "awards",
    "dossier",
    "budget",
)
# The kinds of document by which a superior's plan is carried out.
CARRYING_OUT = (DocumentKind.PLAN, DocumentKind.LETTER)


class IssueForm(forms.ModelForm):
    """Number, date and who signs, given when a plan is issued."""

    is_collective = Plan.IS_COLLECTIVE
    number = forms.CharField(
        label="Số", max_length=20, help_text="Số trong sổ văn bản đi, không ghi ký hiệu."
    )
    issued_on = DayField(label="Ngày ban hành")

    class Meta:
        model = Plan
        fields = ("number", "issued_on", *SIGNER)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signing_body = self.instance.issuing_body
        self.fields["signer_capacity"].choices = [("", "Người đứng đầu ký"), *Capacity.choices]

    def values(self) -> CleanedData:
        """What was typed, as the verb takes it. Call after validation."""
        values = self.cleaned_data
        signer = {name: values[name] for name in SIGNER}
        return {"number": values["number"], "issued_on": values["issued_on"], "signer": signer}

    def clean_number(self) -> str:
        """Put the objection to the number at its field."""
        number = self.cleaned_data["number"]
        if objection := number_objection(number):
            raise ValidationError(objection)
        return number

    def clean_issued_on(self) -> date:
        """Put the objection to the day at its field."""
        day = self.cleaned_data["issued_on"]
        if objection := day_objection(day, clock.today()):
            raise ValidationError(objection)
        return day


class DeriveForm(forms.Form):
    """How a body's own plan is derived from a superior's."""

    body = forms.ModelChoiceField(
        label="Cơ quan ban hành", queryset=IssuingBody.objects.none(), empty_label=None
    )
    kind = forms.ChoiceField(label="Loại văn bản", choices=())
    days_earlier = forms.IntegerField(
        label="Thời hạn của đơn vị trước thời hạn cấp trên (ngày)",
        min_value=0,
        max_value=60,
        initial=3,
        help_text="Để kịp tổng hợp gửi lên; từng thời hạn sửa được trong dự thảo.",
    )
    section_kinds = forms.MultipleChoiceField(
        label="Chép các mục nội dung để sửa",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=(),
    )

    def __init__(self, *args: Any, parent: Plan, bodies: list[IssuingBody], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = IssuingBody.objects.filter(pk__in=[b.pk for b in bodies])
        self.fields["body"].initial = bodies[0]
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in CARRYING_OUT]
        labels = dict(PlanSection.Kind.choices)
        there = list(dict.fromkeys(parent.sections.values_list("kind", flat=True)))
        self.fields["section_kinds"].choices = [(kind, labels[kind]) for kind in there]
        self.fields["section_kinds"].initial = [k for k in there if k in CARRIED_SECTIONS]


class AttachmentForm(forms.ModelForm):
    """A file of a plan."""

    class Meta:
        model = PlanAttachment
        fields = ("kind", "title", "file")
        help_texts: ClassVar[dict[str, str]] = {
            "file": (
                "Tệp đính kèm nhầm chỉ bỏ được khi kế hoạch còn là dự thảo; sau đó tệp ở lại cùng "
                "kế hoạch."
            )
        }
