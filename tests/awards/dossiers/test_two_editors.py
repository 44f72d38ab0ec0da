"""Two people edit one dossier: the second who saves sees both, and chooses."""

import pytest
from django.urls import reverse

from awards.dossiers.checklist import attach
from awards.models import Dossier
from tests.awards.factories import RequiredDocumentFactory, awarding, picture
from tests.awards.test_pages import url

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return awarding("Báo cáo thành tích")


@pytest.fixture
def dossier(place):
    return place.dossier("draft", achievement="Thành tích cũ", summary="Tóm tắt cũ")


def opened(client, address):
    """What a form shows as it is opened."""
    form = client.get(address).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in shown.items()}


def typed(client, dossier, **changed):
    """The form as it was opened, with what a person changed."""
    return opened(client, url("dossier_edit", dossier)) | changed


def test_what_another_saved_meanwhile_is_shown_beside_what_was_typed(client, place, dossier):
    client.force_login(place.head)
    first = typed(client, dossier, achievement="Thành tích của người thứ nhất")
    second = typed(client, dossier, summary="Tóm tắt của người thứ hai")
    assert client.post(url("dossier_edit", dossier), first).status_code == 302
    page = client.post(url("dossier_edit", dossier), second)
    assert page.status_code == 409
    differences = {one.name: (one.typed, one.stored) for one in page.context["differences"]}
    assert differences == {
        "achievement": ("Thành tích cũ", "Thành tích của người thứ nhất"),
        "summary": ("Tóm tắt của người thứ hai", "Tóm tắt cũ"),
    }
    dossier.refresh_from_db()
    assert dossier.achievement == "Thành tích của người thứ nhất"
    assert f"{place.head} đã lưu bản này" in page.content.decode()


def test_what_was_chosen_of_both_is_saved(client, place, dossier):
    client.force_login(place.head)
    first = typed(client, dossier, achievement="Thành tích của người thứ nhất")
    second = typed(client, dossier, summary="Tóm tắt của người thứ hai")
    client.post(url("dossier_edit", dossier), first)
    page = client.post(url("dossier_edit", dossier), second)
    sent = dict(page.context["sent"]) | {"seen": page.context["seen"]}
    chosen = {"keep-achievement": "stored", "keep-summary": "typed"}
    assert client.post(url("dossier_edit", dossier), sent | chosen).status_code == 302
    dossier.refresh_from_db()
    assert dossier.achievement == "Thành tích của người thứ nhất"
    assert dossier.summary == "Tóm tắt của người thứ hai"


def test_a_paper_attached_meanwhile_does_not_stand_in_the_way(client, place, dossier):
    client.force_login(place.head)
    form = typed(client, dossier, summary="Tóm tắt mới")
    attach(dossier.documents.first(), file=picture(), actor=place.head)
    assert client.post(url("dossier_edit", dossier), form).status_code == 302
    assert Dossier.objects.get().summary == "Tóm tắt mới"


def test_the_words_of_a_paper_that_another_wrote_meanwhile_are_not_written_over(client, place):
    RequiredDocumentFactory(award_form=place.form, position=9, name="Tờ trình", made_as="proposal")
    document = place.dossier("draft", awardee_name="Khác").documents.last()
    client.force_login(place.head)
    address = reverse("awards:paper_write", args=[document.pk])
    shown = opened(client, address)
    client.post(address, shown | {"text": "Lời của người thứ nhất", "signer_name": "A"})
    page = client.post(address, shown | {"text": "Lời của người thứ hai", "signer_name": "A"})
    assert page.status_code == 409
    (difference,) = page.context["differences"]
    assert (difference.typed, difference.stored) == (
        "Lời của người thứ hai",
        "Lời của người thứ nhất",
    )
    document.refresh_from_db()
    assert document.wording["text"] == "Lời của người thứ nhất"
