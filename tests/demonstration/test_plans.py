"""What each document asks of people: numbers, dates, places in the tree, participants, recipients.

Expectations are written by hand from the documents, not read from the fixtures.
"""

from datetime import date

import pytest

from audit.models import Event
from campaigns.models import Plan
from registrations.participation import desk_for

REFERENCES = [
    # (number, symbol, as printed, day, place, issued by, parent's number or None)
    ("1513", "KH-UBND", "", date(2020, 4, 27), "", "UBND Thành phố", None),
    ("3925", "KH-UBND", "3925/KH-UBND", date(2020, 5, 5), "Củ Chi", "UBND huyện Củ Chi", "1513"),
    (
        "537",
        "GDĐT-VP",
        "⁵³⁷/GDĐT- VP",
        date(2020, 5, 12),
        "Củ Chi",
        "Phòng Giáo dục và Đào tạo",
        "3925",
    ),
    ("34", "KH-UBND", "34 /KH-UBND", date(2020, 3, 3), "Kiên Giang", "UBND tỉnh Kiên Giang", None),
    ("349", "KH-UBND", "", date(2020, 2, 25), "", "UBND tỉnh Tây Ninh", None),
    ("", "KH-UBND", "/KH-UBND", date(2020, 3, 4), "Tân Châu", "UBND huyện Tân Châu", "349"),
    (
        "19",
        "KH-T.Tr",
        "19/KH-T.Tr",
        date(2021, 7, 28),
        "Bình phước",
        "Thanh tra tỉnh Bình Phước",
        None,
    ),
    ("1970", "KH-UBND", "", date(2024, 4, 26), "", "UBND thị xã Tịnh Biên", None),
    ("99", "KH-UBND", "99/KH-UBND", date(2024, 4, 26), "Văn Giáo", "UBND xã Văn Giáo", "1970"),
]

RECIPIENTS = [
    # (reference, recipients, of them to register, of them consolidating, lines under "Nơi nhận")
    ("3925/KH-UBND", 49, 38, 1, 11),
    ("537/GDĐT-VP", 13, 13, 0, 2),
    ("34/KH-UBND", 29, 29, 15, 8),
    ("19/KH-T.Tr", 4, 0, 0, 3),
    ("99/KH-UBND", 9, 0, 0, 6),
    ("/KH-UBND", 27, 0, 0, 8),
    ("1513/KH-UBND", 1, 0, 0, 0),
]

SIGNATURES = [
    ("3925/KH-UBND", "Nguyễn Hữu Hoài Phú", "TM.", "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH"),
    ("537/GDĐT-VP", "Trần Văn Toàn", "", ""),
    ("34/KH-UBND", "Lê Thị Minh Phụng", "KT.", "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"),
    ("19/KH-T.Tr", "Phạm Văn Thuần", "", "CHÁNH THANH TRA"),
    ("99/KH-UBND", "Hồ Văn Đức", "KT.", "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"),
    ("/KH-UBND", "", "", "CHỦ TỊCH"),
]


def test_there_are_nine_plans_and_all_are_issued(demonstration):
    assert Plan.objects.count() == len(REFERENCES)
    assert set(Plan.objects.values_list("status", flat=True)) == {"issued"}
    assert Plan.objects.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize(
    ("number", "symbol", "printed", "day", "place", "issuer", "parent"), REFERENCES
)
def test_number_day_place_and_parent(
    demonstration, number, symbol, printed, day, place, issuer, parent
):
    plan = Plan.objects.get(number=number, symbol=symbol)
    assert plan.printed_reference == printed
    assert plan.issued_on == day
    assert plan.place == place
    assert plan.issuing_body.short_name == issuer
    assert (plan.parent.number if plan.parent else None) == parent


def test_the_letter_stands_under_the_district_under_the_city(plan):
    family = Plan.objects.lineage_of(plan("537/GDĐT-VP"))
    assert [(member.depth, member.reference) for member in family] == [
        (1, "1513/KH-UBND"),
        (2, "3925/KH-UBND"),
        (3, "537/GDĐT-VP"),
    ]
    assert plan("537/GDĐT-VP").kind == "letter"


@pytest.mark.parametrize(("reference", "name", "capacity", "title"), SIGNATURES)
def test_signatures_as_printed(plan, reference, name, capacity, title):
    signed = plan(reference)
    assert (signed.signer_name, signed.signer_capacity, signed.signer_title) == (
        name,
        capacity,
        title,
    )


