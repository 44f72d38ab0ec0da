"""The pages of progress: of a unit, of one initiative, below a desk, on my desk."""

import io
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from organisation.models.memberships import Role
from registrations.consolidation import consolidation_steps
from registrations.initiative_registries import Panel, initiative_panels
from registrations.models import EvidenceFile, InitiativeProgress
from registrations.progress.forms import ProgressForm
from registrations.progress.overview import Tally, lines_below, tally, tally_by_area
from tests.awards.factories import picture
from tests.campaigns.factories import person
from tests.registrations.factories import registered
from tests.registrations.progress.factories import doing

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(place):
    """Three initiatives of a school."""
    return list(registered(place.letter, place.schools[0], "21").initiatives.order_by("pk"))


@pytest.fixture
def head(place, client):
    """The head of that school, signed in."""
    found = person(Role.UNIT_HEAD, place.schools[0])
    client.force_login(found)
    return found


def page_of_unit(place) -> str:
    return reverse("registrations:progress_of_unit", args=[place.letter.pk, place.schools[0].pk])


def page_of(line) -> str:
    return reverse("registrations:initiative_detail", args=[line.pk])


def at_desk(place) -> str:
    return reverse("registrations:progress_at_desk", args=[place.letter.pk, place.office.pk])


def as_shown(lines, **changes) -> dict[str, str]:
    """What a browser sends that has just been shown these lines; "0_percent" changes the first."""
    sent: dict[str, list | str] = {"dong": [str(line.pk) for line in lines]}
    for number, line in enumerate(lines):
        line = type(line).objects.select_related("progress").get(pk=line.pk)
        form = ProgressForm(line)
        for name in form.fields:
            value = changes.get(f"{name}_{number}", form[name].value())
            shown = value.strftime("%d/%m/%Y") if isinstance(value, date) else value
            sent[form.add_prefix(name)] = "" if shown is None else str(shown)
    return sent


