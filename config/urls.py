"""URLs of the portal."""

from django.contrib import admin
from django.urls import include, path

handler403 = "accounts.views.refused"

urlpatterns = [
    path("", include("dashboard.urls")),
    path("tai-khoan/", include("accounts.urls")),
    path("quyet-dinh/", include("decisions.urls")),
    path("ke-hoach/", include("organisation.urls")),
    path("ke-hoach/", include("plan_reading.urls")),
    path("ke-hoach/", include("campaigns.urls")),
    path("dang-ky/", include("registrations.urls")),
    path("sang-kien/", include("recognition.urls")),
    path("xep-hang/", include("rankings.urls")),
    path("khen-thuong/", include("awards.urls")),
    path("", include("register.urls")),
    path("thong-bao/", include("notifications.urls")),
    path("quan-tri/", admin.site.urls),
]
