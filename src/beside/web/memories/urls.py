"""Addresses of memories."""

from django.urls import path

from beside.web.memories import changing, pictures, views

app_name = "memories"
urlpatterns = [
    path("", views.everything, name="all"),
    path("new/", views.new, name="new"),
    path("away/", views.put_away_list, name="put_away"),
    path("<uuid:id>/", views.one, name="one"),
    path("<uuid:id>/look/", views.look, name="look"),
    path("<uuid:id>/picture/<str:which>/", pictures.picture, name="picture"),
    path("<uuid:id>/download/", pictures.download, name="download"),
    path("<uuid:id>/change/", changing.change, name="change"),
    path("<uuid:id>/away/", changing.put_away, name="away"),
    path("<uuid:id>/back/", changing.bring_back, name="back"),
]
