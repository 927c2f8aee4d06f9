"""The address of home."""

from django.urls import path

from beside.web.home import views

app_name = "home"
urlpatterns = [path("", views.corner, name="corner")]
