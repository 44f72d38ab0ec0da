"""Many certificates as one file: ordered, followed, cancelled, and not lost with their worker."""

import io
import re
from datetime import date, timedelta
from html import unescape
from urllib.parse import unquote

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from pypdf import PdfReader
from pytest_django.asserts import assertContains

from accounts.access import Refused
from audit import clock
from organisation.models.memberships import Role
from register import batches
from register.batches import order, run, take_up_abandoned
from register.entries import enter, revoke
from register.models import CertificateBatch
from tests.accounts.factories import UserFactory
from tests.awards.factories import DecisionFactory, awarding, in_register
from tests.campaigns.factories import BodyFactory, person
from tests.paperwork.pdf_reading import page_sizes_mm, text_of
from tests.register.factories import award, entered

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return person(Role.NOI_VU_STAFF, BodyFactory())


def awards(keeper, count: int, **values):
    body = keeper.memberships.get().body
    given = [award(body, awardee_name=f"Tập thể {number}", **values) for number in range(count)]
    return enter(given, actor=keeper)


def ordered(keeper, records) -> CertificateBatch:
    """A batch that waits for a worker."""
    return order(records, actor=keeper, set_off=lambda key: None)


def pages_of(batch) -> int:
    batch.refresh_from_db()
    with batch.file.open("rb") as file:
        return len(PdfReader(file).pages)


# --- The file ------------------------------------------------------------------------------------


def test_a_batch_becomes_one_file_with_a_page_for_each_in_the_given_order(keeper):
    batch = ordered(keeper, awards(keeper, 3))
    run(batch.pk)
    batch.refresh_from_db()
    assert (batch.done, batch.percent, batch.problem, batch.is_under_way) == (3, 100, "", False)
    with batch.file.open("rb") as file:
        pdf = file.read()
    assert page_sizes_mm(pdf) == [(297, 210)] * 3
    assert [f"Tập thể {number}" in text_of(pdf, number + 1) for number in range(3)] == [True] * 3
    assert batch.title == "3 giấy khen theo Quyết định số 8125/QĐ-UBND"


def test_what_cannot_be_printed_is_told_all_at_once_and_gives_no_file(keeper):
    good, long, odd = awards(keeper, 3)
    type(good).objects.filter(pk=long.pk).update(awardee_name="W" * 200)
    type(good).objects.filter(pk=odd.pk).update(awardee_name="Ông 漢")
    batch = ordered(keeper, [good, long, odd])
    run(batch.pk)
    batch.refresh_from_db()
    assert not batch.file
    first, second = batch.problem.splitlines()
    assert "quá dài" in first
    assert "ký tự “漢”" in second


def test_an_award_revoked_after_the_batch_was_ordered_is_not_printed(keeper):
    kept, revoked = awards(keeper, 2)
    batch = ordered(keeper, [kept, revoked])
    revoke([revoked], actor=keeper, by="Quyết định số 9/QĐ-UBND", on=date(2020, 11, 20))
    run(batch.pk)
    batch.refresh_from_db()
    assert not batch.file
    assert batch.problem == ("Khen thưởng của Tập thể 1 đã hủy bỏ nên không in giấy. Hãy bỏ chọn.")


def test_a_finished_file_is_not_handed_out_once_an_award_in_it_was_revoked(keeper, client):
    kept, revoked = awards(keeper, 2)
    batch = ordered(keeper, [kept, revoked])
    run(batch.pk)
    client.force_login(keeper)
    address = reverse("register:batch_file", args=[batch.pk])
    assert b"".join(client.get(address).streaming_content).startswith(b"%PDF")
    revoke([revoked], actor=keeper, by="Quyết định số 9/QĐ-UBND", on=date(2020, 11, 20))
    page = client.get(address, follow=True)
    assertContains(page, "khen thưởng của Tập thể 1 đã hủy bỏ")


