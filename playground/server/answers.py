"""How answers are written: JSON without NaN, NumPy files, msgpack."""

import io
from typing import Any

import msgspec
import numpy as np
from flask import Flask, Response, send_file
from flask.json.provider import JSONProvider
from numpy.typing import NDArray


class StrictJSON(JSONProvider):
    """JSON by msgspec: NaN and infinities are null, as the contract says."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        """Return an object as JSON text."""
        return msgspec.json.encode(obj).decode()

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """Return the object of a JSON text."""
        return msgspec.json.decode(s)


class PlaygroundApp(Flask):
    """Flask with our JSON."""

    json_provider_class = StrictJSON


def npy(array: NDArray[Any], **headers: str) -> Response:
    """Return an array as a `.npy` file."""
    file = io.BytesIO()
    np.save(file, array, allow_pickle=False)
    return download(file.getvalue(), "application/octet-stream", **headers)


def commas(numbers: NDArray[Any]) -> str:
    """Return whole numbers as a header has them.

    >>> commas(np.array([3, 1, 4]))
    '3,1,4'
    """
    return ",".join(map(str, numbers))


def npz(arrays: dict[str, NDArray[Any]]) -> Response:
    """Return arrays as a `.npz` file."""
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return download(file.getvalue(), "application/octet-stream")


def msgpack(value: Any) -> Response:
    """Return a value as msgpack."""
    return download(msgspec.msgpack.encode(value), "application/msgpack")


def download(content: bytes, mimetype: str, name: str | None = None, **headers: str) -> Response:
    """Return bytes; with a name the browser saves them as a file."""
    answer = send_file(io.BytesIO(content), mimetype, as_attachment=name is not None, download_name=name)
    for key, value in headers.items():
        answer.headers[key.replace("_", "-")] = value
    return answer
