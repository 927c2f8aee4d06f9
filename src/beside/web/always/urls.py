"""The addresses of what is always within reach."""

from django.urls import path

from beside.web.always import views

app_name = "always"
urlpatterns = [
    path("help/", views.help_now, name="help"),
    path("pause/", views.pause_page, name="pause"),
    path("pause/over/", views.pause_over, name="pause_over"),
    path("quick/", views.quick, name="quick"),
    path("measures/", views.measures, name="measures"),
]
