"""The address of the first evening."""

from django.urls import path

from beside.web.begin import views

app_name = "begin"
urlpatterns = [path("", views.evening, name="evening")]
