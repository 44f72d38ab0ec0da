"""A session ends while a long form is written: nothing typed is lost, and the person goes on."""

import pytest
from playwright.sync_api import expect

from awards.models import AwardForm
from campaigns.models import Plan
from tests.stories.people import PASSWORD, Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def page_to_write(who: Person) -> None:
    """A form that says nothing to the portal until it is sent."""
    plan = Plan.objects.get(number="3925")
    who.page.goto(f"/ke-hoach/{plan.pk}/su-kien/")
    note(who).fill("Gõ trước khi hết phiên")


def note(who: Person):
    return who.page.locator("form[data-kept] textarea").first


def kept(who: Person) -> list[str]:
    """The keys of what this machine keeps, once what was typed last had time to be kept."""
    who.page.wait_for_timeout(800)
    keys = who.page.evaluate("Object.keys(localStorage)")
    return [key for key in keys if key.startswith("kept:")]


def session_ends(who: Person) -> None:
    context = who.page.context
    kept = [cookie for cookie in context.cookies() if cookie["name"] != "sessionid"]
    context.clear_cookies()
    context.add_cookies(kept)


def signs_in_over_the_page(who: Person) -> None:
    dialog = who.page.get_by_role("dialog", name="Phiên làm việc đã hết: đăng nhập lại")
    expect(dialog).to_be_visible()
    dialog.get_by_label("Mật khẩu").fill(PASSWORD)
    dialog.get_by_role("button", name="Đăng nhập lại").click()
    expect(dialog).to_be_hidden()


def test_a_form_sent_after_the_session_ended_is_sent_once_the_person_signed_in_over_it(sit_down):
    person = sit_down("noivu.cuchi")
    page_to_write(person)
    session_ends(person)
    note(person).press("Tab")
    person.page.locator("form[data-kept] .btn-primary").click()
    signs_in_over_the_page(person)
    # Sent in the new session, and read: what is wrong with it is said, what was typed is there.
    expect(person.page.locator(".is-invalid, .notice--error").first).to_be_visible()
    expect(note(person)).to_have_value("Gõ trước khi hết phiên")


def test_a_row_asked_for_after_the_session_ended_does_not_bring_the_sign_in_page(sit_down):
    person = sit_down("noivu.cuchi")
    form = AwardForm.objects.filter(plan__number="3925").first()
    person.page.goto(f"/ke-hoach/{form.plan_id}/")
    session_ends(person)
    person.page.evaluate("htmx.ajax('GET', '/thong-bao/', {target: 'main'})")
    signs_in_over_the_page(person)
    person.sees(Plan.objects.get(number="3925").title)


def test_what_was_typed_before_a_crash_is_offered_again_and_only_to_who_typed_it(sit_down):
    person = sit_down("noivu.cuchi")
    page_to_write(person)
    address = person.page.url
    assert kept(person)
    crashed, person.page = person.page, person.page.context.new_page()
    crashed.close(run_before_unload=False)
    person.page.goto(address)
    person.sees("Máy này còn giữ phần đã gõ")
    person.presses("Lấy lại")
    expect(note(person)).to_have_value("Gõ trước khi hết phiên")
    (key,) = kept(person)
    whose = person.page.locator("body").get_attribute("data-person")
    assert key.startswith(f"kept:{whose}:")
    # Another person of this machine has another key.
    renamed = key.replace(f"kept:{whose}:", "kept:0:")
    person.page.evaluate(
        "([from, to]) => { localStorage.setItem(to, localStorage.getItem(from));"
        " localStorage.removeItem(from); }",
        [key, renamed],
    )
    fresh, person.page = person.page, person.page.context.new_page()
    fresh.close(run_before_unload=False)
    person.page.goto(address)
    expect(person.page.get_by_text("Máy này còn giữ phần đã gõ")).to_have_count(0)


def test_what_is_saved_is_kept_on_this_machine_no_longer(sit_down):
    person = sit_down("noivu.cuchi")
    page_to_write(person)
    assert kept(person)
    person.page.locator("#id_day").fill("12/05/2020")
    person.page.locator("form[data-kept] .btn-primary").click()
    expect(person.page.locator("#messages .notice--success")).to_be_visible()
    assert kept(person) == []
