"""What a form meets whose journey has gone on since the page was shown: nothing is written, and it says so."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def gone_on(request: HttpRequest, journey: UUID) -> HttpResponse:
    """409: what was touched belongs to a moment that lies behind."""
    return render(request, "journeys/gone_on.html", {"journey": journey}, status=409)
