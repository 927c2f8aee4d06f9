"""The addresses that the pages of memories lead to."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def home(request: HttpRequest) -> HttpResponse:
    """A page that is only led to."""
    return HttpResponse()


urlpatterns = [
    path("", include("beside.web.home.urls")),
    path("", include("beside.web.door.urls")),
    path("keepsakes/", include(([path("", home, name="all")], "keepsakes"))),
    path("journeys/", include(([path("", home, name="all")], "journeys"))),
    path("more/", include(([path("", home, name="more")], "family"))),
    path("memories/", include("beside.web.memories.urls")),
    path("", include("beside.web.always.urls")),
    path("kept/", include("beside.web.kept.urls")),
]
handler404 = handler400 = "beside.web.failures.views.not_there"
handler500 = "beside.web.failures.views.broke"
handler403 = "beside.web.failures.views.cross_site"