@pytest.mark.parametrize(("reference", "all_", "registering", "consolidating", "lines"), RECIPIENTS)
def test_recipients(plan, reference, all_, registering, consolidating, lines):
    sent = plan(reference)
    assert sent.recipients.count() == all_
    assert sent.recipients.filter(must_register=True).count() == registering
    assert sent.recipients.filter(consolidates=True).count() == consolidating
    assert sent.recipient_lines.count() == lines


@pytest.mark.parametrize(
    ("reference", "form", "areas", "late"),
    [
        ("3925/KH-UBND", "initiatives", 7, True),
        ("537/GDĐT-VP", "initiatives", 7, True),
        ("34/KH-UBND", "pledge", 0, False),
        ("/KH-UBND", "none", 0, False),
        ("19/KH-T.Tr", "none", 0, False),
        ("99/KH-UBND", "none", 6, False),
    ],
)
def test_what_is_registered(plan, reference, form, areas, late):
    asked = plan(reference)
    assert asked.registration_form == form
    assert (asked.reform_area_set.areas.count() if asked.reform_area_set else 0) == areas
    assert asked.accepts_late is late


@pytest.mark.parametrize(
    ("reference", "starts", "ends"),
    [
        ("3925/KH-UBND", date(2020, 5, 5), date(2020, 11, 30)),
        ("34/KH-UBND", date(2020, 1, 1), date(2020, 12, 31)),
        ("/KH-UBND", date(2020, 3, 4), date(2020, 12, 31)),
        ("99/KH-UBND", date(2024, 4, 26), date(2024, 12, 31)),
        ("19/KH-T.Tr", None, None),
    ],
)
def test_the_time_of_the_campaign(plan, reference, starts, ends):
    assert (plan(reference).starts_on, plan(reference).ends_on) == (starts, ends)


BASES = {
    "3925/KH-UBND": [
        ("1513/KH-UBND", date(2020, 4, 27), True),
        ("3392/KH-UBND", date(2020, 4, 13), False),
        ("644/QĐ-UBND", date(2020, 2, 10), False),
    ],
    "537/GDĐT-VP": [("3925/KH-UBND", date(2020, 5, 5), True)],
    "34/KH-UBND": [
        ("225/QĐ-TTg", date(2016, 2, 4), True),
        ("609/QĐ-TTg", date(2017, 5, 4), True),
        ("164/KH-UBND", date(2019, 12, 9), True),
        ("", None, False),
        ("2812/QĐ-UBND", date(2019, 12, 12), False),
        ("91/2017/NĐ-CP", date(2017, 7, 31), False),
    ],
    "/KH-UBND": [
        ("2606/QĐ-UBND", date(2019, 12, 2), True),
        ("349/KH-UBND", date(2020, 2, 25), True),
        ("", None, False),
        ("1313/QĐ-UBND", date(2016, 5, 27), False),
        ("4208/QĐ-UBND", date(2016, 9, 1), False),
        ("6900/HDLN-VP-SNV", date(2019, 11, 5), False),
        ("", None, False),
    ],
    "19/KH-T.Tr": [
        ("2372/UBND-NC", date(2021, 7, 16), True),
        ("1146/SKHCN-QLKHCN", date(2021, 7, 22), True),
        ("", None, False),
    ],
    "99/KH-UBND": [
        ("1970/KH-UBND", date(2024, 4, 26), True),
        ("76/NQ-CP", date(2021, 7, 15), False),
        ("35a/KH-UBND", date(2024, 1, 30), False),
    ],
}


@pytest.mark.parametrize("reference", BASES)
def test_legal_bases_and_what_is_only_cited(plan, reference):
    bases = plan(reference).bases.values_list("reference", "issued_on", "opens_the_plan")
    assert list(bases) == BASES[reference]


@pytest.mark.parametrize(
    ("reference", "parent"),
    [
        ("3925/KH-UBND", "1513/KH-UBND"),
        ("537/GDĐT-VP", "3925/KH-UBND"),
        ("/KH-UBND", "349/KH-UBND"),
        ("99/KH-UBND", "1970/KH-UBND"),
    ],
)
def test_the_basis_that_is_a_plan_of_ours_is_linked_to_it(plan, reference, parent):
    linked = plan(reference).bases.exclude(cited_plan=None).get()
    assert linked.cited_plan == plan(parent) == plan(reference).parent


