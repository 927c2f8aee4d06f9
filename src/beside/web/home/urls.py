"""The addresses of home."""

from django.urls import path

from beside.web.home import views

app_name = "home"
urlpatterns = [
    path("", views.corner, name="corner"),
    path("let-in/<uuid:id>/", views.one_of_us, name="one_of_us"),
]
