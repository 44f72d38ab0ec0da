"""The workflow of a ranking."""

from django.urls import reverse

from audit.workflow import Transition, Workflow
from rankings.models import Ranking
from rankings.permissions import may_edit_ranking, may_publish_ranking

RANKING = Workflow(
    noun="bảng xếp hạng",
    states=Ranking.Status,
    model=Ranking,
    routes="rankings:ranking",
    transitions=(
        Transition(
            "publish",
            "Công bố bảng xếp hạng",
            sources=(Ranking.Status.DRAFT,),
            target=Ranking.Status.PUBLISHED,
            permission=may_publish_ranking,
            needs={"published_on": "Hãy ghi ngày công bố."},
        ),
        Transition(
            "correct",
            "Đính chính bằng bản mới",
            sources=(Ranking.Status.PUBLISHED,),
            target=Ranking.Status.CORRECTED,
            permission=may_publish_ranking,
            needs={"by": "Bản cũ chỉ được thay khi bản đính chính được công bố."},
        ),
        Transition(
            "discard",
            "Hủy bản nháp",
            sources=(Ranking.Status.DRAFT,),
            target=Ranking.Status.DISCARDED,
            permission=may_edit_ranking,
            slug="huy",
            question="Hủy bản nháp này? Bản đã hủy không sửa tiếp được.",
            done="Đã hủy bản nháp.",
            then=lambda _: reverse("rankings:ranking_list"),
        ),
    ),
)
