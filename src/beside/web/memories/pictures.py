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

type Which = Literal["view", "small"]


@require_safe
@signed_in
def picture(request: HouseRequest, id: UUID, which: str) -> HttpResponseBase:
    """`view` or `small`: a picture without metadata, shown in a page."""
    file = _copy(request.house.get(Memory, id).value.picture, which)
    if file is None:
        raise NotThere
    whole = b"".join(keep.read(request.house.family, held(file)))
    return _dressed(HttpResponse(whole, content_type=file.type), file, attachment=False)


@require_safe
@signed_in
def download(request: HouseRequest, id: UUID) -> HttpResponseBase:
    """The original, byte for byte, as a file to be kept elsewhere."""
    taken = request.house.get(Memory, id).value.picture
    if taken is None:
        raise NotThere
    file = taken.original
    pieces = keep.read(request.house.family, held(file))
    return _dressed(StreamingHttpResponse(pieces, content_type=file.type), file, attachment=True)


def _dressed(answer: HttpResponseBase, file: SealedFile, *, attachment: bool) -> HttpResponseBase:
    answer["Content-Length"] = str(file.length)
    answer["Content-Security-Policy"] = SANDBOX
    plainly = "attachment" if attachment else "inline"
    answer["Content-Disposition"] = content_disposition_header(attachment, file.filename) or plainly
    return answer


def _copy(picture: Picture | None, which: str) -> SealedFile | None:
    if picture is None:
        return None
    match which:
        case "view":
            return picture.view
        case "small":
            return picture.small
        case _:
            return None
