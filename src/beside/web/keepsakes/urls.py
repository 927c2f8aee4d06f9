"""Addresses of the baby's things."""

from django.urls import path

from beside.web.keepsakes import views

app_name = "keepsakes"
urlpatterns = [
    path("", views.everything, name="all"),
    path("new/", views.bring, name="new"),
    path("<uuid:id>/", views.one, name="one"),
    path("<uuid:id>/where/", views.where, name="where"),
    path("<uuid:id>/tell/", views.tell, name="tell"),
    path("<uuid:id>/slip/", views.slip, name="slip"),
    path("<uuid:id>/away/", views.put_away, name="away"),
    path("<uuid:id>/back/", views.bring_back, name="back"),
]
