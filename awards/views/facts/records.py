"""Views of ratings of years and violations: lists with search, and forms. Read by desks at or above
the body."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, guarded, signed_in
from accounts.models import User
from audit.transitions import EditedMeanwhile
from awards.facts import records
from awards.facts.permissions import (
    may_enter_facts,
    may_keep_fact,
)
from awards.filters import FactFilter, RatingFilter, ViolationFilter
from awards.forms.facts import FactForm, RatingForm, ViolationForm
from awards.models import Violation, YearRating
from screens.edit_conflicts import conflict_page
from screens.filters import paginate


def fact_editor(user: User) -> User:
    """The person, where they may enter facts; nobody else may know of the page."""
    if not may_enter_facts(user):
        raise YearRating.DoesNotExist
    return user


def _rating_by(user: User, pk: int) -> YearRating:
    return YearRating.objects.visible_to(user).select_related("body", "recorded_by").get(pk=pk)


def _violation_by(user: User, pk: int) -> Violation:
    return Violation.objects.visible_to(user).select_related("body", "recorded_by").get(pk=pk)


@signed_in
def rating_list(request: SignedInRequest) -> HttpResponse:
    """The ratings of bodies and people at or below the person's desk."""
    rows = YearRating.objects.visible_to(request.user).select_related("body")
    return _list(request, RatingFilter(request.GET, rows), "awards/rating_list.html")


@signed_in
def violation_list(request: SignedInRequest) -> HttpResponse:
    """The violations at bodies at or below the person's desk."""
    rows = Violation.objects.visible_to(request.user).select_related("body")
    return _list(request, ViolationFilter(request.GET, rows), "awards/violation_list.html")


def _list(request: SignedInRequest, narrowed: FactFilter, template: str) -> HttpResponse:
    return render(
        request,
        template,
        {
            "page": paginate(request, narrowed.qs),
            "filter": narrowed.form,
            "may_enter": bool(may_enter_facts(request.user)),
        },
    )


@guarded(find=fact_editor)
def rating_create(request: SignedInRequest, _: User) -> HttpResponse:
    """A rating to be entered."""
    return _write(request, RatingForm, YearRating(), "awards:rating_list")


@guarded(find=_rating_by, do=may_keep_fact)
def rating_edit(request: SignedInRequest, rating: YearRating) -> HttpResponse:
    """A rating, to be corrected."""
    return _write(request, RatingForm, rating, "awards:rating_list")


@require_POST
@guarded(find=_rating_by, do=may_keep_fact)
def rating_remove(request: SignedInRequest, rating: YearRating) -> HttpResponse:
    """Take a rating out."""
    records.take_out(rating, actor=request.user)
    messages.success(request, "Đã xóa xếp loại.")
    return redirect("awards:rating_list")


@guarded(find=fact_editor)
def violation_create(request: SignedInRequest, _: User) -> HttpResponse:
    """A violation to be entered."""
    return _write(request, ViolationForm, Violation(), "awards:violation_list")


@guarded(find=_violation_by)
def violation_detail(request: SignedInRequest, violation: Violation) -> HttpResponse:
    """A violation: what happened, what became of it, which document says so."""
    return render(
        request,
        "awards/violation_detail.html",
        {"violation": violation, "may_keep": bool(may_keep_fact(request.user, violation))},
    )


@guarded(find=_violation_by, do=may_keep_fact)
def violation_edit(request: SignedInRequest, violation: Violation) -> HttpResponse:
    """A violation, to be corrected or concluded."""
    return _write(request, ViolationForm, violation, "awards:violation_list")


def _write(
    request: SignedInRequest, form_class: type[FactForm], fact: records.Fact, then: str
) -> HttpResponse:
    form = form_class(request.POST or None, instance=fact, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            records.save(form.instance, actor=request.user, seen=form.cleaned_data["seen"])
        except EditedMeanwhile as conflict:
            return conflict_page(request, form, conflict, back=reverse(then))
        except ValidationError as objection:
            form.add_error(None, objection.messages)
        else:
            messages.success(request, "Đã lưu.")
            return redirect(then)
    is_rating = isinstance(fact, YearRating)
    return render(
        request,
        "awards/fact_form.html",
        {
            "form": form,
            "fact": fact,
            "back": then,
            "list_name": "Xếp loại năm" if is_rating else "Vi phạm",
            "heading": _heading(is_rating, is_new=fact.pk is None),
            "removable": is_rating and fact.pk is not None,
        },
    )


def _heading(is_rating: bool, *, is_new: bool) -> str:
    if is_new:
        return "Nhập xếp loại" if is_rating else "Ghi nhận vi phạm"
    return "Sửa xếp loại" if is_rating else "Sửa, kết luận vi phạm"
