"""An administrator reorganises bodies by a form, a preview and a confirmation."""

from datetime import date

import pytest
from django.urls import reverse

from organisation.models import IssuingBody, Membership, Reorganisation
from organisation.models.memberships import Role
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import BodyFactory, person

# Django's own admin templates name variables that are not always there.
pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

DECREE = {"effective_on": "01/07/2020", "legal_basis": "Nghị quyết 15", "note": ""}


@pytest.fixture
def office(client):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


@pytest.fixture
def other(cu_chi):
    return BodyFactory(name="Ủy ban nhân dân xã Hòa Phú", under=cu_chi.district, level="commune")


def page(kind, body):
    return reverse(f"admin:organisation_issuingbody_{kind}", args=[body.pk])


def typed(client, url):
    """The form as it stands on the page, with what a browser would send back untouched."""
    form = client.get(url).context["form"]
    found = {}
    for part in [form, *getattr(form, "parts", [])]:
        for field in part:
            value = field.value()
            if value is not False and value not in (None, ""):
                found[field.html_name] = value
    return found


def previewed(client, url, values):
    """The answer to “Xem trước”."""
    response = client.post(url, values)
    assert response.status_code == 200
    return response


def confirm(client, url, values):
    """Preview, then confirm what was shown."""
    shown = previewed(client, url, values)
    assert shown.context["outcome"] is not None, shown.context["form"].errors
    return client.post(
        url, {**values, "previewed": shown.context["previewed"], "confirm": "Xác nhận"}
    )


def test_a_preview_tells_everything_and_writes_nothing(office, cu_chi):
    person(Role.CLERK, cu_chi.commune, full_name="Lê Thị Lập")
    url = page("rename", cu_chi.commune)
    values = {**typed(office, url), **DECREE, "name": "Ủy ban nhân dân phường Trung Lập"}
    content = previewed(office, url, values).content.decode()
    assert "Sẽ thực hiện từ ngày 01/07/2020" in content
    assert "Ủy ban nhân dân xã Trung Lập Hạ → Ủy ban nhân dân phường Trung Lập" in content
    assert "Lê Thị Lập – Người được giao lập biểu, Ủy ban nhân dân phường Trung Lập" in content
    assert not Reorganisation.objects.exists()
    assert IssuingBody.objects.filter(name__contains="phường").count() == 0


def test_what_was_previewed_is_done_once_confirmed(office, cu_chi):
    url = page("rename", cu_chi.commune)
    values = {**typed(office, url), **DECREE, "name": "Ủy ban nhân dân phường Trung Lập"}
    response = confirm(office, url, values)
    record = Reorganisation.objects.get()
    assert response.url == reverse("admin:organisation_reorganisation_change", args=[record.pk])
    assert record.recorded_by.is_superuser
    assert IssuingBody.objects.get(pk=cu_chi.commune.pk).valid_to == date(2020, 6, 30)
    assert office.get(response.url).status_code == 200


def test_what_was_changed_after_the_preview_is_shown_again_first(office, cu_chi):
    url = page("rename", cu_chi.commune)
    values = {**typed(office, url), **DECREE, "name": "Ủy ban nhân dân phường Trung Lập"}
    mark = previewed(office, url, values).context["previewed"]
    response = office.post(
        url, {**values, "name": "Tên khác", "previewed": mark, "confirm": "Xác nhận"}
    )
    assert "Nội dung đã thay đổi sau khi xem trước." in response.content.decode()
    assert not Reorganisation.objects.exists()


def test_a_day_that_cannot_be_meant_gets_a_sentence(office, cu_chi):
    values = {**DECREE, "effective_on": "01/01/0001"}
    content = previewed(office, page("abolish", cu_chi.commune), values).content.decode()
    assert "Ngày này không đúng. Hãy xem lại năm." in content


@pytest.mark.parametrize("mark", ["", "giả mạo"])
def test_nothing_is_confirmed_that_was_not_previewed(office, cu_chi, mark):
    url = page("abolish", cu_chi.commune)
    office.post(url, {**DECREE, "previewed": mark, "confirm": "Xác nhận"})
    assert not Reorganisation.objects.exists()


def test_what_cannot_be_gets_a_sentence_and_keeps_what_was_typed(office, cu_chi):
    IssuingBody.objects.filter(pk=cu_chi.commune.pk).update(valid_from="2021-01-01")
    url = page("rename", cu_chi.commune)
    content = previewed(office, url, {**DECREE, "name": "Xã Mới"}).content.decode()
    assert "phải sau ngày Ủy ban nhân dân xã Trung Lập Hạ bắt đầu hoạt động" in content
    assert 'value="Xã Mới"' in content


def test_bodies_chosen_on_the_list_are_merged_together(office, cu_chi, other):
    response = office.post(
        reverse("admin:organisation_issuingbody_changelist"),
        {"action": "merge_chosen", "_selected_action": [cu_chi.commune.pk, other.pk]},
    )
    assert response.url == f"{page('merge', cu_chi.commune)}?cung={other.pk}"
    values = {**typed(office, response.url), **DECREE, "name": "Ủy ban nhân dân xã Trung Hòa"}
    confirm(office, response.url, values)
    new = IssuingBody.objects.get(name="Ủy ban nhân dân xã Trung Hòa")
    assert {row.predecessor for row in new.origins.all()} == {cu_chi.commune, other}


