"""Addresses of the door."""

from django.urls import path

from beside.web.door import views

app_name = "door"
urlpatterns = [
    path("in/", views.sign_in, name="in"),
    path("in/back/", views.ways_back, name="back"),
    path("near/close/", views.close_near, name="close_near"),
    path("l/<uuid:id>", views.link, name="link"),
]
