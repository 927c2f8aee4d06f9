"""The address of "How your things are kept"."""

from django.urls import path

from beside.web.kept import views

app_name = "kept"
urlpatterns = [path("", views.how, name="how")]
