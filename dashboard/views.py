"""My desk: the first page after signing in."""

from django.http import HttpResponse
from django.shortcuts import render

from accounts.access import SignedInRequest, signed_in
from dashboard import desk_queues
from dashboard.desk_queues import pile
from organisation.roles import UNIT_ROLES
from organisation.scope import scope_of
from registrations.participation import open_to_register
from registrations.progress.due import progress_due


@signed_in
def desk(request: SignedInRequest) -> HttpResponse:
    """What waits for me, what is due, and under which plans my units register."""
    user = request.user
    invitations = open_to_register(scope_of(user).bodies_as(*UNIT_ROLES))
    reports = desk_queues.reports_of_mine(user)
    progress = progress_due(scope_of(user).bodies_as(*UNIT_ROLES))
    piles = {
        "to_sign": pile("Kế hoạch chờ ký", desk_queues.plans_to_sign(user)),
        "to_acknowledge": pile(
            "Kế hoạch chưa xác nhận đã nhận", desk_queues.plans_to_acknowledge(user)
        ),
        "returned": pile("Bản đăng ký bị trả lại", desk_queues.returned_to_me(user)),
        "registrations": pile(
            "Bản đăng ký chờ tiếp nhận", desk_queues.registrations_to_review(user)
        ),
        "consolidations": pile(
            "Bản tổng hợp chờ tiếp nhận", desk_queues.consolidations_to_review(user)
        ),
        "reports": pile("Báo cáo chờ tiếp nhận", desk_queues.reports_to_receive(user)),
        "appraisals": pile("Sáng kiến chờ tôi chấm", desk_queues.initiatives_to_appraise(user)),
        "conclusions": pile(
            "Sáng kiến chờ quyết định công nhận", desk_queues.recognitions_to_decide(user)
        ),
        "decisions": pile(
            "Dự thảo quyết định công nhận chờ ban hành", desk_queues.decisions_to_issue(user)
        ),
        "meetings": pile("Phiên họp chờ tôi biểu quyết", desk_queues.meetings_to_vote_in(user)),
        "award_decisions": pile(
            "Quyết định khen thưởng chờ ký", desk_queues.award_decisions_to_sign(user)
        ),
        "dossiers": pile("Hồ sơ khen thưởng chờ xử lý", desk_queues.dossiers_waiting(user)),
    }
    return render(
        request,
        "dashboard/desk.html",
        {
            **piles,
            "invitations": invitations,
            "my_reports": reports,
            "progress_due": progress,
            "desks": desk_queues.desks_run_by(user),
            "nothing_waits": not (invitations or reports or progress)
            and not any(one.count for one in piles.values()),
            "deadlines": desk_queues.deadlines_ahead(user),
        },
    )
