"""Forms of a decision on awards and of its correction."""

from typing import Any, ClassVar

from django import forms

from awards.models import AwardDecision, DecisionItem, DecisionKind
from decisions.forms import SignedDecisionForm, WordsForm
from paperwork.vietnamese_numbers import figures


class DongField(forms.IntegerField):
    """A sum in đồng, typed with or without points between the thousands."""

    def to_python(self, value: Any) -> Any:
        """Read 50.000.000 as people write it."""
        return super().to_python(value.replace(".", "") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """Show it as people write it."""
        return figures(value) if isinstance(value, int) else value


class DecisionForm(SignedDecisionForm):
    """The head of a decision on awards, with the year's fund where it gives any."""

    fund = DongField(
        label="Quỹ khen thưởng trong năm (đồng)",
        required=False,
        min_value=0,
        help_text="Để trống thì giữ số đã ghi; phần mềm báo khi tổng tiền thưởng vượt quỹ",
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "Hãy ghi một số tiền, ví dụ 50.000.000.",
            "min_value": "Hãy ghi số từ 0 trở lên.",
        },
    )

    class Meta(SignedDecisionForm.Meta):
        model = AwardDecision

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drop("reason" if self.instance.kind == DecisionKind.AWARD else "fund")


class SigningForm(DecisionForm):
    """The same when it is signed: number, day and signer must be there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drop("fund")
        self.require_signature()


class DecisionWordsForm(WordsForm):
    """What a correction prints of one awardee."""

    class Meta:
        model = DecisionItem
        fields = DecisionItem.WORDS
        widgets: ClassVar[dict[str, forms.Widget]] = {"achievement": forms.Textarea({"rows": 2})}
