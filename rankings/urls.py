from django.urls import path

from rankings.imports.score_import import ScoreImport
from rankings.permissions import may_edit_ranking, may_see_ranking
from rankings.views import drafts, publication, rankings
from rankings.views.lookups import ranking_by
from screens.import_views import import_paths

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
    path("<int:pk>/huy/", drafts.ranking_discard, name="ranking_discard"),
    *import_paths(
        "<int:pk>/tu-excel/",
        "score_import",
        ScoreImport,
        find=ranking_by,
        see=may_see_ranking,
        do=may_edit_ranking,
    ),
    path("<int:pk>/cong-bo/", publication.ranking_publish, name="ranking_publish"),
    path("<int:pk>/dinh-chinh/", publication.ranking_correct, name="ranking_correct"),
]
