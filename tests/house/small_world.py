"""One small world for the walk over all URLs: a campaign of three levels with something in every
state, and one person of each kind."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from accounts.models import User
from audit import clock
from awards.decisions.item_order import item_for
from awards.models import (
    Attendance,
    AwardCouncil,
    AwardCouncilMember,
    AwardDecision,
    AwardForm,
    DossierDocument,
    Meeting,
    MeetingItem,
    RequiredDocument,
    Violation,
    YearRating,
)
from campaigns.models import PlanAttachment, Recipient
from campaigns.models.plans import RegistrationForm
from notifications.models import Notice
from organisation.models.bodies import BodyKind, Level
from organisation.models.memberships import Role
from rankings.models import Ranking, RankingEntry
from recognition.models import (
    CouncilMember,
    Criterion,
    DecisionItem,
    InitiativeCouncil,
    LibraryEntry,
    LibraryFile,
    Recognition,
    RecognitionDecision,
)
from register.models import AwardRecord, CertificateBatch, CertificateTemplate, Honoree
from registrations.models import (
    Consolidation,
    EvidenceFile,
    Initiative,
    InitiativeProgress,
    ProgressReport,
    ReportKind,
    ReportSending,
    Sending,
)
from tests.accounts.factories import UserFactory
from tests.awards.factories import AwardFormFactory, DossierFactory, in_register
from tests.campaigns.factories import BodyFactory, DeadlineFactory, PlanFactory, person, school
from tests.register.factories import entered
from tests.registrations.factories import InitiativeFactory, RegistrationFactory

FILE_NAME = "dossiers/to-trinh.pdf"
MOMENT = datetime(2020, 5, 8, 2, 0, tzinfo=UTC)
TODAY = "2020-05-08"


@dataclass
class SmallWorld:
    """Who there is, and the values that each target puts into a URL."""

    people: dict[str, User | None]
    targets: dict[str, dict[str, Any]]


def build() -> SmallWorld:
    """Write everything into the database."""
    bodies = _bodies()
    people = _people(bodies)
    plans = _plans(bodies)
    targets = {
        "": {},
        **{name: {"pk": plan.pk} for name, plan in plans.items() if name.endswith("plan")},
        "plan's awards": {"plan_pk": plans["district plan"].pk},
        "draft's awards": {"plan_pk": plans["draft plan"].pk},
        "draft's form": {"pk": AwardFormFactory(plan=plans["draft plan"]).pk},
        "form of plan": {"pk": AwardFormFactory(plan=plans["district plan"]).pk},
        "part of draft": {"pk": plans["draft plan"].pk, "part": "dot"},
        "part of district plan": {"pk": plans["district plan"].pk, "part": "dot"},
        "attachment": {"pk": _attachment(plans["district plan"], people["staff"]).pk},
        "draft's file": {"pk": _attachment(plans["draft plan"], people["staff"]).pk},
        "receipt": {
            "pk": Recipient.objects.get(plan=plans["district plan"], body=bodies["school"]).pk
        },
        "deadline": {"pk": DeadlineFactory(plan=plans["district plan"]).pk},
        "notice": {"pk": _notice(people["head"]).pk},
        **_registrations(bodies, plans),
        **_consolidations(bodies, plans),
        **_progress(bodies, plans, people["head"]),
        **_reports(bodies, plans),
        **_dossiers(bodies, plans),
        **_register(bodies, people["staff"]),
        **_rankings(bodies),
        **_facts(bodies, people["staff"]),
    }
    targets |= _recognition(bodies, plans, people, targets)
    targets |= _councils(bodies, plans, people)
    targets |= _award_decisions(bodies, plans)
    return SmallWorld(people, targets)


def _bodies() -> dict[str, Any]:
    city = BodyFactory(name="Ủy ban nhân dân Thành phố Hồ Chí Minh", level=Level.PROVINCE)
    district = BodyFactory(name="Ủy ban nhân dân huyện Củ Chi", under=city)
    neighbour = BodyFactory(name="Ủy ban nhân dân huyện Hóc Môn", under=city)
    home_affairs = BodyFactory(
        name="Phòng Nội vụ", under=district, kind=BodyKind.OFFICE, acts_for=district
    )
    education = BodyFactory(name="Phòng Giáo dục và Đào tạo", under=district, kind=BodyKind.OFFICE)
    return {
        "city": city,
        "district": district,
        "neighbour": neighbour,
        "home affairs": home_affairs,
        "education": education,
        "school": school("Trường Tiểu học Thử nhất", education),
        "sister school": school("Trường Tiểu học Thử hai", education),
        "commune": BodyFactory(name="Xã Trung Lập Hạ", under=district, level=Level.COMMUNE),
        "neighbour's school": school("Trường Tiểu học Láng giềng", neighbour),
    }


def _people(bodies: dict[str, Any]) -> dict[str, User | None]:
    return {
        "anonymous": None,
        "stranger": person(Role.UNIT_HEAD, bodies["neighbour's school"]),
        "head": person(Role.UNIT_HEAD, bodies["school"]),
        "sister": person(Role.UNIT_HEAD, bodies["sister school"]),
        "office": person(Role.NOI_VU_STAFF, bodies["education"]),
        "staff": person(Role.NOI_VU_STAFF, bodies["home affairs"]),
        "leader": person(Role.LEADER, bodies["district"]),
        "superuser": UserFactory(is_superuser=True, is_staff=True),
    }


def _plans(bodies: dict[str, Any]) -> dict[str, Any]:
    city = PlanFactory(issuing_body=bodies["city"])
    district = PlanFactory(
        issuing_body=bodies["district"], receiving_body=bodies["home affairs"], under=city
    )
    letter, earlier_letter = (
        PlanFactory(issuing_body=bodies["education"], under=district, kind="letter")
        for _ in range(2)
    )
    draft = PlanFactory(issuing_body=bodies["district"], status="draft", number="", issued_on=None)
    for plan, names in {
        city: ("district", "neighbour"),
        district: ("education", "commune"),
        letter: ("school", "sister school"),
        earlier_letter: ("school",),
        draft: ("education",),
    }.items():
        for name in names:
            Recipient.objects.create(plan=plan, body=bodies[name])
    Recipient.objects.create(plan=district, body=bodies["school"], must_register=False)
    return {
        "city plan": city,
        "district plan": district,
        "letter": letter,
        "earlier letter": earlier_letter,
        "draft plan": draft,
    }


def _attachment(plan: Any, person: User | None) -> PlanAttachment:
    return PlanAttachment.objects.create(
        plan=plan, title="Bản ký", file=FILE_NAME, size=15, added_by=person, added_at=MOMENT
    )


def _notice(person: User | None) -> Notice:
    return Notice.objects.create(recipient=person, text="Có việc mới", created_at=MOMENT)


def _registrations(bodies: dict[str, Any], plans: dict[str, Any]) -> dict[str, dict[str, Any]]:
    letter = plans["letter"]
    draft = RegistrationFactory(plan=letter, body=bodies["sister school"])
    submitted = RegistrationFactory(
        plan=letter, body=bodies["school"], status="submitted", submitted_at=MOMENT
    )
    accepted = RegistrationFactory(
        plan=plans["earlier letter"],
        body=bodies["sister school"],
        status="accepted",
        submitted_at=MOMENT,
    )
    for registration in (draft, submitted, accepted):
        InitiativeFactory(registration=registration)
    pledging = PlanFactory(
        issuing_body=bodies["education"],
        under=plans["district plan"],
        registration_form=RegistrationForm.PLEDGE,
    )
    pledged = RegistrationFactory(
        plan=pledging, body=bodies["school"], status="submitted", submitted_at=MOMENT
    )
    return {
        "sister's draft": {"pk": draft.pk},
        "submitted": {"pk": submitted.pk},
        "sister's accepted": {"pk": accepted.pk},
        "form of sister's draft": {"plan_pk": letter.pk, "body_pk": bodies["sister school"].pk},
        "form of submitted": {"plan_pk": letter.pk, "body_pk": bodies["school"].pk},
        "form not begun": {"plan_pk": plans["earlier letter"].pk, "body_pk": bodies["school"].pk},
        "office's desk": {"plan_pk": letter.pk, "body_pk": bodies["education"].pk},
        "district's desk": {
            "plan_pk": plans["district plan"].pk,
            "body_pk": bodies["district"].pk,
        },
        "office's Biểu 2": {
            "plan_pk": letter.pk,
            "body_pk": bodies["education"].pk,
            "form": "bieu-2",
            "extension": "pdf",
        },
        "district's Biểu 1": {
            "plan_pk": plans["district plan"].pk,
            "body_pk": bodies["district"].pk,
            "form": "bieu-1",
            "extension": "xlsx",
        },
        "pledged": {"pk": pledged.pk},
    }


def _consolidations(bodies: dict[str, Any], plans: dict[str, Any]) -> dict[str, dict[str, Any]]:
    common = {
        "body": bodies["education"],
        "sent_under": plans["district plan"],
        "received_by": bodies["district"],
    }
    draft = Consolidation.objects.create(plan=plans["letter"], **common)
    sent = Consolidation.objects.create(
        plan=plans["earlier letter"], status="sent", version=1, sent_at=MOMENT, **common
    )
    Sending.objects.create(consolidation=sent, version=1, sent_at=MOMENT)
    return {
        "draft consolidation": {"pk": draft.pk},
        "sent consolidation": {"pk": sent.pk},
        "sent Biểu 2": {"pk": sent.pk, "version": 1, "form": "bieu-2", "extension": "xlsx"},
    }


def _progress(
    bodies: dict[str, Any], plans: dict[str, Any], head: Any
) -> dict[str, dict[str, Any]]:
    """An accepted initiative of the school, under the education office's earlier letter, with a
    file; and one that was only submitted."""
    plan = PlanFactory(issuing_body=bodies["education"], under=plans["district plan"])
    Recipient.objects.create(plan=plan, body=bodies["school"])
    common = {"plan": plan, "received_by": bodies["education"], "submitted_at": MOMENT}
    accepted = RegistrationFactory(body=bodies["school"], status="accepted", **common)
    waiting = RegistrationFactory(body=bodies["commune"], status="submitted", **common)
    line, other = (InitiativeFactory(registration=one) for one in (accepted, waiting))
    progress = InitiativeProgress.objects.create(initiative=line)
    evidence = EvidenceFile.objects.create(
        progress=progress, title="Ảnh", file=FILE_NAME, size=15, added_by=head, added_at=MOMENT
    )
    return {
        "initiative": {"pk": line.pk},
        "initiative not accepted": {"pk": other.pk},
        "evidence": {"pk": evidence.pk},
        "school's progress": {"plan_pk": plan.pk, "body_pk": bodies["school"].pk},
    }


def _reports(bodies: dict[str, Any], plans: dict[str, Any]) -> dict[str, dict[str, Any]]:
    common = {
        "plan": plans["letter"],
        "body": bodies["school"],
        "received_by": bodies["education"],
    }
    draft = ProgressReport.objects.create(kind=ReportKind.INTERIM, text="Kết quả đợt 1", **common)
    sent = ProgressReport.objects.create(
        kind=ReportKind.FINAL,
        status="sent",
        sent_at=MOMENT,
        file=FILE_NAME,
        original_name="bao-cao.pdf",
        version=1,
        **common,
    )
    ReportSending.objects.create(
        report=sent, version=1, sent_at=MOMENT, file=FILE_NAME, original_name="bao-cao.pdf"
    )
    unit = {"plan_pk": plans["letter"].pk, "body_pk": bodies["school"].pk}
    sister = {"plan_pk": plans["letter"].pk, "body_pk": bodies["sister school"].pk}
    return {
        "school's reports": unit,
        "draft report": {"pk": draft.pk},
        "sent report": {"pk": sent.pk},
        "sent version": {"pk": sent.pk, "version": 1},
        "form of draft report": {**unit, "kind": "so-ket", "phase_pk": 0},
        "form of sent report": {**unit, "kind": "tong-ket", "phase_pk": 0},
        "report not begun": {**sister, "kind": "so-ket", "phase_pk": 0},
        "report of no kind": {**unit, "kind": "khac", "phase_pk": 0},
    }


def _dossiers(bodies: dict[str, Any], plans: dict[str, Any]) -> dict[str, dict[str, Any]]:
    plan = plans["district plan"]
    form = AwardFormFactory(plan=plan)
    required = RequiredDocument.objects.create(award_form=form, name="Tờ trình")
    decision = AwardDecision.objects.create(
        plan=plan,
        issuing_body=bodies["district"],
        number="5120",
        issued_on=date(2020, 5, 8),
        place="Củ Chi",
        signer_name="Nguyễn Văn Ký",
        signer_title="CHỦ TỊCH",
        status="issued",
    )
    states = {
        "draft dossier": {},
        "dossier": {"status": "submitted"},
        "decided dossier": {"status": "decided", "decision": decision, "register_number": 1},
    }
    dossiers = {
        name: DossierFactory(
            award_form=form, proposed_by=bodies["school"], awardee_name=name, **values
        )
        for name, values in states.items()
    }
    in_register(dossiers["decided dossier"])
    made = DossierDocument.objects.create(
        dossier=dossiers["draft dossier"],
        required_document=RequiredDocument.objects.create(
            award_form=form, name="Báo cáo thành tích", made_as="report"
        ),
    )
    paper = DossierDocument.objects.create(
        dossier=dossiers["dossier"],
        required_document=required,
        file=FILE_NAME,
        attached_by=UserFactory(),
    )
    missing = DossierDocument.objects.create(
        dossier=dossiers["draft dossier"], required_document=required
    )
    return {
        **{name: {"pk": dossier.pk} for name, dossier in dossiers.items()},
        "paper": {"pk": paper.pk},
        "missing paper": {"pk": missing.pk},
        "made paper": {"pk": made.pk},
    }


def _councils(
    bodies: dict[str, Any], plans: dict[str, Any], people: dict[str, User | None]
) -> dict[str, dict[str, Any]]:
    """The district's award council, in which the leader presides, staff keep the papers and
    somebody of the education office sits; a meeting called, one open and one closed."""
    form = AwardForm.objects.filter(plan=plans["district plan"]).first()
    council = AwardCouncil.objects.create(
        body=bodies["district"], basis="Quyết định 1205/QĐ-UBND", valid_from=date(2020, 1, 1)
    )
    seats = (("leader", "chair"), ("staff", "secretary"), ("office", "member"))
    for name, role in seats:
        AwardCouncilMember.objects.create(council=council, user=people[name], role=role)
    found = {}
    for status in ("called", "open", "closed"):
        meeting = Meeting.objects.create(
            council=council,
            title=f"Phiên họp {status}",
            held_on=date(2020, 5, 7),
            held_at=time(8, 0),
            place="Phòng họp số 1",
            status=status,
        )
        for name, role in seats:
            Attendance.objects.create(
                meeting=meeting, user=people[name], role=role, presence="present"
            )
        dossier = DossierFactory(
            award_form=form,
            proposed_by=bodies["commune"],
            awardee_name=f"Hồ sơ {status}",
            status="appraised",
            received_on=date(2020, 5, 6),
        )
        MeetingItem.objects.create(meeting=meeting, dossier=dossier, is_live=status != "closed")
        found[f"{status} meeting"] = {"pk": meeting.pk}
    absent = Attendance.objects.filter(meeting__status="open", user=people["office"]).get()
    return {
        **found,
        "award council": {"pk": council.pk},
        "council's body": {"body_pk": bodies["district"].pk},
        "seat in the open meeting": {"pk": absent.pk},
    }


def _award_decisions(bodies: dict[str, Any], plans: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Decisions of the district: a draft, one put to the leader, one issued."""
    plan = plans["district plan"]
    issued = AwardDecision.objects.get(number="5120")
    found = {"issued award decision": {"pk": issued.pk}}
    form = AwardForm.objects.filter(plan=plan).first()
    for status, of_dossier in (("draft", "voted"), ("presented", "presented")):
        decision = AwardDecision.objects.create(
            plan=plan, issuing_body=bodies["district"], status=status
        )
        dossier = DossierFactory(
            award_form=form,
            proposed_by=bodies["commune"],
            awardee_name=f"Quyết định {status}",
            status=of_dossier,
            received_on=date(2020, 5, 6),
        )
        item = item_for(decision, dossier, 1)
        item.save()
        found[f"{status} award decision"] = {"pk": decision.pk}
        found[f"line of the {status} decision"] = {"pk": item.pk}
    paper = {"what": "quyet-dinh", "extension": "pdf"}
    return {
        **found,
        "plan and who decides": {"plan_pk": plan.pk, "body_pk": bodies["district"].pk},
        "draft decision on paper": {**found["draft award decision"], **paper},
        "issued decision on paper": {**found["issued award decision"], **paper},
        "payment list": {
            **found["issued award decision"],
            "what": "chi-tien-thuong",
            "extension": "xlsx",
        },
        "paper of no kind": {**found["issued award decision"], "what": "khac", "extension": "pdf"},
    }


