from django.urls import path

from accounts import views

app_name = "accounts"

urlpatterns = [
    path("dang-nhap/", views.login, name="login"),
    path("dang-nhap-lai/", views.sign_in_again, name="sign_in_again"),
    path("phien/", views.session, name="session"),
    path("dang-xuat/", views.logout, name="logout"),
    path("cua-toi/", views.profile, name="profile"),
    path("mat-khau/", views.password_change, name="password_change"),
    path("mat-khau/xong/", views.password_change_done, name="password_change_done"),
]