def test_a_fault_of_the_portal_is_told_without_its_words(keeper, monkeypatch):
    batch = ordered(keeper, awards(keeper, 1))

    def broken(*given, **named):
        raise OSError("No space left on device")

    monkeypatch.setattr(batches, "write_certificates", broken)
    with pytest.raises(OSError, match="No space"):
        run(batch.pk)
    batch.refresh_from_db()
    assert batch.problem.startswith("Cổng gặp lỗi khi in")


def test_the_number_of_queries_does_not_grow_with_the_pages(keeper, django_assert_num_queries):
    few, more = (ordered(keeper, awards(keeper, count)) for count in (1, 3))
    run(few.pk)
    for batch in (few, more):
        type(batch).objects.filter(pk=batch.pk).update(finished_at=None, attempt=0)
        with django_assert_num_queries(12):
            run(batch.pk)


# --- Who, and what -------------------------------------------------------------------------------


def test_only_who_keeps_the_register_orders(keeper):
    with pytest.raises(Refused, match="Chỉ lãnh đạo, cán bộ phụ trách thi đua"):
        ordered(keeper, [entered(BodyFactory())])


def test_nothing_too_much_and_what_was_revoked_are_refused(keeper, monkeypatch):
    with pytest.raises(ValidationError, match="Hãy chọn ít nhất một"):
        ordered(keeper, [])
    records = awards(keeper, 3)
    monkeypatch.setattr(batches, "MOST", 2)
    with pytest.raises(ValidationError, match="nhiều nhất 2 giấy; đã chọn 3"):
        ordered(keeper, records)
    revoke(records[:1], by="Quyết định số 9", on=clock.today(), actor=keeper)
    records[0].refresh_from_db()
    with pytest.raises(ValidationError, match="Tập thể 0 đã hủy bỏ"):
        ordered(keeper, records[:1])


# --- Cancelling, stopping, going on --------------------------------------------------------------


def test_a_cancelled_batch_stops_within_some_pages_and_keeps_no_file(keeper, monkeypatch):
    monkeypatch.setattr(batches, "_TELLS_EVERY", 1)
    batch = ordered(keeper, awards(keeper, 3))
    tell = batches._tell

    def cancelled_at_the_second(mine, number):
        if number == 2:
            assert batches.cancel(batch, actor=keeper)
        tell(mine, number)

    monkeypatch.setattr(batches, "_tell", cancelled_at_the_second)
    run(batch.pk)
    batch.refresh_from_db()
    assert (batch.done, bool(batch.file), batch.finished_at) == (1, False, None)
    assert not batches.cancel(batch, actor=keeper)
    run(batch.pk)
    batch.refresh_from_db()
    assert batch.attempt == 1


class Killed(BaseException):
    """A worker that is stopped by force says nothing more."""


def test_a_batch_whose_worker_was_killed_is_taken_up_and_set_whole_once(keeper, monkeypatch):
    monkeypatch.setattr(batches, "_TELLS_EVERY", 1)
    batch = ordered(keeper, awards(keeper, 3))
    tell = batches._tell

    def killed_at_the_second(mine, number):
        tell(mine, number)
        if number == 2:
            raise Killed

    monkeypatch.setattr(batches, "_tell", killed_at_the_second)
    with pytest.raises(Killed):
        run(batch.pk)
    batch.refresh_from_db()
    assert (batch.done, batch.is_under_way) == (2, True)
    handed_over: list[int] = []
    assert take_up_abandoned(handed_over.append) == 0, "it may still be alive"
    type(batch).objects.update(heard_at=clock.now() - timedelta(minutes=2))
    assert take_up_abandoned(handed_over.append) == 1
    assert take_up_abandoned(handed_over.append) == 0, "it has just been handed over"
    monkeypatch.setattr(batches, "_tell", tell)
    run(*handed_over)
    assert pages_of(batch) == 3


def test_a_run_that_was_overtaken_gives_up_and_leaves_no_second_file(keeper, monkeypatch, settings):
    batch = ordered(keeper, awards(keeper, 2))
    finish, overtaken = batches._finish, []

    def overtaken_at_the_end(mine, **named):
        if not overtaken:
            overtaken.append(True)
            run(mine.pk)
        finish(mine, **named)

    monkeypatch.setattr(batches, "_finish", overtaken_at_the_end)
    run(batch.pk)
    batch.refresh_from_db()
    assert batch.attempt == 2
    assert pages_of(batch) == 2
    assert len(list((settings.MEDIA_ROOT / "batches").iterdir())) == 1