GROUPS = {
    "3925/KH-UBND": [("collective", 38), ("individual", 0), ("citizen", 0), ("enterprise", 0)],
    "537/GDĐT-VP": [("collective", 11), ("collective", 1), ("collective", 1)],
    "34/KH-UBND": [
        ("collective", 13),
        ("collective", 15),
        ("collective", 70),
        ("collective", 17),
        ("individual", 0),
    ],
    "/KH-UBND": [("collective", 9), ("collective", 3), ("collective", 12), ("individual", 0)],
    "19/KH-T.Tr": [("collective", 4), ("individual", 0)],
    "99/KH-UBND": [("collective", 6), ("individual", 0)],
}


@pytest.mark.parametrize("reference", GROUPS)
def test_participants(plan, reference):
    found = [(group.kind, group.bodies.count()) for group in plan(reference).groups.all()]
    assert found == GROUPS[reference]


def test_kien_giang_groups_are_named_body_by_body(plan, body):
    specialists = plan("34/KH-UBND").groups.get(position=4).bodies
    assert specialists.filter(
        name="Phòng Cải cách hành chính và Tổ chức phi chính phủ - Sở Nội vụ"
    ).exists()
    assert specialists.filter(name="Trung tâm Phục vụ hành chính công tỉnh Kiên Giang").exists()
    assert specialists.filter(name__startswith="Phòng Nội vụ").count() == 15


def test_printed_section_numbers_may_repeat_and_skip(plan):
    numbers = plan("99/KH-UBND").sections.values_list("printed_number", flat=True)
    assert list(numbers) == [
        "I.1",
        "I.2",
        "II",
        "III.1",
        "III.2.a",
        "III.2.b",
        "III.3",
        "III.4",
        "III.1",
        "III.2",
        "VI.1",
        "VI.2",
    ]


def test_both_slogans_of_kien_giang_are_kept(plan):
    themes = list(plan("34/KH-UBND").sections.filter(kind="theme").values_list("text", flat=True))
    assert themes[0].endswith("đáp ứng yêu cầu phục vụ Nhân dân")
    assert themes[1].endswith("hướng tới sự hài lòng của tổ chức và cá nhân")
    assert themes[0] == plan("34/KH-UBND").theme


def test_receiving_offices(plan):
    received_at = {
        found.reference.strip(): found.receiver.name for found in Plan.objects.exclude(number="")
    }
    assert received_at == {
        "1513/KH-UBND": "Sở Nội vụ Thành phố Hồ Chí Minh",
        "3925/KH-UBND": "Phòng Nội vụ huyện Củ Chi",
        "537/GDĐT-VP": "Phòng Giáo dục và Đào tạo huyện Củ Chi",
        "34/KH-UBND": "Sở Nội vụ tỉnh Kiên Giang",
        "349/KH-UBND": "Sở Nội vụ tỉnh Tây Ninh",
        "19/KH-T.Tr": "Văn phòng Thanh tra tỉnh Bình Phước",
        "1970/KH-UBND": "Phòng Nội vụ thị xã Tịnh Biên",
        "99/KH-UBND": "Ủy ban nhân dân xã Văn Giáo",
    }


@pytest.mark.parametrize(
    ("reference", "unit", "desk"),
    [
        ("537/GDĐT-VP", "Trường Tiểu học Tân Thông Hội", "Phòng Giáo dục và Đào tạo huyện Củ Chi"),
        ("3925/KH-UBND", "Ủy ban nhân dân xã Tân Thông Hội", "Ủy ban nhân dân huyện Củ Chi"),
        ("34/KH-UBND", "Ủy ban nhân dân xã Ngọc Chúc", "Ủy ban nhân dân huyện Giồng Riềng"),
        ("34/KH-UBND", "Sở Y tế tỉnh Kiên Giang", "Ủy ban nhân dân tỉnh Kiên Giang"),
    ],
)
def test_where_a_registration_arrives(plan, body, reference, unit, desk):
    assert desk_for(plan(reference), body(unit)).name == desk


def test_the_log_says_that_each_plan_was_entered(demonstration):
    for plan in Plan.objects.all():
        first = Event.objects.about(plan).first()
        assert (first.verb, first.to_status) == ("create", "issued")
        assert first.actor.username == "quantri"


def test_an_acknowledgement_went_through_the_door(plan, body):
    recipient = plan("3925/KH-UBND").recipients.get(
        body=body("Phòng Giáo dục và Đào tạo huyện Củ Chi")
    )
    assert recipient.status == "acknowledged"
    assert Event.objects.about(recipient).get().actor.username == "giaoduc.cuchi"
    assert plan("3925/KH-UBND").recipients.not_acted().count() == 46