def sentences(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


# --- A unit's page --------------------------------------------------------------------------------


def test_late_ones_stand_first_and_finished_ones_last(place, lines, head, client):
    doing(lines[0], "completed")
    doing(lines[1], expected_on=date(2020, 6, 1))
    doing(lines[2], "in_progress", 40, expected_on=date(2020, 5, 7))
    response = client.get(page_of_unit(place))
    assert [form.initiative for form in response.context["rows"]] == [lines[2], lines[1], lines[0]]
    assert response.context["tally"] == Tally(
        registered=1, in_progress=1, completed=1, behind=1, average=47
    )


def test_several_are_saved_at_once_and_untouched_ones_left_alone(place, lines, head, client):
    sent = as_shown(lines, percent_0="30", note_2="Đã xin ý kiến")
    response = client.post(page_of_unit(place), sent)
    assert sentences(response) == ["Đã lưu tiến độ của 2 nội dung."]
    stored = InitiativeProgress.objects.in_bulk(field_name="initiative_id")
    assert set(stored) == {lines[0].pk, lines[2].pk}
    assert (stored[lines[0].pk].status, stored[lines[0].pk].percent) == ("in_progress", 30)


def test_a_mistake_in_one_line_saves_none_and_keeps_all_that_was_typed(place, lines, head, client):
    sent = as_shown(lines, percent_0="30", percent_1="130", expected_on_2="hôm nay")
    response = client.post(page_of_unit(place), sent)
    assert response.status_code == 200
    assert not InitiativeProgress.objects.exists()
    shown = {form.initiative: form for form in response.context["rows"]}
    assert shown[lines[0]]["percent"].value() == "30"
    assert shown[lines[1]].errors["percent"] == ["Hãy ghi số nguyên từ 0 đến 100."]
    assert shown[lines[2]]["expected_on"].value() == "hôm nay"


def test_two_at_once_the_second_is_told_and_may_save_again(place, lines, head, client):
    sent = as_shown(lines, percent_0="30", percent_1="20")
    doing(lines[0], "in_progress", 60, revision=1, edited_by=person(Role.CLERK, place.schools[0]))
    response = client.post(page_of_unit(place), sent)
    assert response.status_code == 409
    percent = f"p{lines[0].pk}-percent"
    told = {one.name: (one.typed, one.stored) for one in response.context["differences"]}
    assert told[percent] == ("30", "60")
    assert InitiativeProgress.objects.get().percent == 60
    again = {**sent, **response.context["seen_fields"]}
    client.post(page_of_unit(place), again)
    assert InitiativeProgress.objects.get(initiative=lines[0]).percent == 30


def test_a_line_that_only_another_touched_does_not_stand_in_the_way(place, lines, head, client):
    sent = as_shown(lines, percent_1="20")
    doing(lines[0], "in_progress", 60, revision=1)
    response = client.post(page_of_unit(place), sent)
    assert sentences(response) == ["Đã lưu tiến độ của 1 nội dung."]
    assert InitiativeProgress.objects.get(initiative=lines[0]).percent == 60


def test_nothing_typed_is_nothing_saved(place, lines, head, client):
    response = client.post(page_of_unit(place), as_shown(lines))
    assert sentences(response) == ["Không có gì thay đổi nên không có gì để lưu."]


def test_who_receives_reads_without_a_form_and_may_not_write(place, lines, client):
    client.force_login(place.office_staff())
    page = client.get(page_of_unit(place))
    assert "Lưu tiến độ" not in page.content.decode()
    assert client.post(page_of_unit(place), as_shown(lines, percent_0="9")).status_code == 403


# --- One initiative -------------------------------------------------------------------------------


def test_one_initiative_is_completed_today_where_no_day_is_given(lines, head, client):
    response = client.post(page_of(lines[0]), as_shown(lines[:1], status_0="completed"))
    assert sentences(response) == ["Đã lưu tiến độ."]
    assert InitiativeProgress.objects.get().completed_on == date(2020, 5, 8)
    page = client.get(page_of(lines[0])).content.decode()
    assert "Hoàn thành ngày" in page
    assert "08/05/2020" in page


def test_a_refused_step_keeps_what_was_typed(lines, head, client):
    sent = as_shown(lines[:1], status_0="dropped", note_0="Chờ thẩm định")
    response = client.post(page_of(lines[0]), sent)
    form = response.context["form"]
    assert form.non_field_errors() == ["Hãy ghi lý do thôi thực hiện."]
    assert form["note"].value() == "Chờ thẩm định"


def test_evidence_is_added_read_and_taken_back(place, lines, head, client):
    attach = reverse("registrations:evidence_attach", args=[lines[0].pk])
    response = client.post(attach, {"papers": [picture("1.png"), picture("2.png")]})
    assert sentences(response) == ["Đã thêm 2 minh chứng."]
    file = EvidenceFile.objects.first()
    read = client.get(reverse("registrations:evidence_download", args=[file.pk]))
    assert read.headers["Content-Type"] == "image/png"
    assert b"".join(read.streaming_content).startswith(b"\x89PNG")
    back = client.post(reverse("registrations:evidence_take_back", args=[file.pk]))
    assert sentences(back)[-1] == "Đã rút minh chứng."
    assert EvidenceFile.objects.count() == 1


def test_a_file_that_is_none_of_ours_is_refused_in_the_page(lines, head, client):
    attach = reverse("registrations:evidence_attach", args=[lines[0].pk])
    response = client.post(attach, {"papers": [picture("anh.exe")]})
    assert "anh.exe" in response.content.decode()
    assert not EvidenceFile.objects.exists()


def test_apps_above_show_their_panels(lines, head, client):
    @initiative_panels.register
    def known_above(user, initiative):
        yield Panel("screens/_messages.html", {"user": user, "initiative": initiative})

    try:
        response = client.get(page_of(lines[0]))
    finally:
        initiative_panels.unregister(known_above)
    assert response.context["panels"][-1].context == {"user": head, "initiative": lines[0]}


# --- Below a desk ---------------------------------------------------------------------------------


def test_below_a_desk_states_are_counted_by_field_and_unit(place, lines, client):
    other = registered(place.letter, place.schools[1], "01").initiatives.get()
    registered(place.letter, place.schools[2], "3", "submitted")
    doing(lines[0], "completed")
    doing(lines[1], "in_progress", 20, expected_on=date(2020, 5, 1))
    doing(other, "dropped", 10)
    client.force_login(place.office_staff())
    response = client.get(at_desk(place))
    assert response.context["tally"] == Tally(1, 1, 1, 1, behind=1, average=40)
    by_area = {area.position: one for area, one in response.context["by_area"]}
    assert by_area[1] == Tally(in_progress=1, completed=1, behind=1, average=60)
    assert by_area[2] == Tally(registered=1, dropped=1)
    assert by_area[3] == Tally()
    units = [(row["unit"], one.total) for row, one in response.context["by_unit"]]
    assert units == [(place.schools[0].pk, 3), (place.schools[1].pk, 1)]


def test_the_list_is_narrowed_by_state_field_unit_and_lateness(place, lines, client):
    doing(lines[0], "completed")
    doing(lines[1], "in_progress", 20, expected_on=date(2020, 5, 1))
    client.force_login(place.office_staff())

    def found(**query) -> list:
        return [line for line, _ in client.get(at_desk(place), query).context["rows"]]

    assert found(**{"tinh-trang": "completed"}) == [lines[0]]
    assert found(**{"tinh-trang": "registered"}) == [lines[2]]
    assert found(**{"linh-vuc": lines[2].area_id}) == [lines[2]]
    assert found(cham=1) == [lines[1]]
    assert found(tim="tieu hoc thu 1") == [lines[1], lines[2], lines[0]]
    assert found(tim="khong co") == []


def test_the_level_above_sees_what_was_consolidated_up_to_it_as_it_stands_today(place, lines):
    consolidation = consolidation_steps.gather(
        place.letter, place.office, actor=place.office_staff()
    )
    consolidation_steps.send(consolidation, actor=place.office_staff(), covering_text="")
    assert tally(lines_below(place.plan, place.body)).total == 0
    consolidation_steps.accept(consolidation, actor=place.staff())
    doing(lines[0], "in_progress", 50)
    assert tally(lines_below(place.plan, place.body)) == Tally(2, 1, average=17)
    by_area = tally_by_area(place.plan, lines_below(place.plan, place.body))
    assert [one.total for _, one in by_area] == [2, 1, 0, 0, 0, 0, 0]


def test_the_workbook_says_the_same_and_starts_no_formula(place, lines, client):
    type(lines[0]).objects.filter(pk=lines[0].pk).update(name="=1+1")
    doing(lines[0], "in_progress", 50, note="@ghi chú")
    client.force_login(place.office_staff())
    response = client.get(
        reverse("registrations:progress_sheet", args=[place.letter.pk, place.office.pk])
    )
    book = load_workbook(io.BytesIO(response.content))
    assert book.sheetnames == ["Theo lĩnh vực", "Theo đơn vị", "Danh sách"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}
    assert "=1+1" in [cell.value for cell in cells]


# --- My desk --------------------------------------------------------------------------------------


def test_my_desk_shows_what_is_behind_or_expected_soon(place, lines, head, client):
    doing(lines[0], expected_on=date(2020, 5, 1))
    doing(lines[1], "in_progress", 20, expected_on=date(2020, 5, 20))
    doing(lines[2], expected_on=date(2020, 8, 1))
    page = client.get(reverse("desk"))
    (panel,) = [
        part["panel"] for part in page.context["parts"] if "progress_due" in part.get("panel", {})
    ]
    assert [(due.behind, due.soon) for due in panel["progress_due"]] == [(1, 1)]
    doing(lines[0], "completed")
    doing(lines[1], "dropped", 20)
    parts = client.get(reverse("desk")).context["parts"]
    assert not [part for part in parts if "progress_due" in part.get("panel", {})]


# --- Queries --------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", ["1", "4"])
def test_the_number_of_queries_does_not_grow_with_the_lines(place, client, count):
    for school in place.schools[: int(count) - 1 or 1]:
        for line in registered(place.letter, school, count).initiatives.all():
            doing(line, "in_progress", 10, expected_on=date(2020, 5, 1))
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    with CaptureQueriesContext(connection) as of_unit:
        client.get(page_of_unit(place))
    client.force_login(place.office_staff())
    with CaptureQueriesContext(connection) as below:
        client.get(at_desk(place))
    assert (len(of_unit), len(below)) == (9, 13)