def test_old_files_are_cleared_with_their_batches(keeper):
    batch = ordered(keeper, awards(keeper, 1))
    run(batch.pk)
    batch.refresh_from_db()
    storage, name = batch.file.storage, batch.file.name
    type(batch).objects.update(created_at=clock.now() - timedelta(days=6))
    call_command("take_up_batches", verbosity=0)
    assert storage.exists(name)
    type(batch).objects.update(created_at=clock.now() - timedelta(days=8))
    call_command("take_up_batches", verbosity=0)
    assert not storage.exists(name)
    assert not CertificateBatch.objects.exists()


# --- Pages ---------------------------------------------------------------------------------------


def test_ticked_awards_are_ordered_followed_and_fetched(
    client, keeper, django_capture_on_commit_callbacks
):
    records = awards(keeper, 3)
    client.force_login(keeper)
    ticked = {"khen-thuong": [record.pk for record in records[:2]]}
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("register:batch_create"), ticked)
    batch = CertificateBatch.objects.get()
    assert response.url == reverse("register:batch_detail", args=[batch.pk])
    assert "Đã xong 2 giấy" in client.get(response.url).content.decode()
    fetched = client.get(reverse("register:batch_file", args=[batch.pk]))
    assert "2 giấy khen theo Quyết định số 8125" in unquote(fetched["Content-Disposition"])
    assert len(PdfReader(io.BytesIO(b"".join(fetched.streaming_content))).pages) == 2


def test_all_that_a_search_finds_are_ordered_in_the_order_of_the_decision(client, keeper):
    awards(keeper, 2, decision_number="1/QĐ-UBND", ordinal=2)
    awards(keeper, 1, decision_number="1/QĐ-UBND", ordinal=1)
    awards(keeper, 1, decision_number="2/QĐ-UBND")
    client.force_login(keeper)
    address = reverse("register:batch_create") + "?so=1/QĐ-UBND"
    client.post(address, {"tat-ca": "1"})
    batch = CertificateBatch.objects.get()
    assert batch.title == "3 giấy khen theo Quyết định số 1/QĐ-UBND"
    numbers = [batch.records.index(pk) for pk in sorted(batch.records)]
    assert numbers == [1, 2, 0]


def test_while_it_is_set_the_page_asks_again_and_shows_how_far_it_is(client, keeper):
    batch = ordered(keeper, awards(keeper, 4))
    type(batch).objects.update(attempt=1, done=3)
    client.force_login(keeper)
    address = reverse("register:batch_detail", args=[batch.pk])
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "Đang in: 3 trên 4 giấy" in part
    assert 'hx-trigger="every 1s"' in part
    assert "<html" not in part
    client.post(reverse("register:batch_cancel", args=[batch.pk]))
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "Lượt in đã hủy" in part
    assert "hx-trigger" not in part


def test_another_person_sees_nothing_of_a_batch(client, keeper):
    batch = ordered(keeper, awards(keeper, 1))
    client.force_login(UserFactory())
    assert client.get(reverse("register:batch_detail", args=[batch.pk])).status_code == 404


def test_all_certificates_are_ordered_from_the_page_of_their_decision(client):
    place = awarding()
    decision = DecisionFactory(plan=place.plan, number="81", status="issued")
    dossier = place.dossier("decided", decision=decision, register_number=1)
    record = in_register(dossier)
    entered(place.district, decision_number="812/QĐ-UBND")
    client.force_login(place.staff)
    page = client.get(reverse("awards:decision_detail", args=[decision.pk])).content.decode()
    address = unescape(re.search(r'action="(/so-khen-thuong/in/moi/[^"]+)"', page)[1])
    client.post(address, {"tat-ca": "1"})
    assert CertificateBatch.objects.get().records == [record.pk]
