"""One preview confirmed twice at the same moment."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from paperwork.models import ImportPreview
from tests.paperwork.spreadsheet_import.workbooks import saved, token_in, workbook_of
from tests.races import at_once
from tests.rankings.factories import draft, ranked

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_preview_confirmed_twice_at_once_is_taken_in_once(client, working_day):
    working_day("2021-01-20")
    place = ranked()
    ranking = draft(place)
    client.force_login(place.staff)
    content = saved(workbook_of([("Đơn vị", "Điểm"), (place.districts[0].name, 91)]))
    page = client.post(
        reverse("rankings:score_import", args=[ranking.pk]),
        {"file": SimpleUploadedFile("diem.xlsx", content)},
    )

    def confirm() -> str:
        tab = Client()
        tab.cookies = client.cookies
        address = reverse("rankings:score_import_confirm", args=[ranking.pk])
        response = tab.post(address, {"token": token_in(page)})
        return response.url

    addresses = at_once(confirm, confirm)
    assert sorted(addresses) == sorted(
        [
            reverse("rankings:ranking_detail", args=[ranking.pk]),
            reverse("rankings:score_import", args=[ranking.pk]),
        ]
    )
    assert not ImportPreview.objects.exists()
    assert ranking.entries.exclude(score=None).count() == 1
