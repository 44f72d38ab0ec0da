"""Admin of the common templates of certificates."""

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

# The queue is the worker's own; its pages are in English and hold tracebacks.
admin.site.unregister(DBTaskResult)