def test_a_body_merges_into_one_that_goes_on(office, cu_chi, other):
    url = page("merge", cu_chi.commune)
    confirm(office, url, {**typed(office, url), **DECREE, "existing": other.pk})
    assert other.origins.get().predecessor == cu_chi.commune


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        pytest.param({}, "Hãy ghi tên đơn vị mới, hoặc chọn đơn vị đang có.", id="neither"),
        pytest.param(
            {"name": "Xã Mới", "existing": True}, "Đã chọn đơn vị đang có thì để trống", id="both"
        ),
    ],
)
def test_a_merger_is_into_a_new_body_or_into_one_that_goes_on(
    office, cu_chi, other, values, sentence
):
    if "existing" in values:
        values = {**values, "existing": other.pk}
    content = previewed(office, page("merge", cu_chi.commune), {**DECREE, **values}).content
    assert sentence in content.decode()


def test_one_body_alone_is_not_merged_into_a_new_one(office, cu_chi):
    url = page("merge", cu_chi.commune)
    content = previewed(office, url, {**DECREE, "name": "Xã Mới"}).content.decode()
    assert "Hãy chọn ít nhất hai đơn vị để sáp nhập thành đơn vị mới." in content


def test_a_split_sends_each_school_and_each_person_to_its_part(office, cu_chi):
    head = person(Role.UNIT_HEAD, cu_chi.second_school)
    clerk = person(Role.CLERK, cu_chi.education)
    url = page("split", cu_chi.education)
    values = {
        **typed(office, url),
        **DECREE,
        "part0-name": "Phòng Giáo dục Bắc",
        "part0-extent": "whole",
        "part2-name": "Phòng Giáo dục Nam",
        f"below_{cu_chi.second_school.pk}": 2,
        f"people_{clerk.memberships.get().pk}": "",
    }
    confirm(office, url, values)
    north, south = (IssuingBody.objects.get(name=f"Phòng Giáo dục {n}") for n in ("Bắc", "Nam"))
    assert [body.name for body in IssuingBody.objects.below(north)] == [cu_chi.first_school.name]
    assert [body.name for body in IssuingBody.objects.below(south)] == [cu_chi.second_school.name]
    assert (north.origins.get().extent, south.origins.get().extent) == ("whole", "part")
    assert Membership.objects.filter(user=head).count() == 2
    assert Membership.objects.filter(user=clerk).count() == 1


def test_a_part_is_taken_off_a_body_that_goes_on(office, cu_chi):
    url = page("split", cu_chi.commune)
    confirm(
        office,
        url,
        {**DECREE, "goes_on": "on", "part0-name": "Xã Nam", "part0-extent": "part"}
        | {f"part{n}-extent": "part" for n in range(1, 6)},
    )
    assert IssuingBody.objects.get(pk=cu_chi.commune.pk).valid_to is None
    assert IssuingBody.objects.get(name="Xã Nam").origins.get().extent == "part"


def test_an_abolished_body_ends(office, cu_chi):
    confirm(office, page("abolish", cu_chi.commune), DECREE)
    assert IssuingBody.objects.get(pk=cu_chi.commune.pk).valid_to == date(2020, 6, 30)


def test_each_act_is_offered_on_the_page_of_a_body_that_goes_on(office, cu_chi):
    change = reverse("admin:organisation_issuingbody_change", args=[cu_chi.commune.pk])
    content = office.get(change).content.decode()
    for kind, words in (
        ("rename", "Đổi tên"),
        ("merge", "Sáp nhập"),
        ("split", "Chia tách"),
        ("abolish", "Chấm dứt"),
    ):
        assert f'href="{page(kind, cu_chi.commune)}">{words}</a>' in content
    IssuingBody.objects.filter(pk=cu_chi.commune.pk).update(valid_to="2020-01-01")
    assert page("rename", cu_chi.commune) not in office.get(change).content.decode()


@pytest.mark.parametrize("kind", ["rename", "merge", "split", "abolish"])
def test_staff_of_the_admin_without_the_right_are_refused(client, cu_chi, kind):
    client.force_login(UserFactory(is_staff=True))
    response = client.post(page(kind, cu_chi.commune), DECREE)
    assert response.status_code == 403
    assert "Chỉ quản trị hệ thống được sắp xếp đơn vị." in response.content.decode()


def test_what_was_done_is_read_and_not_changed(office, cu_chi):
    confirm(office, page("abolish", cu_chi.commune), DECREE)
    record = Reorganisation.objects.get()
    url = reverse("admin:organisation_reorganisation_change", args=[record.pk])
    content = office.get(url).content.decode()
    assert "Nghị quyết 15" in content
    assert 'name="legal_basis"' not in content
    assert office.post(url, {"legal_basis": "khác"}).status_code == 403
    assert (
        office.post(
            reverse("admin:organisation_reorganisation_delete", args=[record.pk]), {"post": "yes"}
        ).status_code
        == 403
    )


def test_bodies_of_one_name_are_told_apart_by_their_days(office, cu_chi):
    BodyFactory(name="Ủy ban nhân dân tỉnh An Giang", valid_to="2025-06-30")
    BodyFactory(name="Ủy ban nhân dân tỉnh An Giang", valid_from="2025-07-01")
    asked = {
        "term": "tinh an giang",
        "app_label": "organisation",
        "model_name": "bodysuccession",
        "field_name": "successor",
    }
    found = office.get(reverse("admin:organisation_issuingbody_named"), asked).json()["results"]
    assert [row["text"] for row in found] == [
        "Ủy ban nhân dân tỉnh An Giang (đến 30/06/2025)",
        "Ủy ban nhân dân tỉnh An Giang (từ 01/07/2025)",
    ]


def test_the_page_of_a_body_tells_what_it_was_formed_from(office, cu_chi):
    url = page("rename", cu_chi.commune)
    confirm(office, url, {**typed(office, url), **DECREE, "name": "Xã Mới"})
    new = IssuingBody.objects.get(name="Xã Mới")
    content = office.get(reverse("admin:organisation_issuingbody_change", args=[new.pk])).content
    assert f"{cu_chi.commune} (đến 30/06/2020) – toàn bộ" in content.decode()
