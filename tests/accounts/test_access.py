"""A view is opened by declaring who may see it and who may act."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured, ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import path
from django.views.decorators.http import require_POST

from accounts.access import YES, Refused, Verdict, guarded, no, open_to_all, signed_in, verdict
from accounts.views import refused

REASON = "Chỉ thủ trưởng đơn vị được làm việc này."


def anybody(user, thing):
    return YES


def nobody(user, thing):
    return no(REASON)


def find_it(user, pk):
    """Out of what the person may see: nothing with the number 404."""
    if pk == 404:
        raise ObjectDoesNotExist(REASON)
    return f"thing {pk}"


def page(request, thing):
    return HttpResponse(f"saw {thing}")


def ask(view, *, method="get", pk=1):
    request = getattr(RequestFactory(), method)("/")
    request.user = AnonymousUser()
    return view(request, pk=pk)


def test_a_verdict_is_true_without_a_reason_and_false_with_one():
    assert Verdict(True)
    assert not no(REASON)
    assert no(REASON).reason == REASON
    assert verdict(True, REASON) == YES
    assert verdict(False, REASON) == no(REASON)


def test_who_may_see_and_act_gets_the_page_about_the_thing():
    view = guarded(find=find_it, do=anybody)(page)
    assert ask(view).content == b"saw thing 1"


def test_a_thing_that_is_not_there_is_not_found():
    with pytest.raises(Http404):
        ask(guarded(find=find_it)(page), pk=404)


def test_who_may_not_know_of_a_thing_gets_not_found_as_if_it_were_not_there():
    with pytest.raises(Http404) as hidden:
        ask(guarded(find=find_it, do=anybody)(page), pk=404)
    assert REASON not in str(hidden.value)


def test_who_may_see_but_not_act_is_refused_with_the_reason():
    with pytest.raises(Refused) as refusal:
        ask(guarded(find=find_it, do=nobody)(page))
    assert refusal.value.reason == REASON


def test_a_step_by_post_only_does_not_answer_a_get():
    view = require_POST(guarded(find=find_it)(page))
    assert ask(view, method="get").status_code == 405
    assert ask(view, method="post").status_code == 200


def test_a_declaration_can_be_read_on_the_view_even_through_other_decorators():
    step = require_POST(guarded(find=find_it, do=nobody)(page))
    assert (step.access.kind, step.access.find, step.access.do) == ("guarded", "find_it", "nobody")
    assert open_to_all(lambda request: HttpResponse()).access.kind == "open"
    assert signed_in(lambda request: HttpResponse()).access.kind == "signed in"


def undeclared(request):
    return HttpResponse("leaked")


def declared(request):
    return HttpResponse("shown")


urlpatterns = [
    path("quen-khai-bao/", undeclared),
    path("da-khai-bao/", open_to_all(declared)),
]


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_a_view_that_declares_nothing_is_not_served_even_to_a_superuser(client, admin_user):
    client.force_login(admin_user)
    assert client.get("/da-khai-bao/").content == b"shown"
    with pytest.raises(ImproperlyConfigured, match="undeclared: no access"):
        client.get("/quen-khai-bao/")


@pytest.mark.django_db
def test_the_403_page_says_the_reason(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    response = refused(request, Refused(REASON))
    assert response.status_code == 403
    assert REASON in response.content.decode()


@pytest.mark.django_db
def test_the_403_page_speaks_vietnamese_where_no_reason_was_given(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    content = refused(request, Exception("secret detail")).content.decode()
    assert "không có vai trò cần thiết" in content
    assert "secret detail" not in content
