"""Addresses of More and of Settings."""

from django.urls import path

from beside.web.family import away, babies, colour, home, more, sentence, settings, you

app_name = "family"
urlpatterns = [
    path("", more.more, name="more"),
    path("out/", more.sign_out, name="sign_out"),
    path("away/", away.put_away, name="away"),
    path("away/<uuid:id>/back/", away.bring_back, name="back"),
    path("settings/", settings.settings, name="settings"),
    path("settings/leave-out/", settings.leave_out, name="leave_out"),
    path("settings/names/", babies.babies, name="babies"),
    path("settings/you/", you.you, name="you"),
    path("settings/home/", home.home, name="home"),
    path("settings/colour/", colour.colour, name="colour"),
    path("settings/sentence/", sentence.sentence, name="sentence"),
]
