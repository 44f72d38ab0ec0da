"""The form in which a dossier is appraised: an answer to each requirement, and an opinion."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from awards.dossiers.opinions import Judged, Opinion
from awards.models import Holds, Requirement
from awards.rules.combination import Judged as Weighed
from awards.rules.combination import overall
from awards.rules.findings import Answer, Finding

BEGINS_WITH = {Answer.MET: Holds.MET, Answer.NOT_MET: Holds.NOT_MET}


class AnswerForm(forms.Form):
    """One requirement: what the rule found, what the person says."""

    holds = forms.ChoiceField(label="Kết luận", widget=forms.RadioSelect, required=False)
    reason = forms.CharField(
        label="Lý do, ghi chú",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 1}),
    )

    def __init__(self, *args: Any, requirement: Requirement, finding: Finding, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial = {"holds": BEGINS_WITH.get(finding.answer, "")}
        self.requirement, self.finding = requirement, finding
        labels = [(Holds.MET, "Đạt"), (Holds.NOT_MET, "Không đạt")]
        if requirement.kind == Requirement.Kind.DISQUALIFIER:
            labels = [(Holds.MET, "Không thuộc trường hợp này"), (Holds.NOT_MET, "Không được xét")]
        if requirement.alternative or requirement.kind == Requirement.Kind.PRIORITY:
            labels.append((Holds.LEFT_OUT, Holds.LEFT_OUT.label))
        self.fields["holds"].choices = labels

    def judged(self) -> Judged:
        """What was said. Call it on a valid form."""
        values = self.cleaned_data
        return Judged(self.requirement, self.finding, values["holds"], values["reason"])


class AppraisalForm(forms.Form):
    """The opinion of the receiving office."""

    in_favour = forms.TypedChoiceField(
        label="Kết luận",
        choices=(("1", "Đề nghị khen thưởng"), ("0", "Không đề nghị khen thưởng")),
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        initial="1",
    )
    score = forms.DecimalField(
        label="Điểm (nếu chấm)",
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        required=False,
        localize=True,
        help_text="Từ 0 đến 100",
        error_messages={
            "min_value": "Hãy ghi số từ 0 trở lên.",
            "max_value": "Hãy ghi số không quá 100.",
        },
    )
    opinion = forms.CharField(
        label="Ý kiến thẩm định", max_length=5000, widget=forms.Textarea({"rows": 4})
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        found: Sequence[tuple[Requirement, Finding]],
    ) -> None:
        super().__init__(data)
        # Nobody proposes an award against an unmet requirement by leaving a form as it came.
        if overall(_weighed(*one) for one in found) is Answer.NOT_MET:
            self.initial["in_favour"] = None
        self.answers = [
            AnswerForm(
                data, requirement=requirement, finding=finding, prefix=f"tieu-chuan-{number}"
            )
            for number, (requirement, finding) in enumerate(found)
        ]

    def is_valid(self) -> bool:
        """All of it."""
        return all([super().is_valid(), *(answer.is_valid() for answer in self.answers)])

    def given(self) -> Opinion:
        """The opinion as a whole. Call it on a valid form."""
        values = self.cleaned_data
        return Opinion(
            values["in_favour"],
            values["opinion"],
            [answer.judged() for answer in self.answers],
            values["score"],
        )


def _weighed(requirement: Requirement, finding: Finding) -> Weighed:
    return Weighed(requirement.kind, requirement.alternative, requirement.branch, finding.answer)
