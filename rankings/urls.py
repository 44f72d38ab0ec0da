from django.urls import path

from rankings.imports.score_import import ScoreImport
from rankings.permissions import may_edit_ranking
from rankings.views import drafts, publication, rankings
from rankings.views.rankings import ranking_by
from rankings.workflow import RANKING
from screens.import_views import import_paths
from screens.steps import step_urls

app_name = "rankings"

urlpatterns = [
    path("", rankings.ranking_list, name="ranking_list"),
    path("lap/", drafts.ranking_create, name="ranking_create"),
    path("don-vi/<int:pk>/", rankings.ranks_of_body, name="ranks_of_body"),
    path("<int:pk>/", rankings.ranking_detail, name="ranking_detail"),
    path("<int:pk>/bang.xlsx", rankings.ranking_sheet, name="ranking_sheet"),
    path("<int:pk>/bang.pdf", rankings.ranking_print, name="ranking_print"),
    path("<int:pk>/sua/", drafts.ranking_edit, name="ranking_edit"),
    path("<int:pk>/don-vi/", drafts.ranking_bodies, name="ranking_bodies"),
    path("<int:pk>/diem/", drafts.ranking_scores, name="ranking_scores"),
    *step_urls(RANKING, find=ranking_by),
    *import_paths(
        "<int:pk>/tu-excel/", "score_import", ScoreImport, find=ranking_by, do=may_edit_ranking
    ),
    path("<int:pk>/cong-bo/", publication.ranking_publish, name="ranking_publish"),
    path("<int:pk>/dinh-chinh/", publication.ranking_correct, name="ranking_correct"),
]
