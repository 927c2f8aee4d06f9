"""Every address of Beside: one line for each area."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("beside.web.home.urls")),
    path("begin/", include("beside.web.begin.urls")),
    path("", include("beside.web.door.urls")),
    path("keepsakes/", include("beside.web.keepsakes.urls")),
    path("journeys/", include("beside.web.journeys.urls")),
    path("memories/", include("beside.web.memories.urls")),
    path("", include("beside.web.always.urls")),
    path("kept/", include("beside.web.kept.urls")),
    path("more/", include("beside.web.family.urls")),
]
if settings.BESIDE_GALLERY or settings.DEBUG:
    urlpatterns.append(path("gallery/", include("beside.web.gallery.urls")))

handler404 = "beside.web.failures.views.not_there"
handler500 = "beside.web.failures.views.broke"
handler403 = "beside.web.failures.views.cross_site"
handler400 = "beside.web.failures.views.not_there"
