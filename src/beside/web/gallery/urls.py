"""The gallery, for those who build; answers only with DEBUG or BESIDE_GALLERY (see `beside.web.urls`)."""

from django.urls import path

from beside.web.gallery import views

app_name = "gallery"
urlpatterns = [path("", views.gallery, name="all"), path("corners/", views.corners, name="corners")]