def _register(bodies: dict[str, Any], staff: Any) -> dict[str, dict[str, Any]]:
    """The award of the school's decided dossier, two persons of one name there, and somebody of
    whom nobody sees an award."""
    record = AwardRecord.objects.get(awardee_name="decided dossier")
    honoree, namesake = (
        entered(
            bodies["district"],
            awardee_kind="individual",
            awardee_name="Lê Thị Ánh",
            awardee_body=bodies["school"],
            honoree=Honoree.objects.create(full_name="Lê Thị Ánh", body=bodies["school"]),
        ).honoree
        for _ in range(2)
    )
    stranger = Honoree.objects.create(full_name="Người lạ", body=None)
    earlier = entered(bodies["district"], awardee_body=bodies["school"], source_key="import:1")
    own, common = (
        CertificateTemplate.objects.create(name="Mẫu", issuing_body=body)
        for body in (bodies["district"], None)
    )
    batch = CertificateBatch.objects.create(
        title="1 giấy khen",
        records=[record.pk],
        created_by=staff,
        created_at=MOMENT,
        heard_at=clock.now(),
    )
    return {
        "register as Excel": {"extension": "xlsx"},
        "register as text": {"extension": "txt"},
        "record": {"pk": record.pk},
        "award's code": {"code": record.check_code},
        "no code": {"code": "0" * 26},
        "honoree": {"pk": honoree.pk},
        "stranger to all": {"pk": stranger.pk},
        "batch": {"pk": batch.pk},
        "earlier record": {"pk": earlier.pk},
        "district's template": {"pk": own.pk},
        "common template": {"pk": common.pk},
        "district": {"pk": bodies["district"].pk},
        "border": {"kind": "lines", "width": 297, "height": 210, "inset": 0},
        "namesakes": {"pk": honoree.pk, "other_pk": namesake.pk},
    }


