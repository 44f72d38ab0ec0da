"""Titles of the admin site."""

from django.contrib import admin
from django.contrib.auth.models import Group

# What a person may do hangs on their memberships, not on Django's groups.
admin.site.unregister(Group)
admin.site.site_header = "Quản trị Cổng thi đua cải cách hành chính"
admin.site.site_title = "Quản trị"
admin.site.index_title = "Quản trị hệ thống"
