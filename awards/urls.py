from django.urls import path

from awards.views import (
    appraising,
    award_forms,
    bulk,
    decisions,
    dossiers,
    making,
    nominating,
    papers,
    qualifying,
)

app_name = "awards"

urlpatterns = [
    path("", dossiers.dossier_list, name="dossier_list"),
    path("ke-hoach/<int:plan_pk>/", award_forms.award_forms, name="award_forms"),
    path(
        "ke-hoach/<int:plan_pk>/hinh-thuc/", award_forms.award_form_create, name="award_form_create"
    ),
    path("hinh-thuc/<int:pk>/", award_forms.award_form_edit, name="award_form_edit"),
    path("hinh-thuc/<int:pk>/bo/", award_forms.award_form_remove, name="award_form_remove"),
    path("ke-hoach/<int:plan_pk>/lap-ho-so/", dossiers.dossier_create, name="dossier_create"),
    path("ke-hoach/<int:plan_pk>/lap-danh-sach/", nominating.nominate_many, name="nominate_many"),
    path(
        "hinh-thuc/<int:pk>/ai-du-dieu-kien/", qualifying.who_qualifies_today, name="who_qualifies"
    ),
    path("hinh-thuc/<int:pk>/de-nghi-len/", nominating.propose_above, name="propose_above"),
    path("nhieu-ho-so/xem-truoc/", bulk.bulk_look, name="bulk_look"),
    path("nhieu-ho-so/thuc-hien/", bulk.bulk_do, name="bulk_do"),
    path("<int:pk>/", dossiers.dossier_detail, name="dossier_detail"),
    path("<int:pk>/sua/", dossiers.dossier_edit, name="dossier_edit"),
    path("<int:pk>/nop/", dossiers.dossier_submit, name="dossier_submit"),
    path("<int:pk>/rut/", dossiers.dossier_withdraw, name="dossier_withdraw"),
    path("giay-to/<int:pk>/dinh-kem/", papers.document_attach, name="document_attach"),
    path("giay-to/<int:pk>/tai-ve/", papers.document_download, name="document_download"),
    path("giay-to/<int:pk>/kiem-tra/", papers.document_check, name="document_check"),
    path("giay-to/<int:pk>/con-thieu/", papers.document_problem, name="document_problem"),
    path("giay-to/<int:pk>/lap/", making.paper_write, name="paper_write"),
    path("giay-to/<int:pk>/ban-lap.pdf", making.paper_pdf, name="paper_pdf"),
    path("giay-to/<int:pk>/ban-lap.docx", making.paper_word, name="paper_word"),
    path("<int:pk>/tra-lai/", appraising.dossier_return, name="dossier_return"),
    path("<int:pk>/du-thanh-phan/", appraising.dossier_complete, name="dossier_complete"),
    path("<int:pk>/tham-dinh/", appraising.dossier_appraise, name="dossier_appraise"),
    path("<int:pk>/ket-thuc-tham-dinh/", appraising.dossier_conclude, name="dossier_conclude"),
    path("<int:pk>/tam-dung/", appraising.dossier_suspend, name="dossier_suspend"),
    path("<int:pk>/xem-xet-tiep/", appraising.dossier_resume, name="dossier_resume"),
    path("<int:pk>/xung-dot/", appraising.dossier_recuse, name="dossier_recuse"),
    path("<int:pk>/cung-ten/", appraising.dossier_name, name="dossier_name"),
    path("<int:pk>/quyet-dinh/", decisions.dossier_decide, name="dossier_decide"),
    path("<int:pk>/khong-khen/", decisions.dossier_decline, name="dossier_decline"),
    path("<int:pk>/giay-khen.pdf", decisions.certificate, name="certificate"),
]
