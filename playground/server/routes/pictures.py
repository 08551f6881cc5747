"""Pictures that are no dataset's: the photographs, and what people draw, upload and take."""

from flask import Blueprint, Response, jsonify, request

from playground.architecture import limits
from playground.data import PHOTOGRAPHS
from playground.data.album import KINDS
from playground.server.answers import download, npy
from playground.server.errors import ApiError
from playground.server.query import whole
from playground.server.services import services
from playground.server.uploads import content

pictures = Blueprint("pictures", __name__)
FOR_EVER = "private, max-age=31536000, immutable"
"""What is kept under an id never changes."""


@pictures.get("/pictures")
def listing() -> Response:
    """Answer the photographs; what people brought is found by who knows its id."""
    entries = [{"id": one.name, "title": one.title, "credit": one.credit} for one in PHOTOGRAPHS.values()]
    return jsonify(ok=True, pictures=entries)


@pictures.post("/pictures")
def create() -> tuple[Response, int]:
    """Keep a picture of a `kind`; with `draft=1` only for a while, as there will soon be another in its place."""
    kind = request.args.get("kind", "upload")
    if kind not in KINDS:
        raise ApiError(422, "kind", f'kind must be one of {", ".join(KINDS)}. Received: kind="{kind[:40]}".', "kind")
    name = services().album.add(content(), kind, draft=whole("draft", 0, 0, 1) == 1)
    return jsonify(ok=True, picture={"id": name}), 201


@pictures.get("/pictures/<name>")
def one(name: str) -> Response:
    """Answer a picture as a file; with `height`, `width` and `channels` as a network takes it, `.npy` uint8."""
    album = services().album
    if "height" not in request.args:
        file = album.file(name)
        return download(file, "image/png" if file.startswith(b"\x89PNG") else "image/jpeg", Cache_Control=FOR_EVER)
    height, width = whole("height", 1, 1, limits.INPUT_SIDE), whole("width", 1, 1, limits.INPUT_SIDE)
    shape = height, width, whole("channels", 1, 1, limits.INPUT_CHANNELS)
    return npy(album.fitted(name, shape)[None], Cache_Control=FOR_EVER)


@pictures.delete("/pictures/<name>")
def delete(name: str) -> Response:
    """Forget a picture; the photographs stay."""
    services().album.remove(name)
    return jsonify(ok=True)