def _rankings(bodies: dict[str, Any]) -> dict[str, dict[str, Any]]:
    common = {"publisher": bodies["district"], "kind": "offices", "title": "Xếp hạng các phòng"}
    draft = Ranking.objects.create(year=2019, **common)
    published = Ranking.objects.create(
        year=2018, status="published", published_on=date(2019, 1, 15), **common
    )
    for ranking in (draft, published):
        RankingEntry.objects.create(
            ranking=ranking, body=bodies["education"], score=90, rank=1, group="Tốt"
        )
    return {
        "draft ranking": {"pk": draft.pk},
        "published ranking": {"pk": published.pk},
        "ranked body": {"pk": bodies["education"].pk},
        "body never ranked": {"pk": bodies["school"].pk},
    }


def _facts(bodies: dict[str, Any], staff: Any) -> dict[str, dict[str, Any]]:
    """How the school was rated, and what somebody there did."""
    common = {
        "body": bodies["school"],
        "source": "Quyết định số 1/QĐ-UBND",
        "recorded_by": staff,
        "recorded_at": MOMENT,
    }
    rating = YearRating.objects.create(year=2019, grade="good", **common)
    violation = Violation.objects.create(
        person_name="Trần Văn Thử", kind="conduct", happened_on=date(2020, 5, 1), **common
    )
    return {"rating": {"pk": rating.pk}, "violation": {"pk": violation.pk}}


