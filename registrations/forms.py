"""The page on which a registration is written: its own fields and its lines (`line_forms`), as they
are saved, as they were typed, or both put together; and what goes with a consolidation."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict

from audit.transitions import EditedMeanwhile
from campaigns.models.plans import RegistrationForm as FormKind
from registrations.line_forms import OWN_FIELDS, LineEditor, Opened, fingerprint, plain
from registrations.models import Registration
from screens.fields import CleanedData


class RegistrationForm(forms.ModelForm):
    """What a registration says besides its lines."""

    class Meta:
        model = Registration
        fields = ("pledge", "note")
        widgets = {
            "pledge": forms.Textarea({"rows": 2}),
            "note": forms.Textarea({"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.plan.registration_form != FormKind.PLEDGE:
            del self.fields["pledge"]


@dataclass(slots=True)
class EditPage:
    """A registration's form, its lines, what was shown when it was opened, and the notes about
    somebody else's changes."""

    form: RegistrationForm
    editor: LineEditor
    opened: Opened
    told: list[str] = field(default_factory=list)

    @classmethod
    def of_saved(cls, registration: Registration) -> "EditPage":
        """As it is saved."""
        form, editor = RegistrationForm(instance=registration), LineEditor(registration)
        return cls(form, editor, editor.opened())

    @classmethod
    def of_typed(cls, registration: Registration, data: QueryDict) -> "EditPage":
        """As it was typed."""
        return cls(
            RegistrationForm(data, instance=registration),
            LineEditor(registration, typed=data),
            Opened.from_text(data.get("opened", "")),
        )

    def is_valid(self) -> bool:
        """Whether all that was typed is said rightly."""
        return all([self.form.is_valid(), self.editor.is_valid()])

    def has_input(self) -> bool:
        """Whether anything was typed at all."""
        own = any(plain(self.form[name].value()) for name in self.form.fields)
        return own or bool(self.editor.tokens())

    def change_lines(self, data: QueryDict) -> bool:
        """Add, remove or move a line, where a button asks for it; whether one did."""
        if "add" in data:
            area = str(data["add"])
            self.editor.add(int(area) if area.isdecimal() else None)
        elif "remove" in data:
            self.editor.remove(str(data["remove"]))
        elif "up" in data or "down" in data:
            self.editor.move(str(data.get("up") or data.get("down")), up="up" in data)
        else:
            return False
        return True

    def values(self) -> CleanedData:
        """What `submission.save_draft` takes. Call after `is_valid`."""
        lines = {"people" if self.editor.is_pledge else "lines": self.editor.lines()}
        return {"values": self.form.cleaned_data, "seen": self.opened.revision, **lines}


def put_together(saved: Registration, data: QueryDict) -> EditPage:
    """What was typed together with what somebody else has saved since the page was opened: to be
    looked at and saved once more."""
    was = Opened.from_text(data.get("opened", ""))
    who = str(saved.edited_by or "Người khác")
    data = data.copy()
    told = [told for name in OWN_FIELDS if (told := _field_together(saved, data, was, name, who))]
    page = EditPage.of_typed(saved, data)
    page.editor.take_in_saved(was, who)
    if page.editor.removed_elsewhere:
        told.append(f"{who} đã xóa {len(page.editor.removed_elsewhere)} dòng mà bạn không sửa.")
    page.opened = page.editor.opened()
    if was.revision != saved.revision:
        page.told = [*EditedMeanwhile(saved).messages, *told]
    return page


def _field_together(saved: Registration, data: QueryDict, was: Opened, name: str, who: str) -> str:
    """One of the registration's own fields: the other's words where one typed none oneself; where
    both did, a sentence with the other's."""
    seen, now = was.fields.get(name), fingerprint(plain(getattr(saved, name)))
    typed = fingerprint(plain(data.get(name, "")))
    if name not in data or seen is None or now in (seen, typed):
        return ""
    label = OWN_FIELDS[name]
    if typed == seen:
        data[name] = getattr(saved, name)
        return f"{who} đã sửa mục “{label}”; trang này đã lấy theo."
    return f"{who} cũng sửa mục “{label}”, thành: “{getattr(saved, name)}”."


class CoveringForm(forms.Form):
    """The text that goes with a consolidation."""

    covering_text = forms.CharField(
        label="Nội dung báo cáo kèm theo",
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
