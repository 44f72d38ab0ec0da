"""Forms for authors, for appraisals and for the council's conclusion."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from accounts.models import User
from audit import clock
from councils.forms import named
from organisation.models import IssuingBody, Membership
from recognition.authorship import Named
from recognition.models import Appraisal, Criterion, Scope
from registrations.models import Initiative
from screens.fields import CleanedData, PointsField
from screens.rows import RowFields, RowFormSet, row_formset

YES_NO = (("1", "Đề nghị công nhận"), ("0", "Không đề nghị công nhận"))


class AuthorForm(RowFields, forms.Form):
    """An author; a row without a name is empty."""

    full_name = forms.CharField(label="Họ và tên", max_length=150, required=False)
    job_title = forms.CharField(label="Chức vụ", max_length=150, required=False)
    unit = forms.CharField(label="Đơn vị công tác", max_length=250, required=False)
    share = forms.IntegerField(
        label="Tỷ lệ đóng góp (%)",
        min_value=1,
        max_value=100,
        required=False,
        error_messages={
            "invalid": "Hãy ghi một số nguyên.",
            "min_value": "Từ 1 đến 100.",
            "max_value": "Từ 1 đến 100.",
        },
    )
    user_id = forms.TypedChoiceField(
        label="Tài khoản trên cổng (nếu có)",
        choices=(),
        required=False,
        coerce=int,
        empty_value=None,
    )

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user_id"].choices = [("", "Không có"), *people]

    def clean(self) -> CleanedData:
        """Require a name where anything else is filled in."""
        values = super().clean() or {}
        if not values.get("full_name") and any(
            values.get(name) for name in ("job_title", "share", "user_id")
        ):
            self.add_error("full_name", "Hãy ghi họ và tên tác giả.")
        return values


def author_rows(data: QueryDict | None, initiative: Initiative) -> RowFormSet:
    """The formset of an initiative's authors."""
    body = initiative.registration.body
    people = list(people_around(body, initiative))
    begin = [
        {name: getattr(author, name) for name in Named.__slots__}
        for author in initiative.authors.all()
    ]
    return row_formset(AuthorForm, room=3)(
        data, prefix="tac-gia", initial=begin, form_kwargs={"people": people}
    )


def people_around(body: IssuingBody, initiative: Initiative) -> Iterable[tuple[int, str]]:
    """People whose account an author can have: at the unit, at the bodies around it, and members of
    councils. One query."""
    memberships = (
        Membership.objects.filter(
            body__path__startswith=body.path[: max(len(body.path) - body.steplen, body.steplen)],
            user__is_active=True,
        )
        .valid_on(clock.today())
        .select_related("user", "body")
        .order_by("user__name_key", "user", "body__path")
    )
    seen: dict[int, str] = {}
    for membership in memberships:
        seen.setdefault(membership.user_id, named(membership.user, membership.body.called))
    for user in User.objects.filter(pk__in=initiative.authors.values("user")):
        seen.setdefault(user.pk, named(user, ""))
    return seen.items()


class AppraisalForm(forms.Form):
    """Points by each criterion, and an opinion."""

    in_favour = forms.TypedChoiceField(
        label="Ý kiến",
        choices=YES_NO,
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn ý kiến."},
    )
    opinion = forms.CharField(label="Nhận xét", max_length=5000, widget=forms.Textarea({"rows": 4}))

    def __init__(
        self, *args: Any, criteria: Iterable[Criterion], own: Appraisal | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        points: dict[int, Decimal] = {}
        if own is not None:
            self.initial["in_favour"] = "1" if own.in_favour else "0"
            self.initial["opinion"] = own.opinion
            points = dict(own.scores.values_list("criterion", "points"))
        self.criteria = list(criteria)
        scores = {
            f"tieu-chi-{one.pk}": PointsField(
                most=int(one.max_score) if one.max_score == int(one.max_score) else 1000,
                label=f"{one.name} (tối đa {one.max_score.normalize():f})",
                help_text=one.guidance,
                initial=points.get(one.pk),
            )
            for one in self.criteria
        }
        self.fields = {**scores, **self.fields}

    @property
    def given(self) -> CleanedData:
        """The input as the verb takes it."""
        return {
            "scores": {one.pk: self.cleaned_data[f"tieu-chi-{one.pk}"] for one in self.criteria},
            "in_favour": self.cleaned_data["in_favour"],
            "opinion": self.cleaned_data["opinion"],
        }


class ConclusionForm(forms.Form):
    """The council's conclusion."""

    favours = forms.TypedChoiceField(
        label="Kết luận của Hội đồng",
        choices=YES_NO,
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn kết luận."},
    )
    scope = forms.ChoiceField(
        label="Phạm vi ảnh hưởng", choices=[("", "Chọn…"), *Scope.choices], required=False
    )
    conclusion = forms.CharField(
        label="Ghi chú, lý do",
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Phải ghi khi không đề nghị, hoặc khi kết luận khác với điểm chấm.",
    )
