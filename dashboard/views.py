"""My desk: the first page after signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.access import signed_in
from campaigns.roles import UNIT_ROLES
from campaigns.standing import standing_of
from dashboard import my_desk
from dashboard.my_desk import pile
from registrations.participation import open_to_register
from registrations.progress.due import progress_due


@signed_in
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for me, what is due, and under which plans my units register."""
    user = request.user
    invitations = open_to_register(standing_of(user).bodies_as(*UNIT_ROLES))
    reports = my_desk.reports_of_mine(user)
    progress = progress_due(standing_of(user).bodies_as(*UNIT_ROLES))
    piles = {
        "to_sign": pile("Kế hoạch chờ ký", my_desk.plans_to_sign(user)),
        "to_acknowledge": pile(
            "Kế hoạch chưa xác nhận đã nhận", my_desk.plans_to_acknowledge(user)
        ),
        "returned": pile("Bản đăng ký bị trả lại", my_desk.returned_to_me(user)),
        "registrations": pile("Bản đăng ký chờ tiếp nhận", my_desk.registrations_to_review(user)),
        "consolidations": pile(
            "Bản tổng hợp chờ tiếp nhận", my_desk.consolidations_to_review(user)
        ),
        "reports": pile("Báo cáo chờ tiếp nhận", my_desk.reports_to_receive(user)),
        "appraisals": pile("Sáng kiến chờ tôi chấm", my_desk.initiatives_to_appraise(user)),
        "conclusions": pile(
            "Sáng kiến chờ quyết định công nhận", my_desk.recognitions_to_decide(user)
        ),
        "decisions": pile(
            "Dự thảo quyết định công nhận chờ ban hành", my_desk.decisions_to_issue(user)
        ),
        "meetings": pile("Phiên họp chờ tôi biểu quyết", my_desk.meetings_to_vote_in(user)),
        "award_decisions": pile(
            "Quyết định khen thưởng chờ ký", my_desk.award_decisions_to_sign(user)
        ),
        "dossiers": pile("Hồ sơ khen thưởng chờ xử lý", my_desk.dossiers_waiting(user)),
    }
    return render(
        request,
        "dashboard/desk.html",
        {
            **piles,
            "invitations": invitations,
            "my_reports": reports,
            "progress_due": progress,
            "desks": my_desk.desks_run_by(user),
            "nothing_waits": not (invitations or reports or progress)
            and not any(one.count for one in piles.values()),
            "deadlines": my_desk.deadlines_ahead(user),
        },
    )
