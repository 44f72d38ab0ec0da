"""The stored terms of a line follow its name, however the name is written."""

from importlib import import_module
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Concat

from registrations.models import Initiative
from registrations.similarity.terms import stored_terms
from tests.registrations.factories import InitiativeFactory, RegistrationFactory, area_of

pytestmark = pytest.mark.django_db

OLD, NEW = "Sổ tay điện tử", "Thu học phí không dùng tiền mặt"


@pytest.fixture
def line():
    return InitiativeFactory(name=OLD)


def terms_in_database(line) -> str:
    return Initiative.objects.values_list("terms", flat=True).get(pk=line.pk)


def test_a_new_line_has_its_terms(line):
    assert terms_in_database(line) == line.terms == stored_terms(OLD) != ""


def test_saving_another_name_renews_them(line):
    line.name = NEW
    line.save()
    assert terms_in_database(line) == line.terms == stored_terms(NEW)


def test_saving_the_name_alone_renews_them_too(line):
    line.name = NEW
    line.save(update_fields=["name"])
    assert terms_in_database(line) == stored_terms(NEW)


def test_saving_another_column_alone_leaves_them(line):
    line.name = NEW
    line.save(update_fields=["note"])
    assert terms_in_database(line) == stored_terms(OLD)


def test_lines_created_in_bulk_have_theirs():
    registration = RegistrationFactory()
    area = area_of(registration.plan, 1)
    Initiative.objects.bulk_create(
        Initiative(registration=registration, area=area, name=name) for name in (OLD, NEW)
    )
    assert set(Initiative.objects.values_list("name", "terms")) == {
        (OLD, stored_terms(OLD)),
        (NEW, stored_terms(NEW)),
    }


def test_an_update_in_one_statement_renews_them(line):
    line.registration.initiatives.update(name=NEW)
    assert terms_in_database(line) == stored_terms(NEW)
    Initiative.objects.update(note="Thử")
    assert terms_in_database(line) == stored_terms(NEW)


def test_an_update_that_only_the_database_could_read_is_refused(line):
    with pytest.raises(TypeError):
        Initiative.objects.update(name=Concat("name", Value(" mới")))


def test_an_update_of_many_renews_each(line):
    line.name = NEW
    Initiative.objects.bulk_update([line], ["name"])
    assert terms_in_database(line) == stored_terms(NEW)


# --- After the table of phrases has changed ------------------------------------------------------


def make_stale(line) -> None:
    """As it stands after a change of the table: written past the field that would mend it."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registrations_initiative SET terms = 'cu' WHERE id = %s", [line.pk])


def test_the_command_renews_what_is_stale_and_says_how_much(line):
    InitiativeFactory(name=NEW)
    make_stale(line)
    out = StringIO()
    call_command("renew_terms", stdout=out)
    assert out.getvalue() == "1 initiatives had stale terms.\n"
    assert terms_in_database(line) == stored_terms(OLD)


def test_many_are_renewed_batch_by_batch(line, monkeypatch):
    renewing = import_module("registrations.similarity.terms")
    monkeypatch.setattr(renewing, "A_BATCH", 2)
    lines = [line, *InitiativeFactory.create_batch(4, registration=line.registration)]
    for one in lines:
        make_stale(one)
    assert renewing.renew_terms(Initiative.objects.all()) == 5
    assert not Initiative.objects.filter(terms="cu").exists()
