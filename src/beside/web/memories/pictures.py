"""The bytes of a picture, opened as they are sent: copies to be shown, the original to be taken out."""

from typing import Literal
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from beside.items.errors import NotThere
from beside.memories import Memory, Picture, SealedFile
from beside.objects import keep
from beside.web.http import HouseRequest, signed_in
from beside.web.memories.photos import held

SANDBOX = "sandbox; default-src 'none'"
"""The content policy of what a family brought in (SECURITY-DESIGN 10.1)."""

type Which = Literal["original", "view", "small"]


@require_safe
@signed_in
def picture(request: HouseRequest, id: UUID, which: str) -> HttpResponseBase:
    """`view` or `small` as a picture without metadata; `original` byte for byte, as a file to be kept elsewhere."""
    kept = request.house.get(Memory, id)
    file = _file(kept.value.picture, which)
    if file is None:
        raise NotThere
    pieces = keep.read(request.house.family, held(file))
    original = which == "original"
    answer: HttpResponseBase = (
        StreamingHttpResponse(pieces, content_type=file.type)
        if original
        else HttpResponse(b"".join(pieces), content_type=file.type)
    )
    answer["Content-Length"] = str(file.length)
    answer["Content-Security-Policy"] = SANDBOX
    answer["Content-Disposition"] = content_disposition_header(original, file.filename) or (
        "attachment" if original else "inline"
    )
    return answer


def _file(picture: Picture | None, which: str) -> SealedFile | None:
    if picture is None:
        return None
    match which:
        case "original":
            return picture.original
        case "view":
            return picture.view
        case "small":
            return picture.small
        case _:
            return None
