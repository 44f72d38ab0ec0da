"""Forms of a decision and of a library entry."""

from typing import Any, ClassVar

from django import forms

from decisions.forms import SignedDecisionForm, WordsForm
from recognition.models import DecisionItem, DecisionKind, LibraryEntry, RecognitionDecision
from screens.edit_conflicts import EditedForm


class DecisionForm(SignedDecisionForm):
    """The head of a decision on initiatives."""

    class Meta(SignedDecisionForm.Meta):
        model = RecognitionDecision

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.kind == DecisionKind.RECOGNISE:
            self.drop("reason")


class DecisionWordsForm(WordsForm):
    """The corrected text of one initiative."""

    class Meta:
        model = DecisionItem
        fields = DecisionItem.WORDS
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "name": forms.Textarea({"rows": 2}),
            "authors": forms.Textarea({"rows": 2}),
        }


class EntryForm(EditedForm):
    """The entry of an initiative in the library."""

    class Meta:
        model = LibraryEntry
        fields = ("summary", "how", "contact")
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "summary": forms.Textarea({"rows": 5}),
            "how": forms.Textarea({"rows": 8}),
        }


class FileForm(forms.Form):
    """A file of an entry."""

    title = forms.CharField(label="Tên tài liệu", max_length=200)
    file = forms.FileField(
        label="Tệp",
        error_messages={
            "required": "Hãy chọn tệp cần đính kèm.",
            "empty": "Tệp này rỗng. Hãy chọn lại tệp.",
        },
    )