def _recognition(
    bodies: dict[str, Any],
    plans: dict[str, Any],
    people: dict[str, Any],
    targets: dict[str, dict[str, Any]],
) -> dict[str, dict[str, Any]]:
    """The district's council, of which the leader, staff and somebody of the education office are
    members, with initiatives of the school; and one of the education office that is being set
    up."""
    council = InitiativeCouncil.objects.create(
        plan=plans["district plan"], pass_mark=70, status="appraising"
    )
    for name, role in (("leader", "chair"), ("staff", "secretary"), ("office", "member")):
        CouncilMember.objects.create(council=council, user=people[name], role=role)
    Criterion.objects.create(council=council, name="Tính mới", max_score=100)
    preparing = InitiativeCouncil.objects.create(plan=plans["letter"], pass_mark=70)
    waiting = Initiative.objects.get(**targets["initiative"])
    opened = Recognition.objects.create(council=council, initiative=waiting)
    decisions = {
        status: RecognitionDecision.objects.create(
            council=council,
            status=status,
            number="" if status == "draft" else "5012",
            issued_on=None if status == "draft" else date(2020, 5, 8),
        )
        for status in ("draft", "issued")
    }
    entries = {}
    for status in ("draft", "published"):
        case = Recognition.objects.create(
            council=council,
            initiative=InitiativeFactory(registration=waiting.registration),
            status="recognised",
            decision=decisions["issued"],
        )
        DecisionItem.objects.create(
            decision=decisions["issued"], recognition=case, name="Sáng kiến", unit="Trường"
        )
        entries[status] = LibraryEntry.objects.create(
            recognition=case, summary="Tóm tắt", how="Cách làm", contact="Trường", status=status
        )
    files = {
        status: LibraryFile.objects.create(
            entry=entry,
            title="Mẫu",
            file=FILE_NAME,
            size=15,
            added_by=people["head"],
            added_at=MOMENT,
        )
        for status, entry in entries.items()
    }
    return {
        "council": {"pk": council.pk},
        "council being set up": {"pk": preparing.pk},
        "plan with a council": {"plan_pk": plans["district plan"].pk},
        "plan without a council": {"plan_pk": plans["earlier letter"].pk},
        "open case": {"pk": opened.pk},
        "recognised case": {"pk": entries["draft"].recognition_id},
        "evidence of the case": {"pk": opened.pk, "file_pk": targets["evidence"]["pk"]},
        "draft decision": {"pk": decisions["draft"].pk},
        "issued decision": {"pk": decisions["issued"].pk},
        "entry in the library": {"pk": entries["published"].pk},
        "draft entry": {"pk": entries["draft"].pk},
        "file in the library": {"pk": files["published"].pk},
        "file of the draft": {"pk": files["draft"].pk},
    }
