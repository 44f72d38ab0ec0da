from django.urls import path

from rankings.views import drafting, importing, publishing, showing

app_name = "rankings"

urlpatterns = [
    path("", showing.ranking_list, name="ranking_list"),
    path("lap/", drafting.ranking_create, name="ranking_create"),
    path("don-vi/<int:pk>/", showing.ranks_of_body, name="ranks_of_body"),
    path("<int:pk>/", showing.ranking_detail, name="ranking_detail"),
    path("<int:pk>/bang.xlsx", showing.ranking_sheet, name="ranking_sheet"),
    path("<int:pk>/bang.pdf", showing.ranking_print, name="ranking_print"),
    path("<int:pk>/sua/", drafting.ranking_edit, name="ranking_edit"),
    path("<int:pk>/don-vi/", drafting.ranking_bodies, name="ranking_bodies"),
    path("<int:pk>/diem/", drafting.ranking_scores, name="ranking_scores"),
    path("<int:pk>/huy/", drafting.ranking_discard, name="ranking_discard"),
    path("<int:pk>/mau.xlsx", importing.own_sheet, name="own_sheet"),
    path("<int:pk>/tu-excel/", importing.sheet_import, name="sheet_import"),
    path("<int:pk>/tu-excel/nhan/", importing.sheet_confirm, name="sheet_confirm"),
    path("<int:pk>/cong-bo/", publishing.ranking_publish, name="ranking_publish"),
    path("<int:pk>/dinh-chinh/", publishing.ranking_correct, name="ranking_correct"),
]
